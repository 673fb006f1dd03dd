import { codePointIndex } from '../text/code-points.ts'
import { turnedRound } from './negations.ts'
import { mapAnchors, type PlacedAnchor } from './place.ts'
import { choose, type ForeignQuote, type Stretch, sameWords } from './same-words.ts'
import { indexText, type TextIndex } from './text-index.ts'

/** The widest stretch that is compared with a quotation, beyond its own length, in UTF-16 units. */
const around = 120
/** The share of a quotation's words, with those around it, that has to stand in a stretch to be looked at. */
const enough = 0.5
/** Words that stand more often than this say too little about where a quotation is. */
const tooCommon = 400

/**
 * Places quotations whose old text is not known, in the order given. `exact`: these very words, but for white space,
 * at the only place that fits them and what is around them. `changed`: similar words, at the place whose surroundings
 * fit best, or these words with other negations beside them; for a person to decide. `orphan`: not found, or at several
 * places that nothing tells apart. It looks only where rare words of the quotation stand, and never compares with the
 * whole text.
 */
export function findQuotes(text: string, quotes: readonly ForeignQuote[]): PlacedAnchor[] {
  const index = indexText(text)
  const points = codePointIndex(text)
  const inPoints = (start: number, end: number, state: PlacedAnchor['state']): PlacedAnchor => ({
    start: points.toCodePoint(start),
    end: points.toCodePoint(end),
    state,
  })
  return quotes.map((quote) => {
    const exact = sameWords(index, quote)
    const hint = quote.start === undefined ? null : points.toUtf16(quote.start)
    const chosen = choose(index, quote, exact, hint)
    if (chosen === 'several') return inPoints(0, 0, 'orphan')
    if (chosen) {
      const turned = turnedAt(text, quote, chosen)
      return turned
        ? inPoints(turned.start, turned.end, 'changed')
        : inPoints(chosen.start, chosen.end, 'exact')
    }
    return similarWords(index, quote, inPoints) ?? inPoints(0, 0, 'orphan')
  })
}

/** These words with the negations that stand beside them here and didn't there, as far as that is known. */
function turnedAt(text: string, { exact, prefix = '', suffix = '' }: ForeignQuote, { start, end }: Stretch) {
  const from = Math.max(0, start - prefix.length)
  const turned = turnedRound(
    prefix + exact + suffix,
    { start: prefix.length, end: prefix.length + exact.length },
    text.slice(from, end + suffix.length),
    { start: start - from, end: end - from },
  )
  return turned && { start: from + turned.start, end: from + turned.end }
}

/** The place whose words, with those around, are most like the quotation's. */
function similarWords(
  index: TextIndex,
  { exact, prefix = '', suffix = '' }: ForeignQuote,
  inPoints: (start: number, end: number, state: PlacedAnchor['state']) => PlacedAnchor,
): PlacedAnchor | null {
  const whole = prefix + exact + suffix
  const wanted = index.tokensOf(whole)
  const votes = new Map<number, number>()
  wanted.forEach(({ word }, n) => {
    const places = index.places(word)
    if (places.length > tooCommon) return
    // A word or two more or less shifts what comes after: neighbours share their votes.
    for (const at of places) votes.set((at - n) >> 2, (votes.get((at - n) >> 2) ?? 0) + 1)
  })
  let [best, most] = [0, 0]
  for (const [bucket, count] of votes) {
    const both = count + (votes.get(bucket + 1) ?? 0)
    if (both > most) [best, most] = [bucket, both]
  }
  if (most < Math.max(2, wanted.length * enough)) return null
  const first = index.tokens[Math.max(0, best << 2)]
  const start = Math.max(0, (first?.start ?? 0) - around)
  const end = Math.min(index.text.length, start + whole.length + 2 * around)
  const from = codePointIndex(whole).toCodePoint(prefix.length)
  const length = codePointIndex(exact).length
  const window = index.text.slice(start, end)
  const [mapped] = mapAnchors(whole, window, [{ start: from, end: from + length }])
  if (!mapped || mapped.state === 'orphan') return null
  const local = codePointIndex(window)
  return inPoints(start + local.toUtf16(mapped.start), start + local.toUtf16(mapped.end), 'changed')
}
