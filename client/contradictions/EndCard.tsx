import type { ContradictionEnd } from '../../shared/contradictions/views.ts'
import { judgementLabels } from '../../shared/library/views.ts'
import { GradeStamp } from '../library/GradeStamp.tsx'

type Props = {
  end: ContradictionEnd
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
        <blockquote class="end-words">
          <p>{end.quote.exact}</p>
        </blockquote>
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
