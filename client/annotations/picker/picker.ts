import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { type Direction, nextBoundary, type TextUnit } from '../../../shared/text/boundaries.ts'
import { codePointIndex, codePointLength } from '../../../shared/text/code-points.ts'
import { isRtl } from '../../../shared/text/direction.ts'

/** A passage being picked; code points. `anchor` stays while Shift is held, `caret` moves. */
export type Pick = { anchor: number; caret: number }

/** A key as it was pressed. */
export type Pressed = { key: string; shift?: boolean; alt?: boolean }

/** One end of a passage, which a handle moves by itself. */
export type End = 'start' | 'end'

type Step = { unit: TextUnit; direction: Direction }

const steps: Record<string, Step> = {
  ArrowRight: { unit: 'word', direction: 'forward' },
  ArrowLeft: { unit: 'word', direction: 'backward' },
  ArrowDown: { unit: 'sentence', direction: 'forward' },
  ArrowUp: { unit: 'sentence', direction: 'backward' },
  PageDown: { unit: 'paragraph', direction: 'forward' },
  PageUp: { unit: 'paragraph', direction: 'backward' },
}
const stepsWithAlt: typeof steps = {
  ArrowDown: { unit: 'paragraph', direction: 'forward' },
  ArrowUp: { unit: 'paragraph', direction: 'backward' },
}

/** The word that holds a place, or else the next one, or else the last one: where picking begins. */
export const pickAt = (text: string, place: number): Pick =>
  wholeUnit(text, nextBoundary(text, place, 'word', 'forward'), 'word')

export const rangeOf = ({ anchor, caret }: Pick): TextRange => ({
  start: Math.min(anchor, caret),
  end: Math.max(anchor, caret),
})

/**
 * What a key does to a pick: arrows go by word (left, right: where the line reads to) and sentence (up, down), Page
 * keys or Alt with up and down by paragraph, Home and End to the text's ends. Without Shift the whole unit gone to is
 * picked; with Shift the pick grows or shrinks to there. Null for any other key.
 */
export function movePick(
  text: string,
  pick: Pick,
  { key, shift = false, alt = false }: Pressed,
): Pick | null {
  if (!alt && (key === 'Home' || key === 'End')) {
    const edge = key === 'Home' ? 0 : codePointLength(text)
    return shift ? { anchor: pick.anchor, caret: edge } : pickAt(text, edge)
  }
  const step = stepOf(text, pick.caret, key, alt)
  if (!step) return null
  const { unit, direction } = step
  if (shift) {
    const caret = nextBoundary(text, pick.caret, unit, direction)
    // Nothing picked is no passage: over its own beginning a pick goes on to the other side.
    return {
      anchor: pick.anchor,
      caret: caret === pick.anchor ? nextBoundary(text, caret, unit, direction) : caret,
    }
  }
  const { start, end } = rangeOf(pick)
  if (direction === 'forward') return wholeUnit(text, nextBoundary(text, end, unit, 'forward'), unit)
  const from = nextBoundary(text, start, unit, 'backward')
  return { anchor: from, caret: nextBoundary(text, from, unit, 'forward') }
}

/** What a key does to one end of a pick, the other staying; null for a key that moves nothing. */
export function moveEnd(text: string, pick: Pick, end: End, { key, alt = false }: Pressed): Pick | null {
  const range = rangeOf(pick)
  if (key === 'Home' || key === 'End')
    return dragEnd(text, pick, end, key === 'Home' ? 0 : codePointLength(text))
  const step = stepOf(text, range[end], key, alt)
  if (!step) return null
  const { unit, direction } = step
  const to = nextBoundary(text, range[end], unit, direction)
  // A beginning stands before a word and an ending after one, whichever way it came.
  if (end === 'start') {
    return dragEnd(text, pick, end, direction === 'forward' ? nextStart(text, range.start, unit) : to)
  }
  return dragEnd(text, pick, end, direction === 'backward' ? lastEnd(text, range.end, unit) : to)
}

/** A pick with one end brought to a place, whole words always, and never past the other end: a word is left at least. */
export function dragEnd(text: string, pick: Pick, end: End, place: number): Pick {
  const { start, end: last } = rangeOf(pick)
  if (end === 'start') {
    const word = rangeOf(pickAt(text, place))
    const least = nextBoundary(text, last, 'word', 'backward')
    return { anchor: last, caret: Math.min(word.start, Math.max(least, 0)) }
  }
  const before = nextBoundary(text, place, 'word', 'backward')
  const word = nextBoundary(text, before, 'word', 'forward')
  return { anchor: start, caret: Math.max(word, nextBoundary(text, start, 'word', 'forward')) }
}

function stepOf(text: string, place: number, key: string, alt: boolean): Step | undefined {
  const step = (alt ? stepsWithAlt : steps)[key]
  if (step?.unit !== 'word' || !isRtl(lineAt(text, place))) return step
  return { unit: 'word', direction: step.direction === 'forward' ? 'backward' : 'forward' }
}

function lineAt(text: string, place: number): string {
  const at = codePointIndex(text).toUtf16(place)
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  return text.slice(start, end < 0 ? text.length : end)
}

/** The next place after this one where a unit begins. */
function nextStart(text: string, place: number, unit: TextUnit): number {
  const end = nextBoundary(text, place, unit, 'forward')
  const start = nextBoundary(text, end, unit, 'backward')
  if (start > place) return start
  return nextBoundary(text, nextBoundary(text, end, unit, 'forward'), unit, 'backward')
}

/** The last place before this one where a unit ends. */
function lastEnd(text: string, place: number, unit: TextUnit): number {
  const start = nextBoundary(text, place, unit, 'backward')
  const end = nextBoundary(text, start, unit, 'forward')
  if (end < place) return end
  return nextBoundary(text, nextBoundary(text, start, unit, 'backward'), unit, 'forward')
}

/** The unit that ends at a place, or before it where none does. */
function wholeUnit(text: string, end: number, unit: TextUnit): Pick {
  const start = nextBoundary(text, end, unit, 'backward')
  return { anchor: start, caret: nextBoundary(text, start, unit, 'forward') }
}
