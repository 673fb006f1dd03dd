import { beforeAll, describe, expect, it } from 'vitest'
import { endAbandoned } from '../../server/live-sessions/abandoned.ts'
import { londonMoment } from '../../server/live-sessions/london-time.ts'
import { LiveSessions } from '../../server/live-sessions/sessions.model.ts'
import type { PageState } from '../../shared/live/state.ts'
import { come } from '../support/come.ts'
import { lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let guest: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ;[ada, ben] = [await come(url, 'Ada'), await come(url, 'Ben')]
  guest = new Visitor(server().url)
})

const hour = 60 * 60 * 1000
const later = (hours: number) => new Date(Date.now() + hours * hour)
const nobody = () => false
const idOf = (path: string) => path.split('/').at(-1) ?? ''
const sessionsOf = ({ tables }: PageState) =>
  Object.values(tables.session).map(({ title, state, people }) => [title, state, people])
/** The page as a guest's browser gets it: one that is kept, where it may be. */
const read = async (path: string) => (await guest.fetch(path, { headers: { accept: 'text/html' } })).text()

describe('the page of what is read', () => {
  it('says at once what is read together on it, by how many, and when that is over; a kept page too', async () => {
    expect(sessionsOf(await guest.page(place.documentPath))).toEqual([])
    await read(place.documentPath)
    await read(place.documentPath)
    const path = await startSession(ada, `document:${place.document}`, 'Sunday reading')
    expect(await read(place.documentPath)).toContain(`href="${path}"`)
    await ben.write(`${path}/join`, {})
    expect(sessionsOf(await guest.page(place.documentPath))).toEqual([['Sunday reading', 'open', 2]])
    expect(await read(place.documentPath)).toContain('and 1 other')
    expect(await read(place.digestPath)).not.toContain(path)
    await ada.write(`${path}/end`, {})
    expect(sessionsOf(await guest.page(place.documentPath))).toEqual([['Sunday reading', 'ended', 2]])
    const after = await read(place.documentPath)
    expect(after).not.toContain(`href="${path}"`)
    expect(after).toContain(`href="${path}/summary"`)
  })

  it('says what is announced, on a digest too, and leads members to begin', async () => {
    const { location } = await ada.write('/sessions', {
      on: `digest:${place.digest}`,
      planned: '2199-07-01T19:30',
    })
    const html = await read(place.digestPath)
    expect(html).toContain(`href="${location}"`)
    expect(html).toContain('datetime="2199-07-01T18:30:00.000Z"')
    const begin = `/sessions/new?on=digest:${place.digest}`
    expect(html).not.toContain(begin)
    const own = await (await ben.fetch(place.digestPath, { headers: { accept: 'text/html' } })).text()
    expect(own).toContain(begin)
    await ada.write(`${location}/end`, {})
    // It never began, so there is nothing to tell of it.
    expect(await read(place.digestPath)).not.toContain(location)
  })
})

describe('the page of a document', () => {
  it('leads to what is read together of a digest that it is in, while it is on or to come; a kept page too', async () => {
    const screen = await Screen.open(guest, place.documentPath)
    await read(place.documentPath)
    await read(place.documentPath)
    const planned = { on: `digest:${place.digest}`, planned: '2199-07-01T19:30', title: 'A digest to come' }
    const { location } = await ada.write('/sessions', planned)
    const announced = await read(place.documentPath)
    expect(announced).toContain(`To be read together: <a href="${location}">A digest to come</a>`)
    await ada.write(`${location}/begin`, {})
    await ben.write(`${location}/join`, {})
    const open = await read(place.documentPath)
    expect(open.replace(/<[^>]*>/g, '')).toContain(
      'Ada and 1 other are reading a digest with this in it together now. Join',
    )
    expect(open).toContain(`<a href="${location}">Join</a>`)
    const held = () => screen.state.tables.session[idOf(location)]
    await screen.until(() => held()?.people === 2)
    await ada.write(`${location}/end`, {})
    await screen.until(() => held()?.state === 'ended')
    screen.close()
    // What came of it stands with the digest.
    expect(await read(place.documentPath)).not.toContain(location)
    expect(await read(place.digestPath)).toContain(`${location}/summary`)
  })

  it('stays as it is for what is said about a digest that it is in', async () => {
    const screen = await Screen.open(guest, place.documentPath)
    const before = screen.state.tables
    await ben.write('/comments', {
      threadKind: 'digest',
      threadId: place.digest,
      source: 'Of the digest alone.',
    })
    const digest = `digest:${place.digest}` as const
    await screen.until(() => (screen.state.channels[digest]?.counts.comments ?? 0) > 0)
    expect(screen.state.tables).toEqual(before)
    screen.close()
  })
})

