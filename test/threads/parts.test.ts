import { beforeAll, describe, expect, it } from 'vitest'
import { loadMore } from '../../client/threads/more.ts'
import { sayCursor } from '../../shared/threads/parts.ts'
import { threadTree } from '../../shared/threads/tree.ts'
import { randomNumbers } from '../bench/random-numbers.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import type { Screen, Weather } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 200 })
const screen = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ada, ben]: Visitor[] = []
const roots: string[] = []

/** A thread of 90 branches with a reply each, a chain of twelve, and a branch with 60 answers. */
beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben')])
  ;[ada, ben] = await Promise.all(['Ada', 'Ben'].map((name) => new Visitor(server().url).logIn(name)))
  for (let n = 0; n < 90; n++) roots.push(await say(`Thought ${n}`))
  await Promise.all(roots.map((root) => say('An answer', root)))
}, 60_000)

async function say(source: string, parent?: string, who = ada): Promise<string> {
  const thread = { threadKind: 'digest', threadId: place.digest }
  const { events } = await who!.write('/comments', { ...thread, parent, source })
  return events.find(({ type }) => type === 'comment.changed')!.id
}

const guest = () => new Visitor(server().url)

/** Every comment of the thread as somebody without script meets them, from link to link. */
async function readThrough(
  sort: string,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  const met: string[] = []
  let query = `?sort=${sort}`
  for (let n = 0; n < 20; n++) {
    const { tables, threads } = await guest().page(place.digestPath + query)
    const part = threads[place.digest]!
    met.push(...threadTree(tables.comment, part, part).branches.map(({ comment }) => comment.id))
    if (part.to === null) return met
    query = `?sort=${sort}&thoughts=${sayCursor({ way: 'after', key: part.to, asOf: part.asOf })}`
    await meanwhile()
  }
  throw new Error('There is no end to it')
}

describe('a thread in parts', () => {
  it.each([
    'oldest',
    'newest',
    'replied',
  ])('is read once and whole, sorted by %s, while others write', async (sort) => {
    const before = [...roots]
    const met = await readThrough(sort, async () => {
      await say('Another answer', before[3], ben)
      await say('Another answer', before[70], ben)
    })
    expect(new Set(met).size).toBe(met.length)
    expect(before.filter((id) => !met.includes(id))).toEqual([])
  })

  it('brings a first part and says how much there is', async () => {
    const { threads, tables } = await guest().page(place.digestPath)
    const part = threads[place.digest]!
    expect(Object.keys(tables.comment).length).toBeLessThanOrEqual(61)
    const held = Object.values(tables.comment).filter(({ state }) => state === 'live').length
    expect(part.total).toBe(held + part.rest)
  })

  it('counts what is new beyond the part, and doesn’t take it in', async () => {
    const reader = await screen(guest(), place.digestPath)
    const before = reader.state.threads[place.digest]!
    const id = await say('At the very end', undefined, ben)
    await reader.until(() => reader.state.threads[place.digest]!.total === before.total + 1)
    expect(id in reader.state.tables.comment).toBe(false)
    expect(reader.state.threads[place.digest]!.rest).toBe(before.rest + 1)
    expect(reader.store.inbox.get().elsewhere.has(id)).toBe(true)
    await converged([reader])
  })

  it('shows one’s own thought at once, wherever it stands', async () => {
    const mine = await screen(ben!, place.digestPath)
    const id = await say('My own, at the end', undefined, ben)
    await mine.until(() => id in mine.state.tables.comment)
    expect(mine.state.threads[place.digest]!.also).toEqual([id])
    await converged([mine])
  })

  it('converges with parts loaded while others write, in any weather', async () => {
    const random = randomNumbers(42)
    const storm: Weather = { drop: 0.25, twice: 0.25, late: 0.3, random }
    const screens = await Promise.all([
      screen(guest(), place.digestPath, storm),
      screen(ada!, `${place.digestPath}?sort=newest`, storm),
      screen(ben!, `${place.digestPath}?sort=replied`, storm),
      screen(guest(), `/comments/${roots[2]}/thread`, storm),
    ])
    for (let round = 0; round < 3; round++) {
      const writing = Array.from({ length: 12 }, async (_, n) => {
        const parent = random() < 0.7 ? roots[Math.floor(random() * roots.length)] : undefined
        const id = await say(`Round ${round}, ${n}`, parent, n % 2 ? ada : ben)
        if (random() < 0.3) await (n % 2 ? ada : ben)!.write(`/comments/${id}/withdraw`, { version: 1 })
      })
      // Addresses in the client are those of the page's own server; which visitor asks is told by the screen.
      const loading = screens.map((each) =>
        loadMore(each.store, place.digest, (path) => each.visitor.json(path)).catch((error) => {
          if (each.state.threads[place.digest]?.to !== null) throw error
        }),
      )
      await Promise.all([...writing, ...loading])
    }
    await converged(screens)
    expect(Object.keys(screens[0]!.state.tables.comment).length).toBeGreaterThan(100)
  }, 60_000)
})

