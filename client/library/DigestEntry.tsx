import type { DigestEntry as Entry } from '../../shared/library/views.ts'
import { usePage } from '../live/store.ts'
import { DayText } from '../ui/When.tsx'
import { Reinspection } from './DocumentFacts.tsx'
import { EntryCounts } from './EntryCounts.tsx'
import { ExcerptFrame } from './ExcerptFrame.tsx'
import { ExcerptText } from './ExcerptText.tsx'
import { GradeStamp } from './GradeStamp.tsx'
import { judgementOf } from './judgements.ts'

/** One report in a digest: whom it is about, when, how it was graded, and the words. */
export function DigestEntry({ entry }: { entry: Entry }) {
  const { tables } = usePage()
  const document = tables.document[entry.document]
  if (!document) return null
  const excerpts = entry.excerpts.flatMap((id) => tables.excerpt[id] ?? [])
  const overall = judgementOf(document, 'overall')
  return (
    <article class="entry" id={`document-${document.id}`}>
      <h2>
        <a href={`/documents/${document.slug}`}>{document.authority?.name ?? document.title}</a>
      </h2>
      <div class="entry-facts">
        <p class="entry-date">
          {document.published ? <DayText day={document.published} /> : 'Date not known'}
        </p>
        <GradeStamp grade={overall?.grade ?? null} printed={overall?.printed} />
        <Reinspection document={document} />
      </div>
      {excerpts.map((excerpt) => (
        <ExcerptFrame key={excerpt.id} excerpt={excerpt}>
          <ExcerptText excerpt={excerpt} />
        </ExcerptFrame>
      ))}
      <EntryCounts document={document} />
    </article>
  )
}
