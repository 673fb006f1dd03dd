import { beforeAll, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ben: Visitor
let mo: Visitor
let id: string

beforeAll(async () => {
  const { document } = await sampleLibrary()
  await makePerson('Ben')
  await makePerson('Mo', 'moderator')
  ben = await new Visitor(server().url).logIn('Ben')
  mo = await new Visitor(server().url).logIn('Mo')
  const { events } = await ben.write('/comments', {
    threadKind: 'document',
    threadId: document,
    source: 'Beside the point.',
  })
  id = events.find(({ type }) => type === 'comment.changed')?.id ?? ''
})

it('a card’s page tells moderators everything that was done to it, the latest first', async () => {
  const before = await mo.page(`/moderation/comment/${id}`)
  const { version } = before.tables.case[id] ?? {}
  const things = [{ kind: 'comment', id, version }]
  await mo.write('/moderation/decide', { decision: 'remove', rule: 'topic', note: 'Twice now.', things })
  const { page, tables } = await mo.page(`/moderation/comment/${id}`)
  expect(tables.case[id]).toMatchObject({ state: 'removed', decisions: ['restore'] })
  if (page.kind !== 'case') throw new Error(`This is a ${page.kind} page`)
  expect(page.record).toMatchObject([
    { action: 'Removed', by: 'Mo', from: 'live', to: 'removed', rule: 'topic', privateNote: 'Twice now.' },
    { action: 'Posted', by: 'Ben' },
  ])
  expect(page.undo).not.toBeNull()
})

it('is there for moderators alone, and only as what it is', async () => {
  const path = `/moderation/comment/${id}`
  const json = { headers: { accept: 'application/json' } }
  expect((await new Visitor(server().url).fetch(path, json)).status).toBe(401)
  expect((await ben.fetch(path, json)).status).toBe(403)
  expect((await mo.fetch(`/moderation/annotation/${id}`, json)).status).toBe(404)
  expect((await mo.fetch(`/moderation/anything/${id}`, json)).status).toBe(404)
  expect((await mo.fetch('/moderation/comment/not-an-id', json)).status).toBe(404)
})
