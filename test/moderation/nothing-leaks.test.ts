import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lines } from '../support/connect.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { take } from './leaks/acts.ts'
import { acts, first, type Step } from './leaks/steps.ts'
import { type Since, surfaces } from './leaks/surfaces.ts'
import { mayRead, type Thing } from './leaks/things.ts'
import { gather, type Name, names, type World } from './leaks/world.ts'

/**
 * Any sequence of acts by anybody: no text ever reaches an audience that the table of docs/moderation.md forbids,
 * wherever it may be read, and counts always equal a recount.
 */
const server = startTestServer()
const open = lines()
let world: World

beforeAll(async () => {
  world = await gather(server().url, open)
})
afterAll(() => open.end())

async function check(
  things: Thing[],
  touched: Thing | undefined,
  since: Since,
  heardBefore: Record<Name, number>,
): Promise<void> {
  for (const reader of Object.values(world.readers)) {
    const seen = await surfaces(world, reader, touched, since, heardBefore[reader.name])
    for (const thing of things) {
      for (const word of [thing.words, thing.pending, ...thing.former]) {
        if (word === null || mayRead(thing, word, reader.name)) continue
        const where = Object.keys(seen).filter((surface) => seen[surface]!.includes(word))
        expect(where, `${thing.author}’s ${thing.state} ${thing.kind}, as ${reader.name} sees it`).toEqual([])
      }
      const isPublic = thing.state === 'live' && !thing.withdrawn && !thing.erased
      const page = thing.kind === 'message' ? world.room : world.place.documentPath
      if (isPublic) expect(seen[`text/html ${page}`]).toContain(thing.words)
    }
  }
  expect(await miscounted()).toEqual([])
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Step['who']>('the author', 'the author', 'Mo', 'Mo', 'Al', 'Ada', 'Nia', 'Gus'),
  act: fc.constantFrom(...acts),
  pick: fc.nat(20),
})

it('whatever anybody does, nobody reads what they may not, and counts stay right', async () => {
  const { place, room, channel, roomChannel, readers } = world
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const things: Thing[] = []
      const [document, inRoom] = await Promise.all(
        [place.documentPath, room].map((path) => readers.Ada.visitor.page(path)),
      )
      const since = { document: document!.channels[channel]!.seq, room: inRoom!.channels[roomChannel]!.seq }
      for (const each of [...first, ...steps]) {
        // What was told while something was public was rightly told: what comes from here on is looked at.
        const heardBefore = Object.fromEntries(
          names.map((name) => [name, readers[name].line.heard.length]),
        ) as Record<Name, number>
        const touched = await take(world, each, things)
        await check(things, touched, since, heardBefore)
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
}, 240_000)
