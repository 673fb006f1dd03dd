import type { Tables } from '../live/state.ts'
import type { Page } from '../pages/page.ts'

/** The things of a page that can be followed: their ids, and an authority's slug. */
export function followable(page: Page, tables: Tables): string[] {
  const { digest, document, contradiction, annotation } = tables
  const things = [digest, document, contradiction, annotation].flatMap((table) => Object.keys(table))
  return page.kind === 'authority' ? [...things, page.authority.slug] : things
}

/** The same for one of them. */
export const isFollowable = (page: Page, tables: Tables, of: string): boolean =>
  of in tables.digest ||
  of in tables.document ||
  of in tables.contradiction ||
  of in tables.annotation ||
  (page.kind === 'authority' && page.authority.slug === of)
