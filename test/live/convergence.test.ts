import { beforeAll, describe, expect, it } from 'vitest'
import { randomNumbers } from '../bench/random-numbers.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import type { Weather } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { busyHour, converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 200 })
const screen = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
})

const visitor = (name?: string) => {
  const fresh = new Visitor(server().url)
  return name ? fresh.logIn(name) : Promise.resolve(fresh)
}

describe('every screen converges', () => {
  it('when messages are lost, doubled and reordered, and connections are cut', async () => {
    const random = randomNumbers(20_170_613)
    const storm: Weather = { drop: 0.25, twice: 0.25, late: 0.3, random }
    const people = await Promise.all([visitor('Ada'), visitor('Ben'), visitor('Mo')])
    const guest = await visitor()
    const screens = await Promise.all([
      ...people.map((person) => screen(person, place.documentPath, storm)),
      screen(guest, place.documentPath, storm),
      screen(guest, place.digestPath, storm),
      screen(people[0]!, place.digestPath, storm),
    ])
    const cutting = setInterval(() => screens[Math.floor(random() * screens.length)]?.cut(), 150)
    await busyHour(people, place, random, 12)
    clearInterval(cutting)
    await converged(screens)
    const shown = Object.values(screens[3]!.state.tables.comment)
    expect(shown.length).toBeGreaterThan(3)
  }, 60_000)

  it('on a screen that slept through everything, by catching up when it wakes', async () => {
    const [ada, ben] = await Promise.all([visitor('Ada'), visitor('Ben')])
    const asleep = await screen(ada, place.documentPath)
    const before = asleep.state.channels[`document:${place.document}`]!.seq
    asleep.socket.disconnect()
    await busyHour([ben], place, randomNumbers(7), 6)
    asleep.socket.connect()
    await converged([asleep])
    expect(asleep.state.channels[`document:${place.document}`]!.seq).toBeGreaterThan(before)
  })

  it('on a screen that missed so much that it takes the page anew', async () => {
    const ada = await visitor('Ada')
    const behind = await screen(ada, place.digestPath)
    behind.socket.disconnect()
    const thread = { threadKind: 'digest', threadId: place.digest }
    await Promise.all(
      Array.from({ length: 520 }, (_, n) => ada.write('/comments', { ...thread, source: `Number ${n}` })),
    )
    behind.socket.connect()
    await converged([behind])
    expect(Object.keys(behind.state.tables.comment).length).toBeGreaterThanOrEqual(520)
  }, 60_000)
})

describe('what a viewer may not see leaves their screen', () => {
  it('a withdrawn comment’s words, for everybody but its author and moderators', async () => {
    const [ada, ben, mo, guest] = await Promise.all([
      visitor('Ada'),
      visitor('Ben'),
      visitor('Mo'),
      visitor(),
    ])
    const screens = await Promise.all([ada, ben, mo, guest].map((who) => screen(who, place.documentPath)))
    const thread = { threadKind: 'document', threadId: place.document }
    const posted = await ada.write('/comments', { ...thread, source: 'A secret I regret' })
    const id = posted.events[0]!.id
    for (const each of screens) await each.until(() => id in each.state.tables.comment)
    await ada.write(`/comments/${id}/withdraw`, { version: 1 })
    for (const each of screens) await each.until(() => each.state.tables.comment[id]?.state === 'withdrawn')
    const words = screens.map(
      ({ state }) => state.tables.comment[id]?.html?.includes('A secret I regret') ?? false,
    )
    expect(words).toEqual([true, false, true, false])
    const raw = await (await guest.fetch(place.documentPath)).text()
    expect(raw).not.toContain('A secret I regret')
    await converged(screens)
  })

  it('a removed highlight, for everybody but its author', async () => {
    const [ada, guest] = await Promise.all([visitor('Ada'), visitor()])
    const screens = await Promise.all([ada, guest].map((who) => screen(who, place.documentPath)))
    const excerpt = Object.values(screens[0]!.state.tables.excerpt)[0]!
    const exact = [...excerpt.text].slice(0, 25).join('')
    const { events } = await ada.write('/annotations', { excerpt: excerpt.id, exact, start: 0, end: 25 })
    const id = events[0]!.id
    for (const each of screens) await each.until(() => id in each.state.tables.annotation)
    await ada.write(`/annotations/${id}/withdraw`, { version: 1 })
    await screens[1]!.until(() => !(id in screens[1]!.state.tables.annotation))
    await screens[0]!.until(() => screens[0]!.state.tables.annotation[id]?.state === 'withdrawn')
    await converged(screens)
  })
})
