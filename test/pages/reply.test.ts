import { beforeAll, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import type { Screen } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 200 })
const open = screens()
let thread: { threadKind: string; threadId: string }
let [ada, ben, mo]: Visitor[] = []

beforeAll(async () => {
  thread = { threadKind: 'document', threadId: (await sampleLibrary()).document }
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  ;[ada, ben, mo] = await Promise.all(
    ['Ada', 'Ben', 'Mo'].map((name) => new Visitor(server().url).logIn(name)),
  )
})

const replying = (who: Visitor, id: string) => open(who, `/comments/${id}/reply`)
const say = async (source: string, parent?: string) =>
  (await ada!.write('/comments', { ...thread, parent, source })).events[0]!.id

it('follows what is answered, and takes in nothing else that is said', async () => {
  const id = await say('First words')
  const screens = await Promise.all([replying(ben!, id), replying(new Visitor(server().url), id)])
  const other = await say('Another thought')
  await say('An answer of another', id)
  await ada!.write(`/comments/${id}`, { version: 1, source: 'Second words' })
  const shown = ({ state }: Screen) => state.tables.comment[id]
  await Promise.all(screens.map((each) => each.until(() => shown(each)?.wording === 2)))
  for (const each of screens) {
    expect(shown(each)?.html).toBe('<p>Second words</p>')
    expect(Object.keys(each.state.tables.comment)).toEqual([id])
    expect(each.store.page.get().tables.comment[id]).toBeDefined()
    expect(other in each.state.tables.comment).toBe(false)
  }
  const things = [{ kind: 'comment', id, version: 2 }]
  await mo!.write('/moderation/decide', { decision: 'remove', things, rule: 'topic', publicReason: 'Off.' })
  await Promise.all(screens.map((each) => each.until(() => shown(each)?.html === null)))
  await mo!.write('/moderation/decide', {
    decision: 'restore',
    things: [{ kind: 'comment', id, version: 3 }],
    rule: 'topic',
  })
  await Promise.all(screens.map((each) => each.until(() => shown(each)?.html !== null)))
  expect(screens[0]!.store.page.get().tables.comment[id]?.html).toBe('<p>Second words</p>')
  await converged(screens)
})

it('is closed to new words when the thread is, and knows of it', async () => {
  const id = await say('To be closed')
  const screen = await replying(ben!, id)
  await mo!.write(`/threads/${thread.threadId}/lock`, {
    kind: 'document',
    version: 0,
    on: true,
    reason: 'Enough.',
  })
  await screen.until(() => screen.state.tables.thread[thread.threadId]?.locked?.reason === 'Enough.')
  await converged([screen])
})
