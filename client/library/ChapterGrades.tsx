import { type DocumentView, judgementLabels } from '../../shared/library/views.ts'
import { GradeStamp } from './GradeStamp.tsx'
import { chapterJudgements } from './judgements.ts'

/** The grades of the chapters, in a row; nothing when only the overall grade is known. */
export function ChapterGrades({ document }: { document: DocumentView }) {
  const judgements = chapterJudgements(document)
  if (judgements.length === 0) return null
  return (
    <dl class="chapter-grades" aria-label="Chapter grades">
      {judgements.map(({ area, grade, printed }) => (
        <div key={area} id={`judgement-${area}`}>
          <dt>{judgementLabels[area]}</dt>
          <dd>
            <GradeStamp grade={grade} printed={printed} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
