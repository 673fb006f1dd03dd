import { codePointIndex } from '../text/code-points.ts'
import { mapAnchors, type PlacedAnchor } from './place.ts'
import { indexText, type TextIndex } from './text-index.ts'

/** A quotation from elsewhere: its words, what stood around them there, and where (code points), as far as known. */
export type ForeignQuote = { exact: string; prefix?: string; suffix?: string; start?: number }

/** The widest stretch that is compared with a quotation, beyond its own length, in UTF-16 units. */
const around = 120
/** The share of a quotation's words, with those around it, that has to stand in a stretch to be looked at. */
const enough = 0.5
/** Words that stand more often than this say too little about where a quotation is. */
const tooCommon = 400

/**
 * Places quotations whose old text is not known, in the order given. `exact`: these very words, but for white space,
 * at the only place that fits them and what is around them. `changed`: similar words, at the place whose surroundings
 * fit best; for a person to decide. `orphan`: not found, or at several places that nothing tells apart. It looks only
 * where rare words of the quotation stand, and never compares with the whole text.
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
    if (chosen) return inPoints(chosen.start, chosen.end, 'exact')
    return similarWords(index, quote, inPoints) ?? inPoints(0, 0, 'orphan')
  })
}

type Stretch = { start: number; end: number }

/** Every place that has the very words of a quotation, whatever the white space between them. */
function sameWords(index: TextIndex, { exact }: ForeignQuote): Stretch[] {
  const words = exact.trim()
  const wanted = index.tokensOf(words)
  const rarest = rarestOf(index, wanted)
  if (rarest === null) return []
  const squeezed = squeeze(words)
  const found: Stretch[] = []
  for (const at of index.places(wanted[rarest]?.word ?? '')) {
    const first = at - rarest
    const last = first + wanted.length - 1
    if (first < 0 || last >= index.tokens.length) continue
    const isSame = wanted.every(({ word }, n) => index.tokens[first + n]?.word === word)
    if (!isSame) continue
    // What stands before the first word and after the last one is the quotation's too: "(so", "done."
    const lead = wanted[0]?.start ?? 0
    const start = (index.tokens[first]?.start ?? 0) - lead
    const tail = words.length - (wanted.at(-1)?.end ?? 0)
    const end = (index.tokens[last]?.end ?? 0) + tail
    if (squeeze(index.text.slice(Math.max(0, start), end)) === squeezed) found.push({ start, end })
  }
  return found
}

const squeeze = (words: string) => words.replace(/\s+/g, ' ').trim()

/** Few words stand in many texts: they are only the quotation's where something around them fits as well. */
const fewWords = 6
const leastFit = 6

/** The one place that fits best; null where none does, `several` where nothing tells the best apart. */
function choose(
  index: TextIndex,
  quote: ForeignQuote,
  places: Stretch[],
  hint: number | null,
): Stretch | 'several' | null {
  const context = Math.max(quote.prefix?.length ?? 0, quote.suffix?.length ?? 0)
  const isFew = index.tokensOf(quote.exact).length < fewWords
  const needed = isFew ? Math.min(leastFit, context) : 0
  const scored = places
    .map((place) => ({ place, fits: fitOf(index.text, quote, place) }))
    .filter(({ fits }) => fits >= needed)
    .sort((a, b) => b.fits - a.fits)
  const best = scored.filter(({ fits }) => fits === scored[0]?.fits)
  if (best.length < 2) return best[0]?.place ?? null
  if (hint === null) return 'several'
  const near = best.sort((a, b) => Math.abs(a.place.start - hint) - Math.abs(b.place.start - hint))
  return near[0]?.place ?? null
}

/** How much of what stood around a quotation stands around a place, in characters. */
function fitOf(text: string, { prefix = '', suffix = '' }: ForeignQuote, { start, end }: Stretch): number {
  let fits = 0
  const before = squeeze(text.slice(Math.max(0, start - prefix.length - 8), start))
  const wantedBefore = squeeze(prefix)
  while (fits < wantedBefore.length && wantedBefore.at(-1 - fits) === before.at(-1 - fits)) fits++
  const after = squeeze(text.slice(end, end + suffix.length + 8))
  const wantedAfter = squeeze(suffix)
  let follows = 0
  while (follows < wantedAfter.length && wantedAfter[follows] === after[follows]) follows++
  return fits + follows
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

/** The number of the token that stands least often in the text; null where one doesn't stand there at all. */
function rarestOf(index: TextIndex, wanted: { word: string }[]): number | null {
  let rarest: number | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const [n, { word }] of wanted.entries()) {
    const count = index.places(word).length
    if (count === 0) return null
    if (count < fewest) [rarest, fewest] = [n, count]
  }
  return rarest
}
