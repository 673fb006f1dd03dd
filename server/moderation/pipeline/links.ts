import { count } from '../../../shared/text/plural.ts'
import type { Phase } from './phase.ts'

/** More links than these are a list of links. */
const most = 5

export const countLinks = (words: string): number =>
  words.match(/https?:\/\/(?:www\.)?|\bwww\./gi)?.length ?? 0

/** Many links, or any by somebody whom nobody knows yet. */
export const links: Phase = {
  name: 'links',
  look({ author, submission: { words } }) {
    const found = countLinks(words)
    if (found > most) return { verdict: 'held', detail: `It has ${count(found, 'link')}.` }
    if (found > 0 && author !== 'known')
      return { verdict: 'held', detail: `${count(found, 'link')} by somebody new.` }
    return null
  },
}
