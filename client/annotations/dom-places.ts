import type { TextRange } from '../../shared/annotations/selectors.ts'
import { type Covered, passageOf, spotOf } from './places.ts'

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

/** The passage of an excerpt that a DOM range covers; null for none. `words` is the excerpt's text. */
export function passageInRange(range: Range, excerpt: string, words: string): TextRange | null {
  const covered = paragraphsIn(excerpt).flatMap((paragraph): Covered[] => {
    if (!range.intersectsNode(paragraph.element)) return []
    const inside = document.createRange()
    inside.selectNodeContents(paragraph.element)
    const offset = (node: Node, at: number) => {
      const place = inside.comparePoint(node, at)
      if (place !== 0) return place < 0 ? 0 : paragraph.words.length
      const before = inside.cloneRange()
      before.setEnd(node, at)
      return before.toString().length
    }
    const from = offset(range.startContainer, range.startOffset)
    const to = offset(range.endContainer, range.endOffset)
    return from < to ? [{ ...paragraph, from, to }] : []
  })
  return passageOf(words, covered)
}

/** The DOM range of a passage as it is drawn now; null where the excerpt or the place isn't on this page. */
export function rangeOfPassage(excerpt: string, { start, end }: TextRange): Range | null {
  const paragraphs = paragraphsIn(excerpt)
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

function paragraphsIn(excerpt: string) {
  const elements = textElement(excerpt)?.querySelectorAll<HTMLElement>(':scope > p[data-start]') ?? []
  return [...elements].map((element) => ({
    element,
    start: Number(element.dataset.start),
    words: element.textContent ?? '',
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
