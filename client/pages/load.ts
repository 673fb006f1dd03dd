import type { ComponentType } from 'preact'
import type { PageKind } from '../../shared/pages/page.ts'

type Reading = keyof typeof import('./reading.ts').reading
type Finding = keyof typeof import('./finding.ts').finding
type Governing = keyof typeof import('./governing.ts').governing
type Together = keyof typeof import('./together.ts').together
type House = keyof typeof import('./house.ts').house

const forReading = new Set<PageKind>(['digest', 'branch', 'contradictions'] satisfies Reading[])

const forFinding = new Set<PageKind>(['home', 'authorities', 'authority', 'problem'] satisfies Finding[])

const forGoverning = new Set<PageKind>([
  'people',
  'person-file',
  'guest-file',
  'guests',
  'health',
  'moderation',
  'thread-tools',
  'comment-tools',
  'redact',
  'outbox',
  'review',
  'case',
  'word-lists',
  'import-document',
] satisfies Governing[])

const forHouse = new Set<PageKind>([
  'rules',
  'record',
  'appeal',
  'flag',
  'tags',
  'terms',
  'printable',
] satisfies House[])

const forTogether = new Set<PageKind>([
  'sessions',
  'new-session',
  'session',
  'session-summary',
  'session-replay',
] satisfies Together[])

const isReading = (kind: PageKind): kind is Reading => forReading.has(kind)
const isFinding = (kind: PageKind): kind is Finding => forFinding.has(kind)
const isGoverning = (kind: PageKind): kind is Governing => forGoverning.has(kind)
const isTogether = (kind: PageKind): kind is Together => forTogether.has(kind)
const isOfHouse = (kind: PageKind): kind is House => forHouse.has(kind)

/** The component that draws pages of this kind; the entry loads it before it hydrates `<App Page={…} />`. */
export async function loadPage(kind: PageKind): Promise<ComponentType> {
  if (kind === 'document') return (await import('./DocumentPage.tsx')).DocumentPage
  if (isReading(kind)) return (await import('./reading.ts')).reading[kind]
  if (isFinding(kind)) return (await import('./finding.ts')).finding[kind]
  if (isGoverning(kind)) return (await import('./governing.ts')).governing[kind]
  if (isTogether(kind)) return (await import('./together.ts')).together[kind]
  if (isOfHouse(kind)) return (await import('./house.ts')).house[kind]
  return (await import('./writing.ts')).writing[kind]
}
