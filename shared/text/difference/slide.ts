import type { Run } from './runs.ts'
import type { Tokens } from './tokens.ts'

type Pair = [number, number]

/** How far one change is slid at most, in tokens: beyond it a text only repeats itself. */
const furthest = 1_000

/**
 * Where words came or went, several places may say so alike: of 'It is good. It is weak.' either 'It is good. ' went
 * or 'good. It is '. Slides each such change to where a paragraph, a line, a sentence or at least a part of one begins
 * and ends, as people edit, so that the sentence beside it stays whole. `runs` are what stays, in order.
 */
export function slidToSentences(
  before: Tokens,
  after: Tokens,
  texts: { before: string; after: string },
  runs: readonly Run[],
): Run[] {
  const slid = [
    { before: 0, after: 0, length: 0 },
    ...runs.map((run) => ({ ...run })),
    { before: before.count, after: after.count, length: 0 },
  ]
  for (let i = 1; i < slid.length; i++) {
    const first = slid[i - 1] as Run
    const next = slid[i] as Run
    const went = { start: first.before + first.length, end: next.before }
    const came = { start: first.after + first.length, end: next.after }
    if (went.start < went.end === came.start < came.end) continue
    const by =
      went.start < went.end
        ? bestSlide(before, texts.before, went, first.length, next.length)
        : bestSlide(after, texts.after, came, first.length, next.length)
    first.length += by
    next.before += by
    next.after += by
    next.length -= by
  }
  return slid.filter(({ length }) => length > 0)
}

/** By how many tokens to slide a stretch: at most so many back, and so many on; of equally good places the last. */
function bestSlide(
  { hashes, offsets }: Tokens,
  text: string,
  { start, end }: { start: number; end: number },
  mostBack: number,
  mostOn: number,
): number {
  let back = 0
  while (back < Math.min(mostBack, furthest) && hashes[start - 1 - back] === hashes[end - 1 - back]) back++
  let on = 0
  while (on < Math.min(mostOn, furthest) && hashes[start + on] === hashes[end + on]) on++
  let best = { by: 0, worth: -1 }
  for (let by = on; by >= -back; by--) {
    const [one, other] = [start + by, end + by].map((token) => seamAt(text, offsets[token] as number)) as Pair
    // A good place for one end makes up for no other.
    const worth = 10 * Math.min(one, other) + one + other
    if (worth > best.worth) best = { by, worth }
  }
  return best.by
}

/** What a cut at an offset parts: paragraphs 4, lines 3, sentences 2, parts of one 1, mere words 0. */
function seamAt(text: string, at: number): number {
  let start = at
  let end = at
  while (start > 0 && isSpace(text, start - 1)) start--
  while (end < text.length && isSpace(text, end)) end++
  if (start === 0 || end === text.length) return 4
  if (start === end) return 0
  const space = text.slice(start, end)
  if (space.includes('\n')) return /\n\s*\n/.test(space) ? 4 : 3
  const last = text.slice(Math.max(0, start - 4), start)
  if (/[.!?…]["'”’)\]]*$/.test(last)) return 2
  return /[,;:–—]$/.test(last) ? 1 : 0
}

const isSpace = (text: string, at: number) => /\s/.test(text[at] as string)
