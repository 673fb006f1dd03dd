import type { PassageEnd, PlacedEnd } from '../../shared/contradictions/views.ts'
import { judgementLabels } from '../../shared/library/views.ts'
import { GradeStamp } from '../library/GradeStamp.tsx'
import { Rewording } from '../ui/Rewording.tsx'

type Props = {
  end: PlacedEnd
  /** True when the card it faces has named the report already. */
  isSameReport: boolean
}

/** One end of a contradiction: the words or the field, under the document they lie in and its overall grade. */
export function EndCard({ end, isSameReport }: Props) {
  const { slug, title, overall } = end.document
  return (
    <article class={`end end-${end.kind}`}>
      <header class="end-head">
        <a href={`/documents/${slug}`} title={isSameReport ? title : undefined}>
          {isSameReport ? 'The same report' : title}
        </a>
        {end.kind === 'passage' && <GradeStamp grade={overall?.grade ?? null} printed={overall?.printed} />}
      </header>
      {end.kind === 'passage' ? (
        <>
          <blockquote class="end-words">
            <p>{end.quote.exact}</p>
          </blockquote>
          <Since end={end} />
        </>
      ) : (
        <p class="end-judgement">
          <span class="end-area">{judgementLabels[end.area]}</span>
          <GradeStamp grade={end.grade} printed={end.printed} as="stamp" />
        </p>
      )}
      {end.kind === 'passage' && (
        <footer class="end-foot">
          {end.role && <span class="end-role">{end.role}</span>}
          <a href={`/documents/${slug}#excerpt-${end.excerpt}`}>In its place</a>
        </footer>
      )}
    </article>
  )
}

/** What has become of the words since they were quoted, where they are no longer there as they were. */
function Since({ end: { anchor, quote, words } }: { end: PassageEnd }) {
  if (anchor.state === 'orphan') return <p class="end-now">These words are no longer in the excerpt.</p>
  if (words === null) return null
  return (
    <div class="end-now">
      <p>The wording here has changed since.</p>
      <Rewording before={quote.exact} now={words} />
    </div>
  )
}
