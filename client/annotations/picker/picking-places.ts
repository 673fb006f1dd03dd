import { hasRtl } from '../../../shared/text/direction.ts'
import { rangeOfPassage, textElement } from '../passage/dom-places.ts'
import { placeAt } from '../passage/pointed.ts'
import { type Pick, rangeOf } from './picker.ts'

/** Kept free at the window's upper and lower edge, in pixels: for a line of help, and to see what comes next. */
const margin = 96

/** The place of an excerpt's text that is uppermost in the window; null where none of it is in sight. */
export function firstInSight(excerpt: string): number | null {
  const text = textElement(excerpt)
  if (!text) return null
  const { top, bottom, left, right } = text.getBoundingClientRect()
  if (top >= 0) return 0
  const isRtl = getComputedStyle(text).direction === 'rtl'
  for (let y = Math.max(top, margin); y < Math.min(bottom, innerHeight); y += 8) {
    const place = placeAt(excerpt, isRtl ? right - 2 : left + 2, y)
    if (place !== null) return place
  }
  return null
}

/** Scrolls by no more than it takes for one end of a pick to be in sight. */
export function showEnd(excerpt: string, pick: Pick, place: number): void {
  const { start } = rangeOf(pick)
  const passage = place === start ? { start, end: start + 1 } : { start: place - 1, end: place }
  const box = rangeOfPassage(excerpt, passage)?.getBoundingClientRect()
  if (!box) return
  const above = box.top - margin
  const below = box.bottom - (innerHeight - margin)
  const by = above < 0 ? above : Math.max(0, below)
  if (by !== 0) scrollBy({ top: by, behavior: 'instant' })
}

/** Where an end of a pick stands, in pixels from the corner of `around`: the edge of its line, whichever way it reads. */
export function endBox(excerpt: string, pick: Pick, end: 'start' | 'end', around: Element) {
  const range = rangeOf(pick)
  const letter =
    end === 'start' ? { start: range.start, end: range.start + 1 } : { start: range.end - 1, end: range.end }
  const drawn = rangeOfPassage(excerpt, letter)
  const box = drawn?.getBoundingClientRect()
  if (!drawn || !box) return null
  const origin = around.getBoundingClientRect()
  const isRtl = hasRtl(String(drawn))
  const x = (end === 'start') === isRtl ? box.right : box.left
  return { x: x - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top }
}
