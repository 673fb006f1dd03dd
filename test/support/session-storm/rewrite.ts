import type { AtScreen } from './at-screen.ts'
import type { Ledger } from './ledger.ts'

/** Changes a few words of a text, as a moderator does. */
export async function rewrite(moderator: AtScreen, ledger: Ledger): Promise<void> {
  const { id, text } = moderator.pick(moderator.texts)!
  const { version, section } = moderator.screen.state.tables.excerpt[id]!
  const words = text.split(' ')
  const at = words.indexOf(moderator.pick(words) ?? '')
  words.splice(at, 1, moderator.words('in other words'))
  const edited = words.join(' ')
  const asked = performance.now()
  const answer = await moderator.act('rewrite', `/excerpts/${id}`, { version, section, text: edited })
  if (!answer) return
  ledger.texts.set(id, edited)
  ledger.rewritten.push({ asked, answered: performance.now(), by: [...edited].length - [...text].length })
}
