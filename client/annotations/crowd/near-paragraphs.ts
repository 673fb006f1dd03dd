import { isRtl } from '../../../shared/text/direction.ts'
import { linesOf, type Paragraph, type Piece, paragraphsOf } from '../marks/paragraphs.ts'
import type { MarkedSpan } from '../marks/spans.ts'
import { isSameList } from '../use-same.ts'
import type { KeptParagraphs } from './crowded.ts'

/** Where the paragraphs of a text begin, in code points: those of `paragraphsOf`. */
export const paragraphStarts = (text: string): number[] => linesOf(text).map(({ start }) => start)

/** The last of these, in order, that isn't beyond a place; NaN for none. */
export function startAround(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= place) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? Number.NaN
}

/**
 * The paragraphs of a text with very many marks, for a page that paints them: those named in `near` (by their start)
 * in pieces as ever, each of the others as one piece. What was `kept` from the drawing before and is the same still is
 * the same object, so that one mark more costs its own paragraph.
 */
export function nearParagraphs(
  text: string,
  spans: readonly MarkedSpan[],
  near: ReadonlySet<number>,
  kept: KeptParagraphs = new Map(),
): Paragraph[] {
  return linesOf(text).map(({ line, start, end }) => {
    const here = near.has(start) ? spans.filter((span) => span.start < end && span.end > start) : null
    const known = kept.get(start)
    if (known?.line === line && isSameList(known.here, here)) return known.paragraph
    const dir: Pick<Paragraph, 'dir'> = isRtl(line) ? { dir: 'rtl' } : {}
    const pieces = here ? piecesOf(line, start, end, here) : [plain(line, start)]
    const paragraph = { start, pieces, ...dir }
    kept.set(start, { line, here, paragraph })
    return paragraph
  })
}

const plain = (text: string, start: number): Piece => ({ start, text, ids: [], first: [], last: [] })

/** The pieces of one paragraph with the spans in it; what only goes on in it neither begins nor ends there. */
function piecesOf(line: string, from: number, to: number, spans: readonly MarkedSpan[]): Piece[] {
  const here = new Map(spans.map((span) => [span.id, span]))
  const inLine = [...here.values()].map(({ id, start, end }) => ({
    id,
    start: start - from,
    end: end - from,
  }))
  const pieces = paragraphsOf(line, inLine)[0]?.pieces ?? []
  return pieces.map((piece) => ({
    ...piece,
    start: piece.start + from,
    first: piece.first.filter((id) => (here.get(id)?.start ?? 0) >= from),
    last: piece.last.filter((id) => (here.get(id)?.end ?? 0) <= to),
  }))
}
