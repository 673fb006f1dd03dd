import type { PageState } from '../../shared/live/state.ts'

/**
 * Documents that the page's digest names and the page doesn't hold: an entry was added since. Their channels aren't
 * watched yet, so that no event will bring them; the page has to be asked for.
 */
export function lackingDocuments({ page, tables }: PageState): string[] {
  if (page.kind !== 'digest') return []
  const entries = tables.digest[page.digest]?.entries ?? []
  return entries.map(({ document }) => document).filter((id) => !(id in tables.document))
}
