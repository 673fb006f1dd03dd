import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { mine, note, report } from './things.ts'

export const annotationPages = {
  contradictions: { kind: 'contradictions', type: null, before: null, next: null },
  'propose-contradiction': { kind: 'propose-contradiction', document: report.id, session: '' },
  annotate: { kind: 'annotate', document: report.id, excerpt: idOf('excerpt') },
  'annotation-history': {
    kind: 'annotation-history',
    history: {
      annotation: note.id,
      pieces: [],
      former: [],
      wordings: [{ html: null, tags: ['audit'], motivation: 'tagging', until: mine.created }],
      here: null,
      mayReattach: false,
      mayPutBack: false,
    },
  },
  'edit-annotation': { kind: 'edit-annotation', annotation: note.id },
  terms: { kind: 'terms' },
  tags: {
    kind: 'tags',
    tags: [
      { name: 'audit', meaning: 'Looked over.', colour: 2, mark: 'Au', offered: true, version: 0 },
      { name: 'old', meaning: 'As it was.', colour: 1, mark: 'Ol', offered: false, version: 2 },
    ],
  },
} satisfies Partial<Pages>
