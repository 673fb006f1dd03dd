import type { Tables } from '../live/state.ts'
import type { Page } from '../pages/page.ts'

/** The things of a page that can be followed: their ids, and an authority's slug. */
export function followable(page: Page, tables: Tables): string[] {
  const { digest, document, contradiction, annotation } = tables
  const things = [digest, document, contradiction, annotation].flatMap((table) => Object.keys(table))
  return page.kind === 'authority' ? [...things, page.authority.slug] : things
}
