import { escapeHtml } from '../../shared/text/escape-html.ts'
import { withoutEntities } from '../../shared/text/plain-words.ts'
import { fold } from '../accounts/accounts.model.ts'
import { accountsNamed, type Named } from '../accounts/names.reader.ts'

/** The most mentions that are looked up in one comment, and the most names that one of them may be. */
const mostMentions = 20
const mostCandidates = 10

/** An at sign that begins a word, and whatever may be a name after it (see the schema of names). */
const at = /(?<![\p{L}\p{M}\p{N}_.@-])@(?=([\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]{1,59}))/gu
const wordGoesOn = /^[\p{L}\p{M}\p{N}]/u

/**
 * Comment HTML as `toHtml` gives it, with the names after an at sign as links to the people who have them, and who
 * they are. Names are resolved now, once: who takes another name stays the same person. What stands in a link or in a
 * quotation mentions nobody anew.
 */
export async function withMentions(html: string): Promise<{ html: string; mentions: Named[] }> {
  if (!html.includes('@')) return { html, mentions: [] }
  const pieces = piecesOf(html)
  const candidates = pieces.flatMap(({ words }) => (words === null ? [] : placesIn(words)))
  const accounts = await accountsNamed(candidates.slice(0, mostMentions).flatMap(({ names }) => names))
  const mentioned = new Map<string, Named>()
  const linked = pieces.map(({ raw, words }) => {
    if (words === null || accounts.size === 0) return raw
    let done = 0
    let out = ''
    for (const { start, names } of placesIn(words)) {
      const name = names.find((one) => accounts.has(fold(one)))
      const person = name === undefined ? undefined : accounts.get(fold(name))
      if (name === undefined || !person || start < done) continue
      mentioned.set(person.id, person)
      const end = start + 1 + name.length
      out += escapeHtml(words.slice(done, start))
      out += `<a class="mention" href="/people/${person.id}">${escapeHtml(words.slice(start, end))}</a>`
      done = end
    }
    return out + escapeHtml(words.slice(done))
  })
  return { html: linked.join(''), mentions: [...mentioned.values()] }
}

/** HTML cut at its tags. `words` is the text of a piece that may mention somebody; null for all others. */
function piecesOf(html: string): { raw: string; words: string | null }[] {
  let quoted = 0
  let linked = 0
  return html.split(/(<[^>]*>)/).map((raw) => {
    if (!raw.startsWith('<')) return { raw, words: quoted + linked === 0 ? withoutEntities(raw) : null }
    const step = raw.startsWith('</') ? -1 : 1
    if (/^<\/?a\b/.test(raw)) linked += step
    if (/^<\/?blockquote\b/.test(raw)) quoted += step
    return { raw, words: null }
  })
}

/** Where a text may mention somebody, with the names it may be, the longest first. */
function placesIn(words: string): { start: number; names: string[] }[] {
  return [...words.matchAll(at)].map((match) => {
    const run = match[1] ?? ''
    const names: string[] = []
    for (let end = run.length; end >= 2; end--) {
      const after = words.slice(match.index + 1 + end)
      // A name ends where a word does, and not in a space.
      if (!wordGoesOn.test(after) && run[end - 1] !== ' ') names.push(run.slice(0, end))
    }
    return { start: match.index, names: names.slice(-mostCandidates) }
  })
}
