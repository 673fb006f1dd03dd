import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { spotOf } from './places.ts'

/** The element of an excerpt's text on this page. */
export function textElement(excerpt: string): HTMLElement | null {
  return document.getElementById(`excerpt-${excerpt}`)
}

/** The excerpt that a node of the page lies in. */
export function excerptAround(node: Node | null): string | null {
  const element = node instanceof Element ? node : node?.parentElement
  const text = element?.closest('.excerpt-text:has(> p[data-start])')
  return text ? text.id.slice('excerpt-'.length) : null
}

/** The DOM range of a passage as it is drawn now; null where the excerpt or the place isn't on this page. */
export const rangeOfPassage = (excerpt: string, passage: TextRange): Range | null =>
  rangesIn(excerpt)(passage)

/** Makes the function that finds passages of one excerpt as it is drawn now: worth it where there are several. */
export function rangesIn(excerpt: string): (passage: TextRange) => Range | null {
  const paragraphs = paragraphsIn(excerpt)
  return ({ start, end }) => {
    const from = spotOf(paragraphs, start, 'start')
    const to = spotOf(paragraphs, end, 'end')
    const first = from && textAt(paragraphs[from.paragraph]?.element, from.offset)
    const last = to && textAt(paragraphs[to.paragraph]?.element, to.offset)
    if (!first || !last) return null
    const range = document.createRange()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset)
    return range
  }
}

/** The paragraphs of an excerpt as they are drawn now. Their words are read only where they are asked for. */
export function paragraphsIn(excerpt: string) {
  const elements = textElement(excerpt)?.querySelectorAll<HTMLElement>(':scope > p[data-start]') ?? []
  return [...elements].map((element) => ({
    element,
    start: Number(element.dataset.start),
    get words() {
      return element.textContent ?? ''
    },
  }))
}

/** The text node that holds an offset of a paragraph, and the offset in it. */
function textAt(paragraph: HTMLElement | undefined, offset: number): { node: Node; offset: number } | null {
  if (!paragraph) return null
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (left <= length) return { node, offset: left }
    left -= length
  }
  return null
}
