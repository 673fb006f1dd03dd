import type { TextIndex } from './text-index.ts'

/** A quotation from elsewhere: its words, what stood around them there, and where (code points), as far as known. */
export type ForeignQuote = { exact: string; prefix?: string; suffix?: string; start?: number }

export type Stretch = { start: number; end: number }

/** Every place that has the very words of a quotation, whatever the white space between them, and cuts no character. */
export function sameWords(index: TextIndex, { exact }: ForeignQuote): Stretch[] {
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
    const from = Math.max(0, (index.tokens[first]?.start ?? 0) - lead)
    const tail = words.length - (wanted.at(-1)?.end ?? 0)
    const here = index.text.slice(from, (index.tokens[last]?.end ?? 0) + tail)
    if (squeeze(here) !== squeezed) continue
    const start = from + here.length - here.trimStart().length
    const end = from + here.trimEnd().length
    if (!index.cuts(start) && !index.cuts(end)) found.push({ start, end })
  }
  return found
}

const squeeze = (words: string) => words.replace(/\s+/g, ' ').trim()

/** Few words stand in many texts: they are only the quotation's where something around them fits as well. */
const fewWords = 6
const leastFit = 6

/** The one place that fits best; null where none does, `several` where nothing tells the best apart. */
export function choose(
  index: TextIndex,
  quote: ForeignQuote,
  places: Stretch[],
  hint: number | null,
): Stretch | 'several' | null {
  const context = Math.max(squeeze(quote.prefix ?? '').length, squeeze(quote.suffix ?? '').length)
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
