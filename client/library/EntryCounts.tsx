import type { DocumentView } from '../../shared/library/views.ts'
import { noCounts } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'

/** How much has been said about a document, as links to where it is said. */
export function EntryCounts({ document }: { document: DocumentView }) {
  const { annotations, contradictions, comments } =
    usePage().channels[`document:${document.id}`]?.counts ?? noCounts
  const href = `/documents/${document.slug}`
  const said: [words: string, href: string][] = []
  if (annotations > 0) said.push([count(annotations, 'note'), href])
  if (contradictions > 0) said.push([count(contradictions, 'contradiction'), `${href}#contradictions`])
  if (comments > 0) said.push([count(comments, 'thought'), `${href}#thoughts`])
  if (said.length === 0) said.push(['Nothing said yet', href])
  return (
    <ul class="counts">
      {said.map(([words, to]) => (
        <li key={to}>
          <a href={to}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
