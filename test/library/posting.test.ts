import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Documents } from '../../server/library/documents.model.ts'
import { documentBySlug } from '../../server/library/documents.reader.ts'
import { Excerpts } from '../../server/library/excerpts.model.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { guest } from '../../shared/accounts/actor.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom } from '../support/reports.ts'

startTestDatabase()
registerLibrary()

const ada: Actor = { id: 'a'.repeat(24), name: 'Ada', role: 'member' }
const ben: Actor = { id: 'b'.repeat(24), name: 'Ben', role: 'member' }

test('an excerpt brings its report with it', async () => {
  const { answer, document, excerpt } = await postFrom(ada, {
    judgements: { overall: 'good', lscb: 'outstanding' },
    paragraph: '29',
    page: 13,
    sourceUrl: 'https://example.org/derby.pdf',
  })
  expect(document).toMatchObject({
    slug: 'derby-2016-03-04',
    title: 'Derby: inspection of children’s services, published 4 March 2016',
    authority: { slug: 'derby', name: 'Derby' },
    published: '2016-03-04',
    judgements: [
      { area: 'overall', printed: 'Good', grade: 'good', previous: null },
      { area: 'lscb', printed: 'Outstanding', grade: 'outstanding', previous: null },
    ],
    sourceUrl: 'https://example.org/derby.pdf',
    creator: { id: ada.id, name: 'Ada' },
    excerpts: [excerpt.id],
  })
  expect(excerpt).toMatchObject({ kind: 'quotation', paragraph: '29', page: 13, revision: 1, may: ['edit'] })
  expect(answer.location).toBe(`/documents/derby-2016-03-04#excerpt-${excerpt.id}`)
  expect(answer.events.map(({ channel, seq }) => [channel, seq])).toEqual([
    [`document:${document.id}`, 1],
    [`document:${document.id}`, 2],
  ])
})

test('a second excerpt joins the report, fills in what was not known, and leaves what was', async () => {
  const first = await postFrom(ada, { authority: 'Medway' })
  const second = await postFrom(ben, {
    authority: 'Medway Council',
    section: 'lscb',
    judgements: { overall: 'good', leadership: 'inadequate' },
    text: 'The board asked twice.',
  })
  const third = await postFrom(ben, { authority: 'medway', judgements: {}, text: 'Another remark.' })
  expect(second.document.id).toBe(first.document.id)
  expect(third.document).toMatchObject({ creator: { name: 'Ada' }, version: 3 })
  expect(third.document.judgements.map(({ area, grade }) => `${area} ${grade}`)).toEqual([
    'overall good',
    'leadership inadequate',
  ])
  // The authority's own section is read before the board's.
  expect(third.document.excerpts).toEqual([first.excerpt.id, third.excerpt.id, second.excerpt.id])
})

test('the same words posted twice stand there once', async () => {
  const first = await postFrom(ada, { authority: 'Bury' })
  const again = await postFrom(ben, { authority: 'Bury' })
  expect(again.answer).toEqual({ events: [], location: first.answer.location })
})

test('a grade that differs from the one known is refused, and says so beside its field', async () => {
  await postFrom(ada, { authority: 'Luton' })
  const other = postFrom(ben, { authority: 'Luton', judgements: { overall: 'inadequate' }, text: 'Else.' })
  await expect(other).rejects.toMatchObject({
    code: 'invalid',
    fields: [{ field: 'judgements[overall]', message: expect.stringContaining('“Good”') }],
  })
})

test.for([
  ['Darbyshire', 'Dar'],
  ['Derbyshir', 'Did you mean Derbyshire?'],
  ['Tyneside', 'North Tyneside or South Tyneside'],
  ['Xyz', 'choose one from the list'],
])('“%s” is no authority: the answer helps (%s)', async ([authority, hint]) => {
  const posted = postFrom(ada, { authority: authority as string })
  await expect(posted).rejects.toMatchObject({
    code: 'invalid',
    fields: [{ field: 'authority', message: expect.stringContaining(hint as string) }],
  })
})

test('a report of tomorrow is not a report', async () => {
  const tomorrow = new Date(Date.now() + 36 * 60 * 60 * 1000).toISOString().slice(0, 10)
  await expect(postFrom(ada, { published: tomorrow })).rejects.toMatchObject({
    fields: [{ field: 'published' }],
  })
})

test('eight people who post from one new report at once make one document with eight excerpts', async () => {
  const authority = 'Wigan'
  const posted = await Promise.all(
    Array.from({ length: 8 }, (_, n) => postFrom(ada, { authority, text: `Remark ${n}.` })),
  )
  expect(new Set(posted.map(({ document }) => document.id)).size).toBe(1)
  const { document, excerpts } = await documentBySlug('wigan-2016-03-04', guest)
  expect(await Documents.countDocuments({ authority: 'wigan' })).toBe(1)
  expect(excerpts.map(({ text }) => text).sort()).toEqual(Array.from({ length: 8 }, (_, n) => `Remark ${n}.`))
  expect(document.version).toBe(8)
})

test('the same operation sent five times has one effect and one answer', async () => {
  const operation = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => postFrom(ada, { operation, authority: 'Poole', text: 'Once.' })),
  )
  for (const { answer } of answers) expect(answer).toEqual(answers[0]?.answer)
  expect(await Excerpts.countDocuments({ text: 'Once.' })).toBe(1)
})
