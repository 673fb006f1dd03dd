import type { DocumentView } from '../../shared/library/views.ts'
import { DayText } from '../ui/When.tsx'
import { documentKindLabels } from './document-kinds.ts'
import { EntryCounts } from './EntryCounts.tsx'
import { GradeStamp } from './GradeStamp.tsx'
import { judgementOf } from './judgements.ts'

/**
 * Documents to compare, one a row, in the order given. Not by `Table`: what it shares with the desks of moderators would
 * bring their forms along to somebody who looks for something to read.
 */
export function DocumentTable({ documents }: { documents: DocumentView[] }) {
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col">Document</th>
            <th scope="col">Overall</th>
            <th scope="col">Said about it</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => {
            const overall = judgementOf(document, 'overall')
            return (
              <tr key={document.id}>
                <td class="date">
                  {document.published ? <DayText day={document.published} /> : 'Not known'}
                </td>
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
        </tbody>
      </table>
    </div>
  )
}
