const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** Below it no two characters make one, but for a carriage return and its line feed. */
const firstThatJoins = 0x300

/**
 * Makes the function that tells which grapheme of a text, in UTF-16 offsets, would be cut at an offset; null where
 * none would. Worth making once when many are asked for: what isn't plain letters is segmented once.
 */
export function graphemeCutter(text: string): (offset: number) => { start: number; end: number } | null {
  let segments: Intl.Segments | undefined
  return (offset) => {
    if (offset <= 0 || offset >= text.length) return null
    const last = text.charCodeAt(offset - 1)
    const next = text.charCodeAt(offset)
    if (last < firstThatJoins && next < firstThatJoins && !(last === 13 && next === 10)) return null
    segments ??= segmenter.segment(text)
    const { index, segment } = segments.containing(offset) as Intl.SegmentData
    return index === offset ? null : { start: index, end: index + segment.length }
  }
}
