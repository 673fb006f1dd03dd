import { escapeHtml } from './escape-html.ts'

const address = /https?:\/\/[^\s<>"[\]]+/iy
const punctuation = new Set(".,;:!?'’”*_~")

/** The opening tag of a link, or undefined where the address is none that a browser would follow. */
export function linkTo(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  return `<a href="${escapeHtml(href)}" rel="nofollow ugc noopener">`
}

/** The bare address that begins at a UTF-16 offset, without the punctuation of the sentence it stands in. */
export function addressAt(source: string, at: number): string | undefined {
  address.lastIndex = at
  const found = address.exec(source)?.[0]
  if (found === undefined) return undefined
  let unmatched = found.split(')').length - found.split('(').length
  let end = found.length
  for (;;) {
    const last = found.charAt(end - 1)
    // A closing bracket belongs to the address when its opening one does.
    if (last === ')' && unmatched > 0) unmatched--
    else if (!punctuation.has(last)) return found.slice(0, end)
    end--
  }
}
