import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { codePointLength } from '../../../shared/text/code-points.ts'
import { paragraphsIn } from './dom-places.ts'
import { type Covered, passageOf } from './passage-of.ts'

/** The passage of an excerpt that a DOM range covers; null for none. `words` is the excerpt's text. */
export function passageInRange(range: Range, excerpt: string, words: string): TextRange | null {
  const covered = paragraphsIn(excerpt).flatMap((paragraph): Covered[] => {
    if (!range.intersectsNode(paragraph.element)) return []
    const inside = document.createRange()
    inside.selectNodeContents(paragraph.element)
    const offset = (node: Node, at: number) => {
      const place = inside.comparePoint(node, at)
      if (place !== 0) return place < 0 ? 0 : paragraph.words.length
      return unitsBefore(paragraph.element, node, at)
    }
    const from = offset(range.startContainer, range.startOffset)
    const to = offset(range.endContainer, range.endOffset)
    const { start, words } = paragraph
    return from < to ? [{ start, words, from, to }] : []
  })
  return passageOf(words, covered)
}

/**
 * The place of an excerpt's text nearest a point of the window, in code points; null where the point is over none of
 * its words, or the browser can't tell.
 */
export function placeAt(excerpt: string, x: number, y: number): number | null {
  const spot = spotAt(x, y)
  return spot && placeOfSpot(excerpt, spot.node, spot.offset)
}

/** The place of an excerpt's text that a node and an offset in it stand for, in code points; null outside its words. */
export function placeOfSpot(excerpt: string, node: Node, offset: number): number | null {
  const paragraph = paragraphsIn(excerpt).find(({ element }) => element.contains(node))
  if (!paragraph) return null
  const before = unitsBefore(paragraph.element, node, offset)
  return paragraph.start + codePointLength(paragraph.words.slice(0, before))
}

/** How many UTF-16 units of a paragraph stand before a spot in it. */
function unitsBefore(paragraph: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange()
  before.selectNodeContents(paragraph)
  before.setEnd(node, offset)
  return before.toString().length
}

function spotAt(x: number, y: number): { node: Node; offset: number } | null {
  // Older browsers have it under another name.
  if (!document.caretPositionFromPoint) {
    const range = document.caretRangeFromPoint?.(x, y)
    return range ? { node: range.startContainer, offset: range.startOffset } : null
  }
  const spot = document.caretPositionFromPoint(x, y)
  return spot && { node: spot.offsetNode, offset: spot.offset }
}
