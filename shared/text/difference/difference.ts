import type { Gap } from './gap.ts'
import { piecesOf } from './pieces.ts'
import { middleOf, movedRuns, sameRuns, withoutCoincidences } from './runs.ts'
import { seedsOf } from './seeds.ts'
import { slidToSentences } from './slide.ts'
import { type Tokens, tokensOf } from './tokens.ts'

/** A stretch of one text and what stands for it in the other. UTF-16 offsets, ends not included. */
export type Change = {
  /** Whether both sides are the very same characters. If not, either may be empty: words added or removed. */
  same: boolean
  beforeStart: number
  beforeEnd: number
  afterStart: number
  afterEnd: number
}

export type Difference = {
  /** Both texts from beginning to end, in order. */
  changes: Change[]
  /** In the order of the first text: the same words, removed here and added there according to `changes`. */
  moves: Change[]
}

/**
 * What an edit changed, word by word. Takes time in proportion to the texts and to the number of changes,
 * and gives the mirror image for the texts the other way round, so that an undo undoes it.
 */
export function difference(before: string, after: string): Difference {
  if (before <= after) return compare(before, after)
  const { changes, moves } = compare(after, before)
  return {
    changes: changes.map(mirrored),
    moves: moves.map(mirrored).sort((a, b) => a.beforeStart - b.beforeStart),
  }
}

function compare(before: string, after: string): Difference {
  const a = tokensOf(before)
  const b = tokensOf(after)
  const middle = middleOf(a, b)
  const seeds = seedsOf(a, b, middle)
  const runs = withoutCoincidences(a, b, sameRuns(a, b, middle, seeds))
  const pieces = piecesOf(a, b, slidToSentences(a, b, { before, after }, runs))
  const stayed = pieces.filter(({ same }) => same)
  // Equal hashes all but prove equal words; a text made to deceive them must not pass for another.
  const change = (gap: Gap, maybeSame: boolean): Change => {
    const offsets = offsetsOf(a, b, gap)
    const old = before.slice(offsets.beforeStart, offsets.beforeEnd)
    return { ...offsets, same: maybeSame && old === after.slice(offsets.afterStart, offsets.afterEnd) }
  }
  const moves = movedRuns(a, b, stayed, seeds).map((gap) => change(gap, true))
  return {
    changes: pieces.map((piece) => change(piece, piece.same)),
    moves: moves.filter(({ same }) => same).sort((one, other) => one.beforeStart - other.beforeStart),
  }
}

/** A gap between tokens as a gap between characters. */
function offsetsOf(before: Tokens, after: Tokens, gap: Gap): Gap {
  return {
    beforeStart: before.offsets[gap.beforeStart] as number,
    beforeEnd: before.offsets[gap.beforeEnd] as number,
    afterStart: after.offsets[gap.afterStart] as number,
    afterEnd: after.offsets[gap.afterEnd] as number,
  }
}

function mirrored({ same, beforeStart, beforeEnd, afterStart, afterEnd }: Change): Change {
  return { same, beforeStart: afterStart, beforeEnd: afterEnd, afterStart: beforeStart, afterEnd: beforeEnd }
}
