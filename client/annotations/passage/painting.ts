import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { rangesIn } from './dom-places.ts'

/** A passage to paint without touching the text's elements. */
export type Painted = TextRange & { excerpt: string }

/**
 * Paints passages under a name of the style sheet's `::highlight(name)`, in place of what was painted under it.
 * Where a browser can't, nothing is painted: no meaning hangs on it.
 */
export function paint(name: string, passages: readonly Painted[]): void {
  if (typeof Highlight === 'undefined') return
  const ranges = passages.flatMap((passage) => rangesIn(passage.excerpt)(passage) ?? [])
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}
