import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Channel, LiveEvent } from '../../shared/live/contract.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = lines()
const names = ['Ada', 'Ben', 'Mo'] as const
type Kind = 'comment' | 'annotation' | 'contradiction'
type Reader = { name: string; visitor: Visitor; line: Line }
let place: Awaited<ReturnType<typeof sampleLibrary>>
let channel: Channel
let readers: Reader[]
let excerpt: { id: string; text: string }

beforeAll(async () => {
  place = await sampleLibrary()
  channel = `document:${place.document}`
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  readers = await Promise.all(
    [...names, 'a guest'].map(async (name) => {
      const visitor = new Visitor(server().url)
      if (name !== 'a guest') await visitor.logIn(name)
      const line = await open.open(visitor)
      await line.ask('watch', { [channel]: 0 })
      return { name, visitor, line }
    }),
  )
  excerpt = Object.values((await readers[0]!.visitor.page(place.documentPath)).tables.excerpt)[0]!
})
afterAll(() => open.end())

/** Something that was written. `words` stand nowhere else. */
type Thing = { kind: Kind; id: string; author: string; version: number; words: string; withdrawn: boolean }

/** The rule, said again apart from the code: withdrawn words are their author's, and comments' the moderators' too. */
const mayRead = ({ kind, author, withdrawn }: Thing, name: string) =>
  !withdrawn || name === author || (kind === 'comment' && name === 'Mo')

const collection = { comment: '/comments', annotation: '/annotations', contradiction: '/contradictions' }
let counter = 0
const freshWords = () => `word${++counter}end`

function bodyFor(kind: Kind, words: string): Record<string, unknown> {
  const document = place.document
  if (kind === 'comment') return { threadKind: 'document', threadId: document, source: words }
  const exact = [...excerpt.text].slice(0, 10).join('')
  if (kind === 'annotation') return { excerpt: excerpt.id, exact, start: 0, end: 10, note: words }
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document, area }))
  return { type: 'tone-v-overall', claim: words, ends }
}

/** `who` null: whoever wrote the thing that is picked, who alone may change it. */
type Step = {
  who: (typeof names)[number] | null
  act: Kind | 'edit' | 'withdraw' | 'restore'
  pick: number
}

/** Does a step, allowed or not, and keeps the list of things as it should be after it; answers what was told. */
async function take({ act, pick, ...step }: Step, things: Thing[]): Promise<LiveEvent[]> {
  const thing = things[pick % things.length]
  const who = step.who ?? thing?.author ?? 'Ada'
  const { visitor } = readers.find(({ name }) => name === who)!
  if (act !== 'edit' && act !== 'withdraw' && act !== 'restore') {
    const words = freshWords()
    const { events } = await visitor.write(collection[act], bodyFor(act, words))
    things.push({ kind: act, id: events[0]!.id, author: who, version: 1, words, withdrawn: false })
    return events
  }
  if (!thing || (act === 'edit' && thing.kind === 'contradiction')) return []
  const words = freshWords()
  const path = `${collection[thing.kind]}/${thing.id}${act === 'edit' ? '' : `/${act}`}`
  const fields = act === 'edit' ? { source: words, note: words } : {}
  const { status, body } = await visitor.send(path, { version: thing.version, ...fields })
  const allowed = thing.author === who && (act === 'restore') === thing.withdrawn
  expect([act, status]).toEqual([act, allowed ? 200 : expect.toBeOneOf([403, 409])])
  if (!allowed) return []
  thing.version += 1
  if (act === 'edit') thing.words = words
  else thing.withdrawn = act === 'withdraw'
  return (body as { events: LiveEvent[] }).events
}

/** All that a reader can get to see, by where it is seen. */
async function surfaces({ visitor, line }: Reader, things: Thing[], since: number, heardBefore: number) {
  const text = async (path: string, accept: string) =>
    (await visitor.fetch(path, { headers: { accept } })).text()
  const pages = [place.documentPath, place.digestPath, '/', '/contradictions', '/authorities/tower-hamlets']
  for (const { kind, id } of things) if (kind === 'comment') pages.push(`/comments/${id}/reply`)
  const seen: Record<string, string> = {}
  for (const path of pages) seen[path] = await text(path, 'text/html')
  seen['the state'] = await text(place.documentPath, 'application/json')
  seen['catching up'] = await text(`/api/changes?since[${channel}]=${since}`, 'application/json')
  seen['catching up, by the line'] = JSON.stringify(await line.ask('watch', { [channel]: since }))
  seen['heard since'] = JSON.stringify(line.heard.slice(heardBefore))
  return seen
}

async function check(things: Thing[], since: number, heardBefore: number[]): Promise<void> {
  for (const [index, reader] of readers.entries()) {
    const seen = await surfaces(reader, things, since, heardBefore[index]!)
    for (const thing of things) {
      const where = Object.keys(seen).filter((surface) => seen[surface]!.includes(thing.words))
      const whose = `${thing.author}’s ${thing.kind}, as ${reader.name} sees it`
      if (!mayRead(thing, reader.name)) expect(where, whose).toEqual([])
      else if (thing.kind !== 'contradiction' || !thing.withdrawn) {
        expect(where, whose).toContain(place.documentPath)
      }
    }
  }
  const { channels, tables } = await readers.at(-1)!.visitor.page(place.documentPath)
  const live = Object.values(tables.comment).filter(({ state }) => state === 'live')
  expect(channels[channel]!.counts).toMatchObject({
    comments: live.length,
    annotations: Object.keys(tables.annotation).length,
    contradictions: Object.keys(tables.contradiction).length,
  })
}

/** Where every run begins: one of each, written and withdrawn, so that no run can fail to look. */
const first: Step[] = [
  { who: 'Ada', act: 'comment', pick: 0 },
  { who: 'Ben', act: 'annotation', pick: 0 },
  { who: 'Ada', act: 'contradiction', pick: 0 },
  { who: null, act: 'withdraw', pick: 0 },
  { who: null, act: 'withdraw', pick: 1 },
  { who: null, act: 'withdraw', pick: 2 },
  { who: null, act: 'restore', pick: 0 },
]

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(null, null, ...names),
  act: fc.constantFrom('comment', 'annotation', 'contradiction', 'edit', 'withdraw', 'withdraw', 'restore'),
  pick: fc.nat(20),
})

it('whatever people write, change, withdraw and restore, nobody sees what they may not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
      const things: Thing[] = []
      const since = (await readers[0]!.visitor.page(place.documentPath)).channels[channel]!.seq
      for (const each of [...first, ...steps]) {
        const heardBefore = readers.map(({ line }) => line.heard.length)
        const events = await take(each, things)
        const last = events.at(-1)?.seq ?? 0
        const has = ({ heard }: Line) =>
          heard.some(([name, event]) => name === 'change' && (event as LiveEvent).seq === last)
        for (const { line } of readers)
          if (last) await expect.poll(() => has(line), { interval: 5 }).toBe(true)
        await check(things, since, heardBefore)
      }
      expect(await miscounted()).toEqual([])
    }),
    { numRuns: 4, endOnFailure: true },
  )
}, 60_000)
