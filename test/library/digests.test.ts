import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestBySlug, digestsHolding, digestsNewestFirst } from '../../server/library/digests.reader.ts'
import { createDigest } from '../../server/library/digests.service.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { toId } from '../../server/platform/data/ids.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { DigestView } from '../../shared/library/views.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom } from '../support/reports.ts'

startTestDatabase()
registerLibrary()

const mo: Actor = { id: 'c'.repeat(24), name: 'Mo', role: 'moderator' }

/** Makes a digest and returns the events that screens get. */
async function make(title: string, { sample = false, documents = [] as string[] } = {}) {
  const entries = documents.map((document) => ({ document: toId(document), excerpts: [] }))
  const given = { title, introduction: '', links: [], entries, tags: ['silence'], sample }
  const { events } = await commit(
    { actor: mo, operation: randomUUID(), body: title, channel: 'digest:new' },
    async (tx) => {
      await createDigest(tx, { id: mo.id, name: 'Mo' }, given)
      return { location: '/' }
    },
  )
  return events.map(({ view }) => view as DigestView)
}

test('digests know those before and after them, and screens are told when that changes', async () => {
  await make('The sample', { sample: true })
  const [first] = await make('June')
  expect(first).toMatchObject({ slug: 'june', previous: null, next: null })
  const [second, told] = await make('July')
  expect(second).toMatchObject({ previous: { slug: 'june', title: 'June' }, next: null })
  expect(told).toEqual({ ...first, version: 2, next: { slug: 'july', title: 'July' } })
  const [third] = await make('July')
  expect(third?.slug).toBe('july-2')
  expect(await digestBySlug('july')).toMatchObject({
    previous: { slug: 'june' },
    next: { slug: 'july-2' },
    version: 2,
  })
  expect(await digestBySlug('the-sample')).toMatchObject({ previous: null, next: null, sample: true })
})

test('the list tells the newest first, and a document in which digests it is', async () => {
  const { document } = await postFrom(mo)
  await make('On Derby', { documents: [document.id] })
  const [line] = await digestsNewestFirst(1)
  expect(line).toEqual({
    slug: 'on-derby',
    title: 'On Derby',
    creator: 'Mo',
    created: expect.stringMatching(/^\d{4}-.*Z$/),
    entries: 1,
    comments: 0,
    tags: ['silence'],
    sample: false,
  })
  expect(await digestsHolding(document.id)).toEqual([{ slug: 'on-derby', title: 'On Derby' }])
})

test('a digest that is not there is not found', async () => {
  await expect(digestBySlug('nowhere')).rejects.toMatchObject({ code: 'not-found' })
})
