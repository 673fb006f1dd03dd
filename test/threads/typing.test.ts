import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import type { Channel, LiveEvent, Typing } from '../../shared/live/contract.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const open = lines()
const people = new Map<string, Visitor>()
let channel: Channel
let thread: string
let parent: string

const think = async (source: string) =>
  (await people.get('Ada')!.write('/comments', { threadKind: 'document', threadId: thread, source }))
    .events[0]!.id

beforeAll(async () => {
  const place = await sampleLibrary()
  thread = place.document
  channel = `document:${thread}`
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Rea', 'reader')])
  people.set('a guest', new Visitor(server().url))
  for (const name of ['Ada', 'Ben', 'Rea']) people.set(name, await new Visitor(server().url).logIn(name))
  parent = await think('Say something.')
})
afterEach(() => open.end())

async function watching(who: string): Promise<Line> {
  const line = await open.open(people.get(who)!)
  await line.ask('watch', { [channel]: 0 })
  return line
}

/** What a line heard of people writing, once a thought that is posted now has come: all that was told before it has. */
async function heardBy(line: Line): Promise<Typing[]> {
  const id = await think('A thought in between')
  const hasCome = () => line.heard.some(([, event]) => (event as LiveEvent | undefined)?.id === id)
  await expect.poll(hasCome).toBe(true)
  return line.heard.filter(([event]) => event === 'typing').map(([, , typing]) => typing as Typing)
}
/** Waits until the server has taken in what this line sent: it answers in order. */
const settled = (line: Line) => line.ask('watch', { [channel]: 0 })

describe('somebody who writes', () => {
  it('is told to everybody else on the page, with their name', async () => {
    const [ben, own, guest] = [await watching('Ben'), await watching('Ben'), await watching('a guest')]
    ben.socket.emit('typing', channel, { thread, parent, on: true })
    await settled(ben)
    await expect
      .poll(() => guest.heard.filter(([event]) => event === 'typing'))
      .toEqual([['typing', channel, { thread, parent, by: 'Ben', on: true }]])
    ben.socket.emit('typing', channel, { thread, parent, on: false })
    await expect.poll(() => guest.heard.filter(([event]) => event === 'typing').length).toBe(2)
    expect(await heardBy(own)).toEqual([])
  })

  it('is told so many times a second at most', async () => {
    const [ben, guest] = [await watching('Ben'), await watching('a guest')]
    for (let n = 0; n < 20; n++) ben.socket.emit('typing', channel, { thread, parent, on: true })
    await settled(ben)
    await expect.poll(() => guest.heard.some(([event]) => event === 'typing')).toBe(true)
    expect(await heardBy(guest)).toHaveLength(1)
  })

  it.each([
    ['a guest', {}],
    ['Rea', {}],
    ['Ben', { parent: 'x' }],
    ['Ben', { parent: '0'.repeat(24) }],
    ['Ben', { on: 'yes' }],
    ['Ben', { thread: { $gt: '' } }],
  ])('is not told of %s, %j', async (who, more) => {
    const [line, guest] = [await watching(who), await watching('a guest')]
    line.socket.emit('typing', channel, { thread, parent, on: true, ...more })
    await settled(line)
    expect(await heardBy(guest)).toEqual([])
  })

  it('is not told of where the comment is not everybody’s to read, nor on a page they don’t have open', async () => {
    const held = await think('Held')
    await Comments.updateOne({ _id: held }, { 'moderation.state': 'held' })
    const [ben, guest] = [await watching('Ben'), await watching('a guest')]
    ben.socket.emit('typing', channel, { thread, parent: held, on: true })
    await settled(ben)
    const elsewhere = await open.open(people.get('Ben')!)
    elsewhere.socket.emit('typing', channel, { thread, parent, on: true })
    await elsewhere.ask('watch', {})
    expect(await heardBy(guest)).toEqual([])
  })
})
