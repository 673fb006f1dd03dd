import { type Span, segments } from '../../../shared/annotations/segments.ts'
import { codePointIndex } from '../../../shared/text/code-points.ts'
import { isRtl } from '../../../shared/text/direction.ts'

/**
 * Words that the same spans cover. `first` and `last` are the spans whose first or last words these are; a piece of
 * white space, as between two highlights, is neither.
 */
export type Piece = { start: number; text: string; ids: string[]; first: string[]; last: string[] }

/** A line of the text that isn't blank; `start` in code points of the whole text. `dir` only where it isn't as usual. */
export type Paragraph = { start: number; pieces: Piece[]; dir?: 'rtl' }

/** A line of the text that isn't blank; `start` and `end` in code points of the whole text. */
type Line = { line: string; start: number; end: number }

export function linesOf(text: string, { toCodePoint } = codePointIndex(text)): Line[] {
  let from = 0
  return text.split('\n').flatMap((line) => {
    const at = from
    from += line.length + 1
    if (line.trim() === '') return []
    return { line, start: toCodePoint(at), end: toCodePoint(at + line.length) }
  })
}

/**
 * A text as paragraphs of marked and unmarked pieces. Newlines and blank lines are in no paragraph, and everything
 * else is in exactly one piece, so that a place in a paragraph is `start` plus the code points before it.
 */
export function paragraphsOf(text: string, spans: readonly Span[]): Paragraph[] {
  const index = codePointIndex(text)
  const flat = segments(index.length, spans)
  const paragraphs: Paragraph[] = []
  let at = 0
  for (const { line, start, end } of linesOf(text, index)) {
    const pieces: Piece[] = []
    while ((flat[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++
    for (let i = at; i < flat.length; i++) {
      const segment = flat[i]
      if (!segment || segment.start >= end) break
      const pieceStart = Math.max(segment.start, start)
      const pieceEnd = Math.min(segment.end, end)
      const words = text.slice(index.toUtf16(pieceStart), index.toUtf16(pieceEnd))
      pieces.push({ start: pieceStart, text: words, ids: segment.ids, first: [], last: [] })
    }
    paragraphs.push({ start, pieces, ...(isRtl(line) && { dir: 'rtl' }) })
  }
  noteEdges(paragraphs.flatMap(({ pieces }) => pieces))
  return paragraphs
}

export const isBlank = ({ text }: Piece): boolean => text.trim() === ''

function noteEdges(pieces: Piece[]): void {
  const lastOf = new Map<string, Piece>()
  for (const piece of pieces) {
    for (const id of piece.ids) {
      if (isBlank(piece)) continue
      if (!lastOf.has(id)) piece.first.push(id)
      lastOf.set(id, piece)
    }
  }
  for (const [id, piece] of lastOf) piece.last.push(id)
}
