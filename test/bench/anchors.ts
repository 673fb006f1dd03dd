import { findQuotes } from '../../shared/annotations/find-quotes.ts'
import { mapAnchors, type PlacedAnchor } from '../../shared/annotations/place.ts'
import { segments } from '../../shared/annotations/segments.ts'
import { contextLength, type TextRange } from '../../shared/annotations/selectors.ts'
import { difference } from '../../shared/text/difference/difference.ts'
import { randomNumbers } from './random-numbers.ts'

/**
 * How long 10,000 anchors take through an edit of 2% of the words, and how many come out right. The edit is
 * made word by word, so where each word went is known. Run: node test/bench/anchors.ts
 */

type Edited = { before: string; after: string; anchors: TextRange[]; truth: (TextRange | undefined)[] }

/** Words as unevenly frequent as in a language, in sentences and paragraphs. */
function randomWords(count: number, vocabulary: number, random: () => number): string[] {
  const letters = 'etaoinshrdlu'
  const known = Array.from({ length: vocabulary }, (_, n) =>
    Array.from({ length: 2 + (n % 8) }, () => letters[Math.floor(random() * letters.length)]).join(''),
  )
  return Array.from({ length: count }, (_, i) => {
    const word = known[Math.floor(vocabulary ** random()) - 1] as string
    if (i % 120 === 119) return `${word}.\n\n`
    return i % 14 === 13 ? `${word}. ` : `${word} `
  })
}

/** Replaces, removes or adds words at 2% of the places, and puts 10,000 anchors of 1 to 12 words. */
function editedText(words: string[], random: () => number): Edited {
  const starts: number[] = []
  const now: number[] = []
  const kept: boolean[] = []
  let before = ''
  let after = ''
  for (const word of words) {
    starts.push(before.length)
    before += word
    const choice = random() / 0.02
    if (choice < 0.3) after += 'inserted '
    now.push(after.length)
    kept.push(!(choice >= 0.3 && choice < 1))
    if (choice >= 0.3 && choice < 0.7) after += word.replace(/^\p{L}+/u, (old) => `${old.slice(1)}x`)
    else if (!(choice >= 0.7 && choice < 1)) after += word
  }
  const anchors: TextRange[] = []
  const truth: (TextRange | undefined)[] = []
  for (let i = 0; i < 10_000; i++) {
    const first = Math.floor(random() * (words.length - 12))
    const last = first + Math.floor(random() * 12)
    const length = (words[last] as string).match(/^\p{L}+/u)?.[0].length ?? 0
    const anchor = { start: starts[first] as number, end: (starts[last] as number) + length }
    const range = { start: now[first] as number, end: (now[last] as number) + length }
    const whole =
      kept.slice(first, last + 1).every(Boolean) && range.end - range.start === anchor.end - anchor.start
    anchors.push(anchor)
    truth.push(whole ? range : undefined)
  }
  return { before, after, anchors, truth }
}

/** Right: unchanged words found at their place, or changed words said to be changed. */
function judge({ truth }: Edited, placed: PlacedAnchor[]): string {
  let right = 0
  let wrong = 0
  placed.forEach(({ state, start, end }, i) => {
    const range = truth[i]
    const claims = state === 'exact' || state === 'moved'
    if (range ? claims && start === range.start && end === range.end : !claims) right++
    else if (claims) wrong++
  })
  const share = (n: number) => `${((100 * n) / placed.length).toFixed(2)}%`
  return `${share(right)} right, ${share(wrong)} claimed at a wrong place`
}

function best(task: () => unknown): { first: number; best: number } {
  const times = Array.from({ length: 6 }, () => {
    const started = performance.now()
    task()
    return performance.now() - started
  })
  return { first: times[0] as number, best: Math.min(...times) }
}

function report(name: string, edited: Edited): void {
  const { before, after, anchors } = edited
  const whole = best(() => mapAnchors(before, after, anchors))
  const compared = best(() => difference(before, after))
  const size = `${Math.round(before.length / 1000)} kB`
  console.log(
    `${name}, ${size}: ${whole.first.toFixed(0)} ms at first, ${whole.best.toFixed(0)} ms at best ` +
      `(${compared.best.toFixed(0)} ms of it the difference); ${judge(edited, mapAnchors(before, after, anchors))}`,
  )
}

/** The same anchors as quotations whose old text nobody has. */
function reportQuotes(name: string, edited: Edited): void {
  const { before, after, anchors } = edited
  const quotes = anchors.map(({ start, end }) => ({
    exact: before.slice(start, end),
    prefix: before.slice(Math.max(0, start - contextLength), start),
    suffix: before.slice(end, end + contextLength),
    start,
  }))
  const { first, best: fastest } = best(() => findQuotes(after, quotes))
  const size = `${Math.round(before.length / 1000)} kB`
  console.log(
    `10,000 quotations into ${name}, ${size}: ${first.toFixed(0)} ms at first, ${fastest.toFixed(0)} ms at best; ` +
      judge(edited, findQuotes(after, quotes)),
  )
}

const random = randomNumbers(7)
const prose = editedText(randomWords(17_000, 4_000, random), random)
reportQuotes('prose', prose)
report('prose', editedText(randomWords(17_000, 4_000, random), random))
report('prose', editedText(randomWords(170_000, 8_000, random), random))
const page = randomWords(400, 300, random)
report('one page over and over', editedText(Array.from({ length: 425 }, () => page).flat(), random))
report('three words only', editedText(randomWords(17_000, 3, random), random))

const spans = editedText(randomWords(17_000, 4_000, random), random).anchors.slice(0, 5_000)
const length = Math.max(...spans.map(({ end }) => end))
const named = spans.map((span, i) => ({ ...span, id: `a${i}` }))
console.log(`segments of 5,000 spans on 100 kB: ${best(() => segments(length, named)).best.toFixed(1)} ms`)
