import { beforeAll, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const aDayAgo = () => new Date(Date.now() - 25 * 60 * 60 * 1000)
let thread: { threadKind: string; threadId: string }
let ada: Visitor
let ben: Visitor

beforeAll(async () => {
  thread = { threadKind: 'document', threadId: (await sampleLibrary()).document }
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Ben')])
  ;[ada, ben] = await Promise.all([
    new Visitor(server().url).logIn('Ada'),
    new Visitor(server().url).logIn('Ben'),
  ])
})

async function write(who: Visitor, source: string): Promise<string> {
  const { events } = await who.write('/comments', { ...thread, source })
  return events.find(({ type }) => type === 'comment.changed')?.id ?? ''
}
const asItIs = async (id: string) => ({ id, version: (await Comments.findById(id).lean())?.version })
const remove = async (id: string) =>
  ada.send('/moderation/decide', {
    decision: 'remove',
    rule: 'topic',
    things: [{ kind: 'comment', ...(await asItIs(id)) }],
  })
const html = async (who: Visitor, path: string) => (await who.fetch(path)).text()

it('an appeal against the only moderator there is is judged by them after a day: its author and the public are told so', async () => {
  const id = await write(ben, 'Is this off the topic?')
  expect((await remove(id)).status).toBe(200)
  const path = `/appeals/comment/${id}`
  expect(await html(ben, path)).toContain('There is only one moderator at present')
  await ben.write(path, { ...(await asItIs(id)), words: 'It is about this.' })
  expect(await html(ben, path)).toContain('the same one looks again after a day')

  const judge = async () =>
    ada.send(`/moderation/appeals/${id}`, {
      kind: 'comment',
      outcome: 'upheld',
      answer: 'I looked again.',
      version: (await asItIs(id)).version,
    })
  expect((await judge()).status).toBe(403)
  await Comments.updateOne({ _id: id }, { 'moderation.appeal.created': aDayAgo() })
  expect((await judge()).status).toBe(200)
  const record = await html(new Visitor(server().url), '/moderation/record')
  expect(record).toContain('By the only moderator there was, in a matter of their own, after a day.')
})

it('their own words are theirs to judge after a day, until there is another moderator', async () => {
  const id = await write(ada, 'Words of my own.')
  expect((await remove(id)).status).toBe(403)
  await Comments.updateOne({ _id: id }, { created: aDayAgo() })
  expect((await remove(id)).status).toBe(200)

  const other = await write(ada, 'More words of my own.')
  await Comments.updateOne({ _id: other }, { created: aDayAgo() })
  await makePerson('Mo', 'moderator')
  expect((await remove(other)).status).toBe(403)
  const theirs = await write(ben, 'And this?')
  await remove(theirs)
  expect(await html(ben, `/appeals/comment/${theirs}`)).not.toContain('only one moderator')
})
