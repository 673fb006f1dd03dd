import type { Pages } from './pages.ts'
import { report } from './things.ts'

export const importingPages = {
  'import-document': {
    kind: 'import-document',
    documents: [{ slug: report.slug, title: report.title }],
    chosen: report.slug,
  },
  import: { kind: 'import', preview: null, raw: '', already: null },
} satisfies Partial<Pages>
