import type { AnnotationView } from '../../shared/annotations/views.ts'
import { sayDate, sayDateTime } from '../../shared/text/dates.ts'

/** A highlight or note as a card: who, when, the opening of the passage, the note. */
export function Card({ annotation }: { annotation: AnnotationView }) {
  const { id, creator, created, target } = annotation
  return (
    <article class="margin-card" id={`annotation-${id}`}>
      <p class="margin-card-head">
        <b>{creator.name}</b>{' '}
        <a href={`#annotation-${id}`}>
          <time dateTime={created} title={sayDateTime(created)}>
            {sayDate(created.slice(0, 10))}
          </time>
        </a>
      </p>
      <p class="margin-card-quote">{target.quote.exact.slice(0, 60)}</p>
    </article>
  )
}
