import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { confirmImport, previewImport } from '../../server/importing/importing.service.ts'
import { authorityBySlug } from '../../server/library/authorities.ts'
import { digestBySlug } from '../../server/library/digests.reader.ts'
import { documentsWithExcerpts } from '../../server/library/documents.reader.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { registerComments } from '../../server/threads/comments.entity.ts'
import { commentsOn } from '../../server/threads/threads.reader.ts'
import { type Actor, guest } from '../../shared/accounts/actor.ts'
import { readGrade } from '../../shared/library/grades.ts'
import { describeCorpus, readCorpus } from '../support/corpus.ts'
import { startTestDatabase } from '../support/database.ts'

startTestDatabase()
registerLibrary()
registerComments()

const mo: Actor = { id: 'c'.repeat(24), name: 'Mo', role: 'moderator' }

type Truth = {
  gss_code: string
  published: string
  overall: string
  reinspection: string | null
  excerpts: { section: string; in_seed: boolean; tags: string[] }[]
}

describeCorpus('the real post of June 2017, imported', () => {
  test('is a digest of the ten reports that were checked by hand, with its two nested comments', async () => {
    const raw = readCorpus('corpus/blog-post-june-2017.txt')
    const { fingerprint } = previewImport(raw)
    const { location } = await confirmImport(mo, { operation: randomUUID(), raw, fingerprint })
    const digest = await digestBySlug(location.replace('/digests/', ''))
    const { documents, excerpts } = await documentsWithExcerpts(
      digest.entries.map(({ document }) => document),
      guest,
    )
    const found = documents.map((document) => ({
      gssCode: authorityBySlug(document.authority?.slug ?? '')?.gssCode,
      published: document.published,
      grades: document.judgements.map(({ area, grade, previous }) => [area, grade, previous]),
      reinspection: document.reinspection !== null,
      excerpts: excerpts
        .filter((excerpt) => excerpt.document === document.id)
        .map(({ section, kind }) => `${section} ${kind}`),
    }))
    const truth: Truth[] = JSON.parse(readCorpus('data/ground-truth.json')).records
    expect(found).toEqual(
      truth.map((record) => ({
        gssCode: record.gss_code,
        published: record.published,
        grades: [['overall', readGrade(record.overall), record.reinspection ? 'inadequate' : null]],
        reinspection: record.reinspection !== null,
        excerpts: record.excerpts
          .filter(({ in_seed }) => in_seed)
          .map(
            ({ section, tags }) =>
              `${section === 'LSCB' ? 'lscb' : 'local-authority'} ${tags.includes('silence') ? 'silence' : 'quotation'}`,
          ),
      })),
    )
    const [first, second, ...others] = await commentsOn(`digest:${digest.id}`, guest)
    expect(others).toEqual([])
    expect(first).toMatchObject({ parent: null, creator: { postAuthor: true }, imported: true })
    expect(second).toMatchObject({ parent: first?.id, creator: { postAuthor: true }, imported: true })
  })
})