describe('what is featured', () => {
  it('is told at the head of the thread, wherever it stands, and as it is now', async () => {
    const mo = await come(server().url, 'Mo', 'moderator')
    const [reader, writer] = await Promise.all([
      screen(guest(), place.digestPath),
      screen(ben!, place.digestPath),
    ])
    const told = ({ state }: Screen) => state.threads[place.digest]!.featured
    const far = await say(
      'Far down: the thought of all thoughts. It goes on for a good while after that one.',
    )
    expect(far in reader.state.tables.comment).toBe(false)
    await mo.write(`/comments/${roots[1]}/feature`, { version: 1, on: true })
    await mo.write(`/comments/${far}/feature`, { version: 1, on: true })
    await converged([reader, writer])
    expect(told(reader)).toEqual([
      { id: roots[1], name: 'Ada', opening: 'Thought 1' },
      {
        id: far,
        name: 'Ada',
        opening: 'Far down: the thought of all thoughts. It goes on for a good while…',
      },
    ])
    const html = await (await guest().fetch(place.digestPath)).text()
    expect(html).toContain(`<a href="#comment-${roots[1]}">Thought 1</a>`)
    expect(html).toContain(`<a href="/comments/${far}">Far down`)
    await ada!.write(`/comments/${far}`, { version: 2, source: 'In other words.' })
    await converged([reader, writer])
    expect(told(reader)[1]).toMatchObject({ opening: 'In other words.' })
    await ada!.write(`/comments/${far}/withdraw`, { version: 3 })
    await mo.write(`/comments/${roots[1]}/feature`, { version: 2, on: false })
    await converged([reader, writer])
    expect(told(reader)).toEqual([])
    expect(told(writer)).toEqual([])
  })
})

