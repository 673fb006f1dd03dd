import type { TextRange } from '../../shared/annotations/selectors.ts'
import { type Direction, nextBoundary, type TextUnit } from '../../shared/text/boundaries.ts'
import { codePointLength } from '../../shared/text/code-points.ts'

/** A passage being picked by keyboard; code points. `anchor` stays while Shift is held, `caret` moves. */
export type Pick = { anchor: number; caret: number }

const steps: Record<string, { unit: TextUnit; direction: Direction }> = {
  ArrowRight: { unit: 'word', direction: 'forward' },
  ArrowLeft: { unit: 'word', direction: 'backward' },
  ArrowDown: { unit: 'sentence', direction: 'forward' },
  ArrowUp: { unit: 'sentence', direction: 'backward' },
  PageDown: { unit: 'paragraph', direction: 'forward' },
  PageUp: { unit: 'paragraph', direction: 'backward' },
}

/** The first word of a text: where picking begins. */
export const firstPick = (text: string): Pick =>
  wholeUnit(text, nextBoundary(text, 0, 'word', 'forward'), 'word')

export const rangeOf = ({ anchor, caret }: Pick): TextRange => ({
  start: Math.min(anchor, caret),
  end: Math.max(anchor, caret),
})

/**
 * What a key does to a pick: arrows go by word (left, right) and sentence (up, down), Page keys by paragraph, Home and
 * End to the text's ends. Without Shift the whole unit gone to is picked; with Shift the pick grows or shrinks to
 * there. Null for any other key.
 */
export function movePick(text: string, pick: Pick, key: string, shift: boolean): Pick | null {
  if (key === 'Home' || key === 'End') {
    const edge = key === 'Home' ? 0 : codePointLength(text)
    if (shift) return { anchor: pick.anchor, caret: edge }
    return key === 'Home' ? firstPick(text) : wholeUnit(text, edge, 'word')
  }
  const step = steps[key]
  if (!step) return null
  const { unit, direction } = step
  if (shift) return { anchor: pick.anchor, caret: nextBoundary(text, pick.caret, unit, direction) }
  const { start, end } = rangeOf(pick)
  if (direction === 'forward') return wholeUnit(text, nextBoundary(text, end, unit, 'forward'), unit)
  const from = nextBoundary(text, start, unit, 'backward')
  return { anchor: from, caret: nextBoundary(text, from, unit, 'forward') }
}

/** The unit that ends at a place, or before it where none does. */
function wholeUnit(text: string, end: number, unit: TextUnit): Pick {
  const start = nextBoundary(text, end, unit, 'backward')
  return { anchor: start, caret: nextBoundary(text, start, unit, 'forward') }
}
