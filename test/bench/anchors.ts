import { findQuotes } from '../../shared/annotations/find-quotes.ts'
import { mapAnchors, type PlacedAnchor } from '../../shared/annotations/place.ts'
import { segments } from '../../shared/annotations/segments.ts'
import { contextLength, type TextRange } from '../../shared/annotations/selectors.ts'
import { difference } from '../../shared/text/difference/difference.ts'
import { randomNumbers } from './random-numbers.ts'
import { randomWords } from './random-words.ts'
import { report, say } from './server/report.ts'

/**
 * How long 10,000 anchors take through an edit of 2% of the words, and how many come out right. The edit is made word
 * by word, so where each word went is known, whatever the mapping says.
 */

type Edited = { before: string; after: string; anchors: TextRange[]; truth: (TextRange | undefined)[] }

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

type Judged = { right: number; wrong: number }

/**
 * In per cent. Right: unchanged words found at their place, or words that were edited said to be. Wrong: words claimed
 * to be unchanged at a place where they are not.
 */
function judge({ truth }: Edited, placed: PlacedAnchor[]): Judged {
  let right = 0
  let wrong = 0
  placed.forEach(({ state, start, end }, i) => {
    const range = truth[i]
    const claims = state === 'exact' || state === 'moved'
    if (range ? claims && start === range.start && end === range.end : !claims) right++
    else if (claims) wrong++
  })
  return { right: (100 * right) / placed.length, wrong: (100 * wrong) / placed.length }
}

/** In milliseconds of this thread's own time, so that what else runs on the machine doesn't count. */
function best(task: () => unknown): { first: number; best: number } {
  const times = Array.from({ length: 6 }, () => {
    const started = process.threadCpuUsage()
    task()
    const { user, system } = process.threadCpuUsage(started)
    return (user + system) / 1_000
  })
  return { first: times[0] as number, best: Math.min(...times) }
}

const sizeOf = ({ before }: Edited) => `${Math.round(before.length / 1000)} kB`

function tellMapping(name: string, edited: Edited): { ms: number } & Judged {
  const { before, after, anchors } = edited
  const whole = best(() => mapAnchors(before, after, anchors))
  const compared = best(() => difference(before, after))
  const judged = judge(edited, mapAnchors(before, after, anchors))
  say(
    `${name}, ${sizeOf(edited)}: ${whole.first.toFixed(0)} ms at first, ${whole.best.toFixed(0)} ms at best ` +
      `(${compared.best.toFixed(0)} ms of it the difference); ${judged.right.toFixed(2)}% right, ` +
      `${judged.wrong.toFixed(2)}% claimed at a wrong place`,
  )
  return { ms: whole.first, ...judged }
}

/** The first time counts: a server maps an edit once. */
function reportMapping(size: string, edited: Edited, goal: number): void {
  const { ms, right, wrong } = tellMapping('prose', edited)
  const whole = ms.toFixed(0)
  report(`10,000 anchors through an edit of 2% of ${size} (ms)`, whole, `≤ ${goal}`, ms <= goal)
  report(`of them placed right (%), ${size}`, right.toFixed(2), '≥ 99.5', right >= 99.5)
  report(`of them claimed at a wrong place (%), ${size}`, wrong.toFixed(2), '< 0.2', wrong < 0.2)
}

/** The same anchors as quotations whose old text nobody has. */
function reportQuotes(edited: Edited): void {
  const { before, after, anchors } = edited
  const quotes = anchors.map(({ start, end }) => ({
    exact: before.slice(start, end),
    prefix: before.slice(Math.max(0, start - contextLength), start),
    suffix: before.slice(end, end + contextLength),
    start,
  }))
  const { first, best: fastest } = best(() => findQuotes(after, quotes))
  const { right, wrong } = judge(edited, findQuotes(after, quotes))
  say(`at best ${fastest.toFixed(0)} ms; ${right.toFixed(2)}% right, ${wrong.toFixed(2)}% at a wrong place`)
  report('10,000 imported quotations into 100 kB (ms)', first.toFixed(0), '≤ 1500', first <= 1_500)
}

/** Anchors through edits, and quotations into a text, beside their goals; what is hostile on purpose is told. */
export function measureAnchors(): void {
  const random = randomNumbers(7)
  reportQuotes(editedText(randomWords(17_000, 4_000, random), random))
  reportMapping('100 kB', editedText(randomWords(17_000, 4_000, random), random), 80)
  reportMapping('1 MB', editedText(randomWords(170_000, 8_000, random), random), 250)
  const page = randomWords(400, 300, random)
  tellMapping('one page over and over', editedText(Array.from({ length: 425 }, () => page).flat(), random))
  tellMapping('three words only', editedText(randomWords(17_000, 3, random), random))

  const spans = editedText(randomWords(17_000, 4_000, random), random).anchors.slice(0, 5_000)
  const length = Math.max(...spans.map(({ end }) => end))
  const named = spans.map((span, i) => ({ ...span, id: `a${i}` }))
  say(`segments of 5,000 spans on 100 kB: ${best(() => segments(length, named)).best.toFixed(1)} ms`)
}
