import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CatchUp, Channel, LiveEvent } from '../../../shared/live/contract.ts'
import { type Line, lines } from '../../support/connect.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer({ beaconMs: 100 })
const open = lines()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let channel: Channel
let excerpt: string
const people = new Map<string, Visitor>()

beforeAll(async () => {
  place = await sampleLibrary()
  channel = `document:${place.document}`
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Rea', 'reader')])
  people.set('a guest', new Visitor(server().url))
  for (const name of ['Ada', 'Ben', 'Rea']) people.set(name, await new Visitor(server().url).logIn(name))
  excerpt = Object.keys((await people.get('Ada')!.page(place.documentPath)).tables.excerpt)[0]!
})
afterEach(() => open.end())

const line = (who: string) => open.open(people.get(who)!)
const watching = async (who: string, since: Record<string, unknown> = { [channel]: 0 }) => {
  const opened = await line(who)
  await opened.ask('watch', since)
  return opened
}
const events = ({ heard }: Line, name: string) => heard.filter(([event]) => event === name)
const think = (source: string) =>
  people.get('Ada')!.write('/comments', { threadKind: 'document', threadId: place.document, source })

/** Waits until a thought that is written now has come: whatever was sent before it has been dealt with. */
async function afterThought(...at: Line[]): Promise<void> {
  const id = (await think('A thought in between')).events[0]!.id
  const has = ({ heard }: Line) => heard.some(([, event]) => (event as LiveEvent | undefined)?.id === id)
  for (const each of at) await expect.poll(() => has(each)).toBe(true)
}

const passage = () => ({ excerpt, revision: 1, start: 0, end: 10 })

describe('a change', () => {
  it('is made into events for those alone who watch', async () => {
    const { live } = server().app
    const to = vi.spyOn(live.io, 'to')
    const rooms = () => to.mock.calls.map(([room]) => String(room)).filter((room) => room.startsWith(channel))
    await expect.poll(() => live.isWatched(channel)).toBe(false)
    await think('Nobody is there')
    expect(rooms()).toEqual([])
    const guest = await watching('a guest')
    await afterThought(guest)
    expect(rooms()).toContain(`${channel}|everyone`)
    expect(rooms()).not.toContain(`${channel}|moderators`)
    to.mockRestore()
  })
})

describe('watching', () => {
  it('gives a guest what was missed, and what comes', async () => {
    const guest = await line('a guest')
    const [caught] = (await guest.ask('watch', { [channel]: 0 })) as CatchUp[]
    expect(caught).toMatchObject({ channel, reload: false })
    expect(caught!.events.map(({ seq }) => seq)).toEqual(caught!.events.map((_, index) => index + 1))
    await afterThought(guest)
    expect(events(guest, 'change')).toHaveLength(1)
  })

  it('hears of nothing that was not asked for, and no longer of what isn’t asked for any more', async () => {
    const guest = await watching('a guest', { [`digest:${place.digest}`]: 0 })
    const other = await watching('a guest')
    await afterThought(other)
    expect(events(guest, 'change')).toEqual([])
    await other.ask('watch', { [`digest:${place.digest}`]: 0 })
    const third = await watching('a guest')
    await afterThought(third)
    expect(events(other, 'change')).toHaveLength(1)
  })

  it.each([
    ['channels that are none', { 'moderators:all': 0, 'account:0123456789abcdef01234567': 0, document: 0 }],
    ['rooms by their own names', { 'document:0123456789abcdef01234567|moderators': 0, 'login|x': 0 }],
    ['numbers that are none', { [`document:${'0'.repeat(24)}`]: -1, [`document:${'1'.repeat(24)}`]: 'x' }],
    ['nothing', null],
    ['a number', 7],
    ['a word', 'document'],
    ['a list', ['document:0123456789abcdef01234567']],
    ['bytes', Buffer.alloc(1_000)],
    ['a prototype', JSON.parse('{"__proto__": {"document:0123456789abcdef01234567": 0}}')],
  ])('gives nothing for %s', async (_what, since) => {
    const guest = await line('a guest')
    expect(await guest.ask('watch', since)).toEqual([])
    expect(await guest.ask('watch', { [channel]: 0 })).toMatchObject([{ channel }])
  })

  it('tells of a channel that nothing ever happened on that it stands at nothing', async () => {
    const unknown = `document:${'0'.repeat(24)}`
    const guest = await line('a guest')
    const empty = { channel: unknown, head: 0, events: [] }
    expect(await guest.ask('watch', { [unknown]: 0 })).toEqual([{ ...empty, reload: false }])
    expect(await guest.ask('watch', { [unknown]: 5 })).toEqual([{ ...empty, reload: true }])
  })

  it('ends at a measure', async () => {
    const guest = await line('a guest')
    const many = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, n) => [`document:${String(n).padStart(24, '0')}`, 0]),
    )
    expect(await guest.ask('watch', many)).toHaveLength(300)
  })

  it('by HTTP answers the same', async () => {
    const guest = await line('a guest')
    const path = `/api/changes?since[${channel}]=0&since[nothing]=1`
    const answer = await people.get('a guest')!.fetch(path)
    expect(await answer.json()).toEqual(await guest.ask('watch', { [channel]: 0 }))
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a selection in progress', () => {
  it('is shown to others who watch, and not to one’s own screens', async () => {
    const [ada, adaToo, ben] = await Promise.all([watching('Ada'), watching('Ada'), watching('Ben')])
    ada.socket.emit('selecting', channel, passage())
    await afterThought(ada, adaToo, ben)
    expect(events(ben, 'selecting')).toEqual([
      ['selecting', channel, { ...passage(), by: expect.objectContaining({ name: 'Ada' }) }],
    ])
    expect([...events(ada, 'selecting'), ...events(adaToo, 'selecting')]).toEqual([])
  })

  it.each(['a guest', 'Rea'])('of %s is shown to nobody', async (who) => {
    const [ben, other] = await Promise.all([watching('Ben'), watching(who)])
    other.socket.emit('selecting', channel, passage())
    await afterThought(other, ben)
    expect(events(ben, 'selecting')).toEqual([])
  })

  it('from somebody who does not watch is shown to nobody', async () => {
    const [ben, ada] = await Promise.all([watching('Ben'), line('Ada')])
    ada.socket.emit('selecting', channel, passage())
    await ada.ask('watch', {})
    await afterThought(ben)
    expect(events(ben, 'selecting')).toEqual([])
  })

  it.each([
    ['nothing at all', []],
    ['no channel', [null, { excerpt: 'x' }]],
    ['a room', ['document:0123456789abcdef01234567|moderators', null]],
    ['words for numbers', [() => channel, { revision: 'one', start: '0', end: '10' }]],
    ['an end before its start', [() => channel, { revision: 1, start: 10, end: 3 }]],
    ['the whole world', [() => channel, { revision: 1, start: 0, end: 9_000_000 }]],
    ['halves of numbers', [() => channel, { revision: 1, start: 0.5, end: 1.5 }]],
    ['an object without end', [() => channel, { revision: 1, start: 0, end: 5, excerpt: { $ne: null } }]],
  ])('of %s is shown to nobody', async (_what, words) => {
    const [ben, ada] = await Promise.all([watching('Ben'), watching('Ada')])
    ada.socket.emit('selecting', ...words.map((word) => (typeof word === 'function' ? word() : word)))
    await afterThought(ada, ben)
    expect(events(ben, 'selecting')).toEqual([])
  })

  it('carries nothing but what it is made of', async () => {
    const [ben, ada] = await Promise.all([watching('Ben'), watching('Ada')])
    const by = { id: 'x', name: 'Somebody else', colour: 3 }
    ada.socket.emit('selecting', channel, { ...passage(), by, html: '<b>' })
    await afterThought(ada, ben)
    const [, , told] = events(ben, 'selecting')[0]!
    expect(Object.keys(told as object).sort()).toEqual(['by', 'end', 'excerpt', 'revision', 'start'])
    expect(told).toMatchObject({ by: { name: 'Ada' } })
  })
})

