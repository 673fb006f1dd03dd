import type { DocumentView } from '../../shared/library/views.ts'
import { noCounts } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'

/** How much has been said about a document, as links to where it is said. */
export function EntryCounts({ document }: { document: DocumentView }) {
  const { annotations, contradictions, comments } =
    usePage().channels[`document:${document.id}`]?.counts ?? noCounts
  const href = `/documents/${document.slug}`
  return (
    <ul class="counts">
      <li>
        <a href={href}>{count(annotations, 'note')}</a>
      </li>
      <li>
        <a href={`${href}#contradictions`}>{count(contradictions, 'contradiction')}</a>
      </li>
      <li>
        <a href={`${href}#thoughts`}>{count(comments, 'thought')}</a>
      </li>
    </ul>
  )
}
