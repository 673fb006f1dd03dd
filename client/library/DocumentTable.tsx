import type { DocumentView } from '../../shared/library/views.ts'
import { Table } from '../ui/Table.tsx'
import { DayText } from '../ui/When.tsx'
import { documentKindLabels } from './document-kinds.ts'
import { EntryCounts } from './EntryCounts.tsx'
import { GradeStamp } from './GradeStamp.tsx'
import { judgementOf } from './judgements.ts'

/** Documents to compare, one a row, in the order given. */
export function DocumentTable({ documents }: { documents: DocumentView[] }) {
  return (
    <Table heads={['Published', 'Document', 'Overall', 'Said about it']}>
      {documents.map((document) => {
        const overall = judgementOf(document, 'overall')
        return (
          <tr key={document.id}>
            <td class="date">{document.published ? <DayText day={document.published} /> : 'Not known'}</td>
            <td>
              <a href={`/documents/${document.slug}`}>{document.title}</a>
              <span class="row-kind">{documentKindLabels[document.kind]}</span>
            </td>
            <td>
              <GradeStamp grade={overall?.grade ?? null} printed={overall?.printed} />
            </td>
            <td>
              <EntryCounts document={document} />
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