describe('whatever else comes in', () => {
  it('is passed over: events nobody knows, answers nobody asked for, and words that make no sense', async () => {
    const ada = await watching('Ada')
    for (const event of ['change', 'heads', 'rights.changed', 'message', '', 'constructor', '__proto__']) {
      ada.socket.emit(event, channel, { type: 'comment.changed', channel, seq: 999 })
    }
    ada.socket.emit('watch', { [channel]: 0 })
    ada.socket.emit('watch', { [channel]: 0 }, 'not a function')
    await afterThought(ada)
    expect(ada.socket.connected).toBe(true)
  })

  it('that is larger than any event of ours ends the connection, and no other', async () => {
    const [ada, ben] = await Promise.all([watching('Ada'), watching('Ben')])
    ada.socket.emit('watch', { padding: 'x'.repeat(100_000) })
    await expect.poll(() => ada.socket.connected).toBe(false)
    await afterThought(ben)
  })
})

describe('a flood', () => {
  it('of questions is refused beyond a measure; others notice nothing, and patience is rewarded', async () => {
    const [ada, ben] = await Promise.all([watching('Ada'), watching('Ben')])
    const answers = await Promise.all(Array.from({ length: 300 }, () => ada.ask('watch', { [channel]: 0 })))
    const refused = answers.filter((answer) => !Array.isArray(answer))
    expect(refused.length).toBeGreaterThan(150)
    for (const answer of refused) expect(answer).toEqual({ error: 'too-many' })
    expect(await ben.ask('watch', { [channel]: 0 })).toMatchObject([{ channel }])
    await expect
      .poll(() => ada.ask('watch', { [channel]: 0 }), { timeout: 5_000 })
      .toMatchObject([{ channel }])
  })

  it('of selections reaches others as a trickle', async () => {
    const [ada, ben] = await Promise.all([watching('Ada'), watching('Ben')])
    for (let n = 0; n < 500; n++) ada.socket.emit('selecting', channel, n % 2 ? null : passage())
    await afterThought(ada, ben)
    expect(events(ben, 'selecting').length).toBeLessThan(100)
  })

  it('that doesn’t end ends the connection', async () => {
    const ada = await watching('Ada')
    for (let n = 0; n < 2_000; n++) ada.socket.emit('selecting', channel, null)
    await expect.poll(() => ada.socket.connected).toBe(false)
  })
})
