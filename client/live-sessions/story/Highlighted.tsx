import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import type { Tables } from '../../../shared/live/state.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'
import { cardsInOrder } from '../../annotations/margin/cards.ts'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { TimeOfDay } from '../../ui/When.tsx'

type Props = { documents: readonly string[]; tables: Tables; edited: Record<string, string> }

/** Everything that was marked in a session, by document and in the order of the text, with numbers for paper. */
export function Highlighted({ documents, tables, edited }: Props) {
  const annotations = Object.values(tables.annotation)
  return (
    <section aria-labelledby="highlighted">
      <h2 id="highlighted">What was highlighted</h2>
      {annotations.length === 0 && <p class="empty">Nothing that everybody may see.</p>}
      {documents.flatMap((id) => {
        const document = tables.document[id]
        const excerpts = (document?.excerpts ?? []).flatMap((excerpt) => tables.excerpt[excerpt] ?? [])
        const marks = excerpts.flatMap((excerpt) =>
          cardsInOrder(excerpt, annotations).map(({ annotation }) => ({ excerpt, annotation })),
        )
        if (!document || marks.length === 0) return []
        const path = `/documents/${document.slug}`
        return [
          <section key={id} class="highlighted-in" aria-labelledby={`in-${id}`}>
            <h3 id={`in-${id}`}>
              <a class="spelled-out" href={path}>
                {document.title}
              </a>
            </h3>
            {excerpts.some((excerpt) => excerpt.id in edited) && (
              <p class="since">Its text has been edited since the session began.</p>
            )}
            <ol class="highlighted">
              {marks.map((mark) => (
                <Highlight key={mark.annotation.id} {...mark} path={path} />
              ))}
            </ol>
          </section>,
        ]
      })}
    </section>
  )
}

function Highlight({
  annotation: { id, creator, created, target, anchor, html, tags, retired },
  excerpt,
  path,
}: {
  annotation: AnnotationView
  excerpt: ExcerptView
  path: string
}) {
  const isChanged = anchor.state === 'changed' && anchor.revision === excerpt.revision
  return (
    <li id={`mark-${id}`}>
      <blockquote class="highlighted-words">
        <a href={`${path}#annotation-${id}`}>{target.quote.exact}</a>
      </blockquote>
      {isChanged && (
        <p class="since">
          The words have changed since. They read now: “
          {codePointSlice(excerpt.text, anchor.start, anchor.end)}”
        </p>
      )}
      {anchor.state === 'orphan' && <p class="since">These words are no longer in the text.</p>}
      <p class="highlighted-by">
        <b class="name">{creator.name}</b>, <TimeOfDay at={created} />
        {retired !== null && ' (retired since)'}
        {tags.map((tag) => (
          <span key={tag} class="tag" data-tag={tag}>
            {tag}
          </span>
        ))}
      </p>
      {html !== null && <ServerHtml class="said" html={html} />}
    </li>
  )
}
