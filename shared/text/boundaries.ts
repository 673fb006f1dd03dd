import { codePointIndex } from './code-points.ts'

export type TextUnit = 'word' | 'sentence' | 'paragraph'
export type Direction = 'forward' | 'backward'

/** UTF-16 offsets within one line; no grapheme, word or sentence goes beyond a line. */
type Stretch = { start: number; end: number }

const segmenters = {
  grapheme: new Intl.Segmenter('en-GB', { granularity: 'grapheme' }),
  word: new Intl.Segmenter('en-GB', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en-GB', { granularity: 'sentence' }),
}

/**
 * Widens a range, in code points, so that it cuts no grapheme: no half of an emoji with a skin tone, no
 * letter without its accent. Brings the range into the text; an empty range stays empty.
 */
export function snapToGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  const index = codePointIndex(text)
  const from = segmentAt(text, index.toUtf16(Math.min(start, end)), 'grapheme')
  if (start === end) return { start: index.toCodePoint(from.start), end: index.toCodePoint(from.start) }
  const last = index.toUtf16(Math.max(start, end))
  const to = segmentAt(text, last, 'grapheme')
  return { start: index.toCodePoint(from.start), end: index.toCodePoint(to.start === last ? last : to.end) }
}

/**
 * Widens a range, in code points, to whole words: dragging lets go in the middle of one more often than anybody wants
 * half of it. Nor does it cut a grapheme.
 */
export function snapToWords(text: string, start: number, end: number): { start: number; end: number } {
  const index = codePointIndex(text)
  const [from, to] = [index.toUtf16(start), index.toUtf16(end)]
  const last = segmentAt(text, to, 'word')
  return snapToGraphemes(
    text,
    index.toCodePoint(segmentAt(text, from, 'word').start),
    index.toCodePoint(last.start === to ? to : last.end),
  )
}

/**
 * Where the caret of a passage picker goes next, in code points: forward to the end of the word, sentence
 * or paragraph that ends beyond `from`, backward to the start of the one that starts before it, so that a
 * passage picked by units begins and ends on words, not on the space between them. A paragraph is a line
 * that isn't blank. Where there is no further unit, the edge of the text.
 */
export function nextBoundary(text: string, from: number, unit: TextUnit, direction: Direction): number {
  const index = codePointIndex(text)
  const caret = index.toUtf16(from)
  let line = lineAround(text, caret)
  for (;;) {
    const units = unitsOf(text.slice(line.start, line.end), unit)
    if (direction === 'forward') {
      const next = units.find(({ end }) => line.start + end > caret)
      if (next) return index.toCodePoint(line.start + next.end)
      if (line.end === text.length) return index.length
      line = lineAround(text, line.end)
    } else {
      const previous = units.findLast(({ start }) => line.start + start < caret)
      if (previous) return index.toCodePoint(line.start + previous.start)
      if (line.start === 0) return 0
      line = lineAround(text, line.start - 1)
    }
  }
}

/** The grapheme, or the word or what stands between two, that holds an offset; empty at the end of the text. */
function segmentAt(text: string, offset: number, granularity: 'grapheme' | 'word'): Stretch {
  const line = lineAround(text, offset)
  const segments = segmenters[granularity].segment(text.slice(line.start, line.end))
  const found = segments.containing(offset - line.start)
  if (!found) return { start: offset, end: offset }
  return { start: line.start + found.index, end: line.start + found.index + found.segment.length }
}

/** The line that holds an offset, with the line break that ends it. */
function lineAround(text: string, offset: number): Stretch {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return { start, end: end < 0 ? text.length : end + 1 }
}

/** The units of a line without the white space around them. */
function unitsOf(line: string, unit: TextUnit): Stretch[] {
  if (unit === 'paragraph') return trimmed(line, 0)
  const segments = [...segmenters[unit].segment(line)]
  return segments.flatMap(({ index, segment, isWordLike }) => {
    if (unit === 'word') return isWordLike ? [withSigns(line, index, index + segment.length)] : []
    return trimmed(segment, index)
  })
}

/** A figure is what it is with its signs: '£5m', '75%'. */
function withSigns(line: string, start: number, end: number): Stretch {
  const isFigure = (at: number) => /\p{N}/u.test(line[at] ?? '')
  return {
    start: isFigure(start) && /\p{Sc}/u.test(line[start - 1] ?? '') ? start - 1 : start,
    end: isFigure(end - 1) && /[%‰]/.test(line[end] ?? '') ? end + 1 : end,
  }
}

function trimmed(words: string, at: number): Stretch[] {
  const start = at + words.length - words.trimStart().length
  const end = at + words.trimEnd().length
  return start < end ? [{ start, end }] : []
}
