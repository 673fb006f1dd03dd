import type { DigestView, DocumentView } from '../../../../shared/library/views.ts'
import { contradiction, highlighted } from '../../annotations/excerpts.ts'
import { ada, ben, comment, idOf } from '../../live/page-states.ts'

export const report: DocumentView = {
  id: idOf('document'),
  slug: 'derby-2017-06-13',
  kind: 'inspection-report',
  title: 'Derby: inspection of services',
  authority: { slug: 'derby', name: 'Derby' },
  published: '2017-06-13',
  judgements: [
    { area: 'overall', printed: 'GOOD', grade: 'good', previous: 'inadequate' },
    {
      area: 'lscb',
      printed: 'Requires improvement',
      grade: 'requires-improvement',
      previous: null,
    },
  ],
  reinspection: 'Moved out of inadequate',
  sourceUrl: 'https://reports.example/derby',
  creator: ada,
  excerpts: [idOf('excerpt')],
  version: 1,
  may: ['edit'],
}

export const digest: DigestView = {
  id: idOf('digest'),
  slug: 'june',
  title: 'Reports in June',
  introduction: 'Two of them.\n\nMore to come.',
  links: [{ label: 'The guidance', url: 'https://guidance.example/' }],
  entries: [{ document: report.id, excerpts: report.excerpts }],
  tags: ['inspection'],
  creator: ada,
  created: '2017-06-14T09:00:00.000Z',
  previous: { slug: 'may', title: 'Reports in May' },
  next: null,
  sample: false,
  version: 1,
  may: [],
}

export const digestThread = { kind: 'digest', id: idOf('digest') } as const

export const mine = comment('mine', ada, {
  may: ['edit', 'withdraw'],
  source: 'mine',
  thread: digestThread,
})
export const answer = comment('answer', ben, {
  parent: mine.id,
  root: mine.id,
  depth: 1,
  path: `${mine.id}.${idOf('answer')}`,
  thread: digestThread,
})
export const note = highlighted('team visits', {
  html: '<p>Why?</p>',
  source: 'Why?',
  may: ['edit', 'withdraw'],
})
export const claim = contradiction('homes', 'well run')
