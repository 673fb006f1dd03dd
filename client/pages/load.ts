import type { ComponentType } from 'preact'
import type { PageKind } from '../../shared/pages/page.ts'

type Reading = keyof typeof import('./reading.ts').reading

const forReading = new Set<PageKind>([
  'home',
  'digest',
  'document',
  'authorities',
  'authority',
  'contradictions',
  'problem',
] satisfies Reading[])

const isReading = (kind: PageKind): kind is Reading => forReading.has(kind)

/** The component that draws pages of this kind; the entry loads it before it hydrates `<App Page={…} />`. */
export async function loadPage(kind: PageKind): Promise<ComponentType> {
  if (isReading(kind)) return (await import('./reading.ts')).reading[kind]
  return (await import('./writing.ts')).writing[kind]
}
