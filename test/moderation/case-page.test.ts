import { beforeAll, expect, it } from 'vitest'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ben: Visitor
let mo: Visitor
let id: string
let document: string

beforeAll(async () => {
  ;({ document } = await sampleLibrary())
  ben = await come(server().url, 'Ben')
  mo = await come(server().url, 'Mo', 'moderator')
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

it('says what the decision that is asked for would do, before it is made', async () => {
  const post = async (who: Visitor, source: string, parent?: string) => {
    const thread = { threadKind: 'document', threadId: document }
    const { events } = await who.write('/comments', { ...thread, source, parent })
    return events.find(({ type }) => type === 'comment.changed')?.id ?? ''
  }
  const asked = await post(ben, 'Words with an answer.')
  await post(mo, 'The answer.', asked)
  const impactFor = async (query: string) => {
    const { page } = await mo.page(`/moderation/comment/${asked}${query}`)
    return page.kind === 'case' ? page.impact : 'no case'
  }
  expect(await impactFor('')).toBeNull()
  expect(await impactFor('?decide=spam')).toBeNull()
  expect(await impactFor('?decide=remove')).toEqual({
    removes: 1,
    keepsReplies: 1,
    byPeople: 1,
    detaches: 0,
  })
})
