import { escapeHtml } from '../../../shared/text/escape-html.ts'
import { lookOf } from '../marks/looks.ts'
import { isBlank, type Piece } from '../marks/paragraphs.ts'
import type { MarkedSpan } from '../marks/spans.ts'

/** Words that are marked alike; `of` is the span that they lead to, none where nothing marks them. */
type Run = { look: string; words: string; of: string | undefined }

/**
 * A paragraph with very many marks as HTML: what looks alike is one mark, however many lie there, with the marked space
 * after it. It leads to the first that begins with it, or to the last begun before. One link of each paragraph is a
 * stop for the Tab key: from there the notes follow one another.
 */
export function markRuns(
  pieces: readonly Piece[],
  spans: ReadonlyMap<string, MarkedSpan>,
  viewer: string | null,
  hrefOf: (span: string) => string,
): string {
  const runs: Run[] = []
  for (const piece of pieces) {
    const look = piece.ids.length > 0 ? lookOfPiece(piece, spans, viewer) : ''
    const last = runs.at(-1)
    const goesOn = last?.look === look || (look !== '' && last?.look && isBlank(piece))
    if (last && goesOn) last.words += piece.text
    else runs.push({ look, words: piece.text, of: piece.first[0] ?? piece.ids.at(-1) })
  }
  const stop = runs.find(({ of }) => of)
  return runs
    .map((run) => {
      const words = escapeHtml(run.words)
      if (!run.of) return words
      const tab = run === stop ? '' : ' tabindex="-1"'
      return `<mark class="${run.look}"><a href="${escapeHtml(hrefOf(run.of))}"${tab}>${words}</a></mark>`
    })
    .join('')
}

/** From three marks on it doesn't get darker. */
function lookOfPiece(piece: Piece, spans: ReadonlyMap<string, MarkedSpan>, viewer: string | null): string {
  const covering = piece.ids.flatMap((id) => spans.get(id) ?? [])
  const look = lookOf(covering, viewer).replace('depth-4', 'depth-3')
  const isEnd = covering.some(({ id, kind }) => kind === 'contradiction' && piece.last.includes(id))
  return isEnd ? `${look} ends-contradiction` : look
}
