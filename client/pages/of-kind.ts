import type { Page, PageKind } from '../../shared/pages/page.ts'
import { usePage } from '../live/store.ts'

/** What this page shows besides the tables. A page's component is only ever drawn for its own kind. */
export function usePageOf<Kind extends PageKind>(kind: Kind): Extract<Page, { kind: Kind }> {
  const { page } = usePage()
  if (page.kind !== kind) throw new Error(`The page is a ${page.kind} page, not a ${kind} page`)
  return page as Extract<Page, { kind: Kind }>
}