describe('depth', () => {
  it('continues on a page of its own, and a permalink leads to where it stands', async () => {
    let last = await say('The top of a chain')
    const chain = [last]
    for (let n = 0; n < 11; n++) {
      last = await say(`Deeper ${n}`, last)
      chain.push(last)
    }
    const { location } = Object.fromEntries((await guest().fetch(`/comments/${last}`)).headers.entries()) as {
      location: string
    }
    expect(location).toMatch(new RegExp(`^/comments/[0-9a-f]{24}/thread#comment-${last}$`))
    const branch = await guest().page(location.replace(/#.*/, ''))
    expect(last in branch.tables.comment).toBe(true)
    expect(branch.page.kind === 'branch' && branch.page.context.length).toBeGreaterThan(4)
    const top = (await guest().fetch(`/comments/${chain[4]}`)).headers.get('location') ?? ''
    const page = await guest().page(top.replace(/#.*/, ''))
    expect(page.threads[place.digest]!.below).toMatchObject({ [chain[4]!]: 7 })
    expect(branch.threads[place.digest]!.below).toEqual({})
    const above = await guest().page(`/comments/${chain[4]}/thread`)
    expect(above.threads[place.digest]!.below).toEqual({ [chain[8]!]: 3 })
  })

  it('is told in the fold of what is answered, and above a deep branch in one line', async () => {
    const chain = [await say('The top of a long chain')]
    for (let n = 0; n < 15; n++) chain.push(await say(`Deeper still ${n}`, chain.at(-1)))
    const htmlOf = async (path: string) => (await guest().fetch(path)).text()
    const top = (await guest().fetch(`/comments/${chain[0]}`)).headers.get('location') ?? ''
    expect(await htmlOf(top.replace(/#.*/, ''))).toContain('<summary>15 replies</summary>')
    const deep = await htmlOf(`/comments/${chain[12]}/thread`)
    expect(deep).toContain('<summary>8 thoughts before these</summary>')
    for (const id of chain) expect(deep).toContain(`id="comment-${id}"`)
  })

  it('counts all that comes and goes below, however many pages deeper', async () => {
    const chain = [await say('The top of another chain')]
    for (let n = 0; n < 8; n++) chain.push(await say(`Deeper ${n}`, chain.at(-1)))
    const address = (await guest().fetch(`/comments/${chain[4]}`)).headers.get('location') ?? ''
    const readers = await Promise.all([
      screen(guest(), address.replace(/#.*/, '')),
      screen(guest(), `/comments/${chain[4]}/thread`),
    ])
    const below = (at: number) =>
      readers.map(({ state }) => state.threads[place.digest]!.below[chain[at]!] ?? 0)
    expect([below(4), below(8)]).toEqual([
      [4, 0],
      [0, 0],
    ])
    const next = await say('Another page deeper', chain[8])
    const last = await say('And its answer', next, ben)
    await converged(readers)
    expect([below(4), below(8)]).toEqual([
      [6, 0],
      [0, 2],
    ])
    await ben!.write(`/comments/${last}/withdraw`, { version: 1 })
    await converged(readers)
    expect([below(4), below(8)]).toEqual([
      [5, 0],
      [0, 1],
    ])
  })

  it('counts below what is cut away, and in parts not loaded yet, on the pages of branches too', async () => {
    const top = await say('The top of a wide branch')
    const wide: string[] = []
    for (let n = 0; n < 90; n++) wide.push(await say(`Beside ${n}`, top))
    const chain = [wide[2]!]
    for (let n = 0; n < 4; n++) chain.push(await say(`Down ${n}`, chain.at(-1)))
    const address = (await guest().fetch(`/comments/${top}`)).headers.get('location') ?? ''
    const [thread, branch] = await Promise.all([
      screen(guest(), address.replace(/#.*/, '')),
      screen(guest(), `/comments/${top}/thread`),
    ])
    const below = ({ state }: Screen) => state.threads[place.digest]!.below
    // Of 95 in the branch the thread's page holds 40; the last level of the chain is not among them.
    expect(below(thread)[top]).toBe(55)
    expect([below(branch), branch.state.threads[place.digest]!.rest]).toEqual([{ [chain[3]!]: 1 }, 50])
    const deeper = [await say('Below what is cut away', chain[4])]
    deeper.push(await say('And deeper', deeper[0], ben))
    let far = wide[85]!
    for (let n = 0; n < 6; n++) far = await say(`Far down ${n}`, far)
    await converged([thread, branch])
    expect(below(thread)[top]).toBe(63)
    expect([below(branch), branch.state.threads[place.digest]!.rest]).toEqual([{ [chain[3]!]: 3 }, 56])
    await ben!.write(`/comments/${deeper[1]}/withdraw`, { version: 1 })
    for (const left of [16, 0]) {
      await loadMore(branch.store, place.digest, (path) => branch.visitor.json(path))
      await converged([thread, branch])
      expect(branch.state.threads[place.digest]!.rest).toBe(left)
    }
    expect(below(thread)[top]).toBe(62)
    for (const id of [chain[4]!, deeper[0]!, wide[85]!, far]) {
      const led = (await guest().fetch(`/comments/${id}`)).headers.get('location') ?? ''
      expect(id in (await guest().page(led.replace(/#.*/, ''))).tables.comment).toBe(true)
    }
  }, 60_000)

  it('leads from any comment’s address to a page that holds it', async () => {
    for (const root of [roots[0], roots[45], roots[89]]) {
      for (const sort of ['oldest', 'newest', 'replied']) {
        const answer = await guest().fetch(`/comments/${root}?sort=${sort}`)
        const { tables } = await guest().page((answer.headers.get('location') ?? '').replace(/#.*/, ''))
        expect(root! in tables.comment).toBe(true)
      }
    }
  })
})
