import { codePointLength } from '../../../shared/text/code-points.ts'
import { excerptAround, rangesIn } from '../../annotations/passage/dom-places.ts'
import { placeAt } from '../../annotations/passage/pointed.ts'

/** A place in the texts of a room: a code point of an excerpt. */
export type Place = { excerpt: string; at: number }

/** How far below the strip people are taken to read, of the height that is left. */
const readingAt = 0.22

/** The height in the window, in pixels, of the line that is being read. */
export function readingLine(): number {
  const top = document.querySelector('.room-strip')?.getBoundingClientRect().bottom ?? 0
  const from = Math.max(0, Math.min(top, innerHeight / 2))
  return from + (innerHeight - from) * readingAt
}

/** The place at the beginning of the line that is being read, or of the nearest one; null where no text is. */
export function placeBeingRead(): Place | null {
  const line = readingLine()
  const paragraphs = [...document.querySelectorAll<HTMLElement>('.room-texts .excerpt-text > p[data-start]')]
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((paragraphs[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle + 1
    else high = middle
  }
  const paragraph = paragraphs[Math.max(0, low - 1)]
  const excerpt = paragraph && excerptAround(paragraph)
  if (!excerpt) return null
  const box = paragraph.getBoundingClientRect()
  const y = Math.min(Math.max(line, box.top + 1), box.bottom - 1)
  const start = Number(paragraph.dataset.start)
  const length = codePointLength(paragraph.textContent ?? '')
  // Where something lies over the line, what is under it is guessed.
  const guessed = start + Math.floor((length * (y - box.top)) / Math.max(1, box.height))
  const found = y >= 0 && y < innerHeight ? placeAt(excerpt, box.left + 2, y) : null
  const at = found !== null && found >= start && found <= start + length ? found : guessed
  return { excerpt, at: Math.min(at, start + Math.max(0, length - 1)) }
}

/** Where a place stands in the window now; null where its text isn't on the page. */
export function boxOf({ excerpt, at }: Place): DOMRect | null {
  const find = rangesIn(excerpt)
  const range = find({ start: at, end: at + 1 }) ?? find({ start: Math.max(0, at - 1), end: at })
  return range?.getClientRects()[0] ?? null
}

/** Brings a place to the line that is read here; gliding only for whom motion is welcome. The focus stays. */
export function bringToLine(place: Place): void {
  const box = boxOf(place)
  if (!box) return
  const by = box.top + box.height / 2 - readingLine()
  // Within its own line there is nothing to follow.
  if (Math.abs(by) < box.height * 0.75) return
  const mayGlide = matchMedia('(prefers-reduced-motion: no-preference)').matches
  scrollBy({ top: by, behavior: mayGlide ? 'smooth' : 'instant' })
}
