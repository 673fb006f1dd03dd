/**
 * Positions everywhere in the product are **Unicode code points**, while JavaScript counts UTF-16 units:
 * 'a😀b' has length 4 but three code points. These functions go between the two. A lone surrogate counts
 * as one code point, as it does in a for-of loop.
 */

const anySurrogate = /[\uD800-\uDFFF]/
const lineBreak = /\r\n?/g

/** Converts positions of one text in both directions; worth making once when many are to be converted. */
export type CodePointIndex = {
  /** The length of the text in code points. */
  length: number
  /** UTF-16 offset of a code point position; positions outside the text are brought to its edges. */
  toUtf16(codePoint: number): number
  /** Code point position of a UTF-16 offset; the middle of a surrogate pair counts as its start. */
  toCodePoint(utf16: number): number
}

/**
 * The text as it is stored: NFC, line breaks as '\n', nothing an HTML parser would change or that has no
 * code point (NUL and lone surrogates become U+FFFD), so that positions mean the same on every screen.
 */
export function toNfc(text: string): string {
  return text.replace(lineBreak, '\n').replaceAll('\0', '\uFFFD').toWellFormed().normalize('NFC')
}

/** The length of a text in code points. */
export function codePointLength(text: string): number {
  return anySurrogate.test(text) ? text.length - pairs(text).length : text.length
}

/** The words between two code point positions; positions outside the text are brought to its edges. */
export function codePointSlice(text: string, start: number, end: number): string {
  const index = codePointIndex(text)
  return text.slice(index.toUtf16(start), index.toUtf16(end))
}

/** Makes the converter of a text: one pass, then a binary search among its surrogate pairs, if any. */
export function codePointIndex(text: string): CodePointIndex {
  const clamp = (position: number, length: number) => Math.max(0, Math.min(position, length))
  if (!anySurrogate.test(text)) {
    const same = (position: number) => clamp(position, text.length)
    return { length: text.length, toUtf16: same, toCodePoint: same }
  }
  const starts = pairs(text)
  const length = text.length - starts.length
  // The pair number i starts at code point starts[i] - i, because each pair before it saved one unit.
  return {
    length,
    toUtf16(codePoint) {
      const position = clamp(codePoint, length)
      return position + countBefore(starts, position, (start, i) => start - i)
    },
    toCodePoint(utf16) {
      const position = clamp(utf16, text.length)
      return position - countBefore(starts, position, (start) => start)
    },
  }
}

/** The UTF-16 offset of every surrogate pair, in order. */
function pairs(text: string): number[] {
  const starts: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xd800 || (text.charCodeAt(i + 1) & 0xfc00) !== 0xdc00) continue
    starts.push(i)
    i++
  }
  return starts
}

/** How many of the ascending values lie before the position. */
function countBefore(
  starts: number[],
  position: number,
  value: (start: number, i: number) => number,
): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value(starts[middle] as number, middle) < position) low = middle + 1
    else high = middle
  }
  return low
}
