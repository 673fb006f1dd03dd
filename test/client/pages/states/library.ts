import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { digest, mine, report } from './things.ts'

export const libraryPages = {
  home: {
    kind: 'home',
    digests: [
      {
        slug: 'june',
        title: digest.title,
        creator: 'Ada',
        created: digest.created,
        entries: 1,
        comments: 2,
        tags: [],
        sample: true,
      },
    ],
    latest: [
      {
        comment: mine.id,
        href: `/digests/june#comment-${mine.id}`,
        under: digest.title,
        creator: 'Ada',
        created: mine.created,
        opening: 'The first words',
      },
    ],
  },
  digest: { kind: 'digest', digest: digest.id },
  document: { kind: 'document', document: report.id, digests: [{ slug: 'june', title: digest.title }] },
  authorities: {
    kind: 'authorities',
    regions: [{ region: 'East Midlands', authorities: [{ slug: 'derby', name: 'Derby', documents: 1 }] }],
  },
  authority: {
    kind: 'authority',
    authority: {
      slug: 'derby',
      name: 'Derby',
      officialName: 'Derby City Council',
      region: 'East Midlands',
      gssCode: 'E06000015',
      dfeNumber: '831',
      ofstedUrn: null,
      aliases: ['Derby City'],
      successors: [],
    },
    documents: [report.id],
  },
  'post-excerpt': { kind: 'post-excerpt', authorities: ['Derby', 'Kent'] },
  'edit-excerpt': {
    kind: 'edit-excerpt',
    excerpt: idOf('excerpt'),
    revisions: [{ revision: 1, text: 'The words.', editor: 'Ada', created: digest.created }],
  },
  printable: { kind: 'printable', document: report.id },
} satisfies Partial<Pages>
