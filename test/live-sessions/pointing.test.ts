import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { roomOf, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 100 })
const open = lines()
const people: Record<string, Visitor> = {}
let path: string
let channel: Channel
let excerpt: string

beforeAll(async () => {
  const place = await sampleLibrary()
  for (const name of ['Ada', 'Ben', 'Cem']) {
    people[name] = await come(server().url, name)
  }
  people['a guest'] = new Visitor(server().url)
  await people['a guest'].page('/')
  path = await startSession(who('Ada'), `document:${place.document}`)
  channel = `session:${path.split('/').at(-1)}`
  await who('Ben').write(`${path}/join`, {})
  excerpt = (await roomOf(who('Ada'), path)).texts[0]?.id ?? ''
})
afterEach(() => open.end())

function who(name: string): Visitor {
  const person = people[name]
  if (!person) throw new Error(`Nobody is called ${name}`)
  return person
}
async function watching(name: string): Promise<Line> {
  const line = await open.open(who(name))
  await line.ask('watch', { [channel]: 0 })
  return line
}
const place = (cursor: boolean, at = 12) => ({ excerpt, revision: 1, at, cursor })
const heard = ({ heard }: Line) => heard.filter(([event]) => event === 'pointing')

/** Whatever was sent before it has been dealt with once the host's new task has come. */
async function afterTask(...at: Line[]): Promise<void> {
  const words = `Task ${Math.random()}`
  await who('Ada').write(`${path}/task`, { words })
  const has = ({ heard }: Line) => heard.some(([, event]) => JSON.stringify(event)?.includes(words))
  for (const each of at) await expect.poll(() => has(each)).toBe(true)
}

/** What a guest who watches hears of a place that somebody tells. */
async function told(name: string, pointing: unknown, on: unknown = channel): Promise<unknown[]> {
  const [guest, line] = await Promise.all([watching('a guest'), watching(name)])
  line.socket.emit('pointing', on, pointing)
  // It is answered in order, so what was sent before it has been looked at.
  await line.ask('watch', { [channel]: 0 })
  await afterTask(guest, line)
  return heard(guest)
}

describe('a place in a session', () => {
  it('is told of who leads, and of nobody else unless they want it', async () => {
    expect(await told('Ada', place(false))).toEqual([])
    await who('Ada').write(`${path}/lead`, { on: true })
    expect(await told('Ada', place(false))).toEqual([
      ['pointing', channel, { id: who('Ada').id, name: 'Ada' }, place(false)],
    ])
    expect(await told('Ben', place(false))).toEqual([])
    expect(await told('Ben', place(true))).toEqual([
      ['pointing', channel, { id: who('Ben').id, name: 'Ben' }, place(true)],
    ])
    await who('Ada').write(`${path}/lead`, { on: false })
    expect(await told('Ada', place(false))).toEqual([])
  })

  it('is taken back by whoever showed it, and not told to one’s own screens', async () => {
    const [ben, benToo, guest] = await Promise.all([watching('Ben'), watching('Ben'), watching('a guest')])
    ben.socket.emit('pointing', channel, place(true))
    ben.socket.emit('pointing', channel, null)
    await expect.poll(() => heard(guest).at(-1)?.[3]).toBe(null)
    await afterTask(ben, benToo)
    expect([...heard(ben), ...heard(benToo)]).toEqual([])
  })

  it.each(['Cem', 'a guest'])('of %s, who has no seat, is told to nobody', async (name) => {
    expect(await told(name, place(true))).toEqual([])
  })

  it('of somebody muted is told to nobody', async () => {
    await who('Ada').write(`${path}/seats/${who('Ben').id}`, { muted: true })
    expect(await told('Ben', place(true))).toEqual([])
    await who('Ada').write(`${path}/seats/${who('Ben').id}`, { muted: false })
    expect(await told('Ben', place(true))).toHaveLength(1)
  })

  it.each([
    ['no place', 7],
    ['words for numbers', { revision: 'one', at: '0', cursor: true }],
    ['a place before the first', { revision: 1, at: -1, cursor: true }],
    ['no say about the cursor', { revision: 1, at: 1 }],
  ])('of %s is told to nobody', async (_what, pointing) => {
    expect(await told('Ben', typeof pointing === 'object' ? { excerpt, ...pointing } : pointing)).toEqual([])
  })

  it('carries nothing but what it is made of', async () => {
    const [[, , by, pointing] = []] = (await told('Ben', { ...place(true), html: '<b>' })) as unknown[][]
    expect(by).toEqual({ id: who('Ben').id, name: 'Ben' })
    expect(pointing).toEqual(place(true))
  })

  it('is told on no other channel than a session’s', async () => {
    const { texts } = await roomOf(who('Ben'), path)
    const document: Channel = `document:${texts[0]?.document}`
    const [guest, ben] = [await open.open(who('a guest')), await open.open(who('Ben'))]
    await Promise.all([guest, ben].map((line) => line.ask('watch', { [document]: 0, [channel]: 0 })))
    ben.socket.emit('pointing', document, place(true))
    await ben.ask('watch', { [document]: 0, [channel]: 0 })
    await afterTask(guest)
    expect(heard(guest)).toEqual([])
  })

  it('reaches others as a trickle, however often it is sent', async () => {
    const [ben, guest] = await Promise.all([watching('Ben'), watching('a guest')])
    for (let n = 0; n < 60; n++) ben.socket.emit('pointing', channel, place(true, n))
    await afterTask(ben, guest)
    expect(heard(guest).length).toBeGreaterThan(0)
    expect(heard(guest).length).toBeLessThan(20)
  })

  it('is told no longer once the session has ended', async () => {
    const [ben, guest] = await Promise.all([watching('Ben'), watching('a guest')])
    await who('Ada').write(`${path}/end`, {})
    ben.socket.emit('pointing', channel, place(true))
    await ben.ask('watch', { [channel]: 0 })
    await guest.ask('watch', { [channel]: 0 })
    expect(heard(guest)).toEqual([])
  })
})
