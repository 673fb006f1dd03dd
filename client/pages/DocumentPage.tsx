import { FilterNotes } from '../annotations/filter/FilterNotes.tsx'
import { chosenFilter, filterIn, passes } from '../annotations/filter/note-filter.ts'
import { Contradiction } from '../contradictions/Contradiction.tsx'
import { ChapterGrades } from '../library/ChapterGrades.tsx'
import { DocumentFacts, Reinspection } from '../library/DocumentFacts.tsx'
import { GradeStamp } from '../library/GradeStamp.tsx'
import { judgementOf } from '../library/judgements.ts'
import { Passage } from '../library/Passage.tsx'
import { useCell } from '../live/cell.ts'
import { PresenceRow } from '../live/PresenceRow.tsx'
import { usePage } from '../live/store.ts'
import { BeginTogether, TogetherNow } from '../live-sessions/Entrance.tsx'
import { Follow } from '../notifications/Follow.tsx'
import { Thread } from '../threads/Thread.tsx'
import { usePageOf } from './of-kind.ts'

/** A report's excerpts with their notes, its contradictions and its thread. */
export function DocumentPage() {
  const { document: id, digests } = usePageOf('document')
  const { tables, viewer, path } = usePage()
  const document = tables.document[id]
  if (!document) return <p class="empty">This document is no longer here.</p>
  const overall = judgementOf(document, 'overall')
  const excerpts = document.excerpts.flatMap((excerpt) => tables.excerpt[excerpt] ?? [])
  const filter = useCell(chosenFilter) ?? filterIn(path)
  const all = Object.values(tables.annotation)
  const annotations = all.filter((note) => passes(note, filter, viewer.id))
  const contradictions = Object.values(tables.contradiction).sort((a, b) => (a.created < b.created ? -1 : 1))
  return (
    <>
      <header class="page-head">
        <h1>{document.title}</h1>
        <DocumentFacts document={document} />
        <div class="verdict" id="judgement-overall">
          <GradeStamp as="stamp" grade={overall?.grade ?? null} printed={overall?.printed} />
          <Reinspection document={document} />
        </div>
        <ChapterGrades document={document} />
        <div class="byline">
          {digests.length > 0 && (
            <p>
              In{' '}
              {digests.map(({ slug, title }, at) => (
                <span key={slug}>
                  {at > 0 && ', '}
                  <a href={`/digests/${slug}`}>{title}</a>
                </span>
              ))}
            </p>
          )}
          <Follow kind="document" of={id} what="document" />
          <BeginTogether kind="document" id={id} />
          <PresenceRow channel={`document:${id}`} />
        </div>
        <TogetherNow kind="document" id={id} />
      </header>
      <link rel="stylesheet" href="/tags.css" />
      {all.length > 0 && <FilterNotes annotations={all} />}
      <section aria-label="Excerpts" class="passages">
        {excerpts.length === 0 && <p class="empty">Nothing of this document has been quoted yet.</p>}
        {excerpts.map((excerpt) => (
          <Passage
            key={excerpt.id}
            excerpt={excerpt}
            annotations={annotations}
            contradictions={contradictions}
          />
        ))}
      </section>
      <section class="contradictions" id="contradictions" aria-labelledby="contradictions-heading">
        <h2 id="contradictions-heading">Contradictions</h2>
        {contradictions.length === 0 && (
          <p class="empty">None marked yet. Set a passage against a grade, or against other words.</p>
        )}
        {contradictions.map((contradiction) => (
          <Contradiction key={contradiction.id} contradiction={contradiction} withThread />
        ))}
        {(viewer.id === null || viewer.may.includes('propose')) && (
          <p>
            <a class="button" href={`/documents/${document.slug}/contradictions/new`}>
              Propose a contradiction
            </a>
          </p>
        )}
      </section>
      <Thread thread={{ kind: 'document', id }} title={document.title} />
      <p class="take-away">
        Take it away: <a href={`/documents/${document.slug}/print`}>for printing</a>,{' '}
        <a href={`/documents/${document.slug}/export.jsonld`}>whole as JSON-LD</a>,{' '}
        <a href={`/documents/${document.slug}/export.csv`}>as a table (CSV)</a>
        {viewer.may.includes('import') && (
          <>
            {' '}
            · <a href={`/documents/import?document=${document.slug}`}>Import notes onto it</a>
          </>
        )}
      </p>
    </>
  )
}
