import type { DocumentKind } from '../../shared/library/views.ts'

/** How a kind of document is named to a reader. */
export const documentKindLabels: Record<DocumentKind, string> = {
  'inspection-report': 'Inspection report',
  guidance: 'Guidance',
  legislation: 'Legislation',
  'thematic-report': 'Thematic report',
  'news-article': 'News article',
}