describe('a time that somebody typed', () => {
  it.each([
    ['2026-01-13T19:30', '2026-01-13T19:30:00.000Z'],
    ['2026-06-13T19:30', '2026-06-13T18:30:00.000Z'],
    ['2026-06-13T19:30:15', '2026-06-13T18:30:15.000Z'],
    // The night on which the clocks go forward, and the one on which they go back.
    ['2026-03-29T00:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T00:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00.000Z'],
    ['2026-06-13T19:30:00Z', '2026-06-13T19:30:00.000Z'],
    ['2026-06-13T19:30:00+02:00', '2026-06-13T17:30:00.000Z'],
  ])('%s is %s by the clocks in London', (typed, moment) => {
    expect(londonMoment(typed).toISOString()).toBe(moment)
  })

  it('is kept in the form where it has passed', async () => {
    await ada.page('/')
    const fields = { on: `document:${place.document}`, planned: '2001-01-01T10:00' }
    const { status, html } = await ada.sendForm('/sessions', {
      ...fields,
      form: 'start-session',
      from: `/sessions/new?on=${fields.on}`,
    })
    expect(status).toBe(422)
    expect(html).toContain('value="2001-01-01T10:00"')
    expect(html).toContain('This time has passed.')
  })
})

describe('a session that everybody left', () => {
  const stateOf = async (path: string) => (await LiveSessions.findById(idOf(path)).lean())?.state

  it('ends by itself, with a round that was on, and its page is told', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ada.write(`${path}/rounds`, {})
    expect(await endAbandoned(later(11), nobody)).toBe(0)
    expect(await stateOf(path)).toBe('open')
    expect(await endAbandoned(later(13), nobody)).toBe(1)
    expect(await stateOf(path)).toBe('ended')
    expect(await endAbandoned(later(14), nobody)).toBe(0)
    expect((await guest.fetch(path)).headers.get('location')).toBe(`${path}/summary`)
    const states = sessionsOf(await guest.page(place.documentPath)).map(([, state]) => state)
    expect(states).not.toContain('open')
  })

  it('goes on while somebody is there, and for half a day after they were', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    const open = lines()
    const line = await open.open(guest)
    await line.ask('watch', { [`session:${idOf(path)}`]: 0 })
    const { isWatched } = server().app.live
    expect(await endAbandoned(later(20), isWatched)).toBe(0)
    open.end()
    await expect.poll(() => isWatched(`session:${idOf(path)}`)).toBe(false)
    expect(await endAbandoned(later(31), isWatched)).toBe(0)
    expect(await stateOf(path)).toBe('open')
    expect(await endAbandoned(later(33), isWatched)).toBe(1)
    expect(await stateOf(path)).toBe('ended')
  })

  it('goes on for half a day after the last thing that was done in it', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await LiveSessions.updateOne({ _id: idOf(path) }, { $set: { began: later(-30) } })
    const text = await firstTextOf(ada, path)
    await markInSession(ada, path, text, 0, 4)
    expect(await endAbandoned(later(11), nobody)).toBe(0)
    expect(await endAbandoned(later(13), nobody)).toBe(1)
  })

  it('that was announced and never begun is over a day after its time', async () => {
    const planned = later(100).toISOString()
    const { location } = await ada.write('/sessions', { on: `document:${place.document}`, planned })
    expect(await endAbandoned(later(123), nobody)).toBe(0)
    expect(await stateOf(location)).toBe('planned')
    expect(await endAbandoned(later(125), nobody)).toBe(1)
    expect(await stateOf(location)).toBe('ended')
  })
})
