import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { essence, Screen, type Weather } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 200 })
const open: Screen[] = []
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
})

afterEach(() => {
  for (const screen of open.splice(0)) screen.close()
})

const visitor = (name?: string) => {
  const fresh = new Visitor(server().url)
  return name ? fresh.logIn(name) : Promise.resolve(fresh)
}

async function screen(who: Visitor, path: string, weather?: Weather): Promise<Screen> {
  const opened = await Screen.open(who, path, weather)
  open.push(opened)
  return opened
}

/** Pseudo-random numbers that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Every screen has caught up with the database and shows what a fresh page shows. */
async function converged(screens: Screen[]): Promise<void> {
  for (const each of screens) {
    const fresh = await each.visitor.page(each.path)
    const channel = Object.keys(fresh.channels) as (keyof typeof fresh.channels)[]
    await each.until(() =>
      channel.every((name) => each.state.channels[name]?.seq === fresh.channels[name]?.seq),
    )
    expect(essence(each.state)).toEqual(essence(fresh))
  }
}

/** Four people do all kinds of things, at the same time, chosen by `random`. */
async function busyHour(people: Visitor[], random: () => number, steps: number): Promise<void> {
  const excerpt = Object.values((await people[0]!.page(place.documentPath)).tables.excerpt)[0]!
  const pick = <T>(from: T[]): T | undefined => from[Math.floor(random() * from.length)]
  for (let step = 0; step < steps; step++) {
    await Promise.all(
      people.map(async (person) => {
        const state = await person.page(place.documentPath)
        const comments = Object.values(state.tables.comment)
        const mine = comments.filter(({ creator }) => creator.id === person.id)
        const marks = Object.values(state.tables.annotation).filter(({ creator }) => creator.id === person.id)
        const choice = random()
        const own = pick(mine)
        const mark = pick(marks)
        if (choice < 0.35) {
          const parent = random() < 0.5 ? pick(comments) : undefined
          const thread = { threadKind: 'document', threadId: place.document }
          await person.write('/comments', {
            ...thread,
            parent: parent?.id,
            source: `Thought ${step} **here**`,
          })
        } else if (choice < 0.5 && own?.state === 'live') {
          await person.send(`/comments/${own.id}`, { version: own.version, source: `Edited in step ${step}` })
        } else if (choice < 0.65 && own) {
          const what = own.state === 'live' ? 'withdraw' : 'restore'
          await person.send(`/comments/${own.id}/${what}`, { version: own.version })
        } else if (choice < 0.85) {
          const start = Math.floor(random() * 20)
          const words = [...excerpt.text].slice(start, start + 10).join('')
          await person.send('/annotations', {
            excerpt: excerpt.id,
            exact: words,
            start,
            end: start + 10,
            note: 'Look',
          })
        } else if (mark) {
          const what = mark.state === 'live' ? 'withdraw' : 'restore'
          await person.send(`/annotations/${mark.id}/${what}`, { version: mark.version })
        }
      }),
    )
  }
}

describe('every screen converges', () => {
  it('when messages are lost, doubled and reordered, and connections are cut', async () => {
    const random = randomFrom(20_170_613)
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
    await busyHour(people, random, 12)
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
    await busyHour([ben], randomFrom(7), 6)
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
