import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { cardsInOrder } from '../annotations/margin/cards.ts'
import { paragraphsOf } from '../annotations/marks/paragraphs.ts'
import { spansOf } from '../annotations/marks/spans.ts'
import { Contradiction } from '../contradictions/Contradiction.tsx'
import { ChapterGrades } from '../library/ChapterGrades.tsx'
import { DocumentFacts } from '../library/DocumentFacts.tsx'
import { ExcerptFrame } from '../library/ExcerptFrame.tsx'
import { usePage } from '../live/store.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { usePageOf } from './of-kind.ts'

/** A document for paper: the words with numbers at their marks, and the notes below by those numbers. */
export function Printable() {
  const { document: id } = usePageOf('printable')
  const { tables } = usePage()
  const document = tables.document[id]
  if (!document) return <p class="empty">This document is no longer here.</p>
  const annotations = Object.values(tables.annotation)
  const contradictions = Object.values(tables.contradiction)
  return (
    <div class="printable">
      <link rel="stylesheet" href="/tags.css" />
      <p class="beside">
        <a href={`/documents/${document.slug}`}>Back to the report</a>
      </p>
      <h1>{document.title}</h1>
      <DocumentFacts document={document} />
      <ChapterGrades document={document} />
      {document.excerpts
        .flatMap((excerpt) => tables.excerpt[excerpt] ?? [])
        .map((excerpt) => (
          <PrintedExcerpt key={excerpt.id} excerpt={excerpt} annotations={annotations} />
        ))}
      {contradictions.length > 0 && <h2>Contradictions</h2>}
      {contradictions.map((contradiction) => (
        <div key={contradiction.id}>
          <Contradiction contradiction={contradiction} />
          <PrintedThread of={contradiction.id} />
        </div>
      ))}
      <PrintedThread of={id} heading="Thoughts" />
    </div>
  )
}

function PrintedExcerpt({ excerpt, annotations }: { excerpt: ExcerptView; annotations: AnnotationView[] }) {
  const notes = cardsInOrder(excerpt, annotations).map(({ annotation }) => annotation)
  const numbers = new Map(notes.map(({ id }, at) => [id, at + 1]))
  const spans = spansOf(excerpt, annotations, [])
  return (
    <section aria-label="Excerpt">
      <ExcerptFrame excerpt={excerpt}>
        <div class="excerpt-text">
          {paragraphsOf(excerpt.text, spans).map(({ start, pieces }) => (
            <p key={start}>
              {pieces.map((piece) =>
                piece.ids.length === 0 ? (
                  piece.text
                ) : (
                  <span key={piece.start}>
                    <mark>{piece.text}</mark>
                    {piece.last.length > 0 && (
                      <sup>{piece.last.flatMap((id) => numbers.get(id) ?? []).join(', ')}</sup>
                    )}
                  </span>
                ),
              )}
            </p>
          ))}
        </div>
      </ExcerptFrame>
      {notes.length > 0 && (
        <ol class="printed-notes" aria-label="Notes">
          {notes.map((note) => (
            <PrintedNote key={note.id} note={note} />
          ))}
        </ol>
      )}
    </section>
  )
}

function PrintedNote({
  note: { id, creator, created, target, anchor, html, tags, retired, state },
}: {
  note: AnnotationView
}) {
  const lost = anchor.state === 'changed' || anchor.state === 'orphan'
  return (
    <li>
      <p>
        <b>{creator.name}</b>, <Moment at={created} />
        {lost && `, on words that have changed since: “${target.quote.exact}”`}
        {retired !== null && ' (retired)'}
        {state !== 'live' && ' (only you see this)'}
        {tags.length > 0 && `; ${tags.join(', ')}`}
      </p>
      {html !== null && <ServerHtml class="said" html={html} />}
      <PrintedThread of={id} />
    </li>
  )
}

/** What was said under something, each after what it answers. */
function PrintedThread({ of, heading }: { of: string; heading?: string }) {
  const { comment } = usePage().tables
  const said = inOrder(Object.values(comment).filter(({ thread }) => thread.id === of))
  if (said.length === 0) return null
  return (
    <>
      {heading && <h2>{heading}</h2>}
      <ul class="printed-notes" aria-label={heading ?? 'Answers'}>
        {said.map(({ id, creator, created, parent, html, state }) => (
          <li key={id}>
            <p>
              <b>{creator.name || 'Somebody'}</b>, <Moment at={created} />
              {parent !== null && comment[parent] && `, answering ${comment[parent].creator.name}`}
              {state !== 'live' && ' (not everybody sees this)'}
            </p>
            {html !== null && <ServerHtml class="said" html={html} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Each before its answers. What answers something that has no words any more stands at the end. */
function inOrder(comments: CommentView[]): CommentView[] {
  const here = new Set(comments.map(({ id }) => id))
  const below = Map.groupBy(comments, ({ parent }) => (parent !== null && here.has(parent) ? parent : ''))
  const from = (parent: string): CommentView[] =>
    (below.get(parent) ?? []).flatMap((each) => [each, ...from(each.id)])
  return from('')
}
