import { gradeLabels } from '../../shared/library/grades.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import { DayText } from '../ui/When.tsx'
import { documentKindLabels } from './document-kinds.ts'
import { judgementOf } from './judgements.ts'

/** Of which kind, about whom, from when and where: one line of facts. */
export function DocumentFacts({ document }: { document: DocumentView }) {
  const { authority, published, sourceUrl } = document
  return (
    <ul class="facts">
      <li>{documentKindLabels[document.kind]}</li>
      {authority && (
        <li>
          <a href={`/authorities/${authority.slug}`}>{authority.name}</a>
        </li>
      )}
      <li>
        {published ? (
          <>
            Published <DayText day={published} />
          </>
        ) : (
          'Publication date not known'
        )}
      </li>
      {sourceUrl && (
        <li>
          <a href={sourceUrl} rel="noopener external">
            Read the source
          </a>
        </li>
      )}
    </ul>
  )
}

/** That a report is a re-inspection, and from which grade; nothing for any other. */
export function Reinspection({ document }: { document: DocumentView }) {
  if (document.reinspection === null) return null
  const previous = judgementOf(document, 'overall')?.previous
  return (
    <p class="reinspection" title={document.reinspection}>
      Re-inspection{previous && <>; before it: {gradeLabels[previous]}</>}
    </p>
  )
}
