import type { ViewerRight } from '../../shared/accounts/views.ts'
import { usePage } from '../live/store.ts'

const links: [href: string, label: string, right: ViewerRight][] = [
  ['/import', 'Import a post', 'import'],
  ['/documents/import', 'Import a document', 'import'],
  ['/tags', 'Tags', 'moderate'],
  ['/people', 'People', 'appoint'],
  ['/people/guests', 'Banned guests', 'moderate'],
  ['/moderation/word-lists', 'Word lists', 'govern'],
  ['/admin/outbox', 'Outbox', 'govern'],
  ['/admin/health', 'Health', 'govern'],
]

/** What else this viewer keeps in order: the pages that the site's head has no room for. */
export function HouseLinks() {
  const { may } = usePage().viewer
  const open = links.filter(([, , right]) => may.includes(right))
  return (
    <nav class="house-links" aria-label="Keeping house">
      <ul>
        {open.map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
