import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { Reactions, Tallies } from '../../server/threads/reactions.model.ts'
import { type ReactionKind, reactionKinds } from '../../shared/threads/views.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 200 })
const names = ['Ben', 'Cy', 'Dot', 'Eve']
const open = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let others: Visitor[]

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all(['Ada', ...names].map((name) => makePerson(name)))
  await makePerson('Rea', 'reader')
  const logIn = (name: string) => new Visitor(server().url).logIn(name)
  ada = await logIn('Ada')
  others = await Promise.all(names.map(logIn))
})

async function posted(): Promise<string> {
  const thread = { threadKind: 'document', threadId: place.document }
  const { events } = await ada.write('/comments', { ...thread, source: 'What do you think?' })
  return events[0]!.id
}

/** The counts as the reactions themselves give them. */
async function recount(comment: string): Promise<Record<ReactionKind, number>> {
  const reactions = await Reactions.find({ comment }).lean()
  const times = (kind: ReactionKind) => reactions.filter(({ kinds }) => kinds.includes(kind)).length
  return { thoughtful: times('thoughtful'), thanks: times('thanks'), source: times('source') }
}

describe('reactions', () => {
  it('are counted once for each person, and can be taken back', async () => {
    const id = await posted()
    const [ben] = others as [Visitor]
    const on = { kind: 'thanks', on: true }
    await ben.write(`/comments/${id}/react`, on)
    await ben.write(`/comments/${id}/react`, on)
    let page = await ben.page(place.documentPath)
    expect(page.tables.tally[id]?.counts).toEqual({ thoughtful: 0, thanks: 1, source: 0 })
    expect(page.tables.reacted[id]?.kinds).toEqual(['thanks'])
    expect((await ada.page(place.documentPath)).tables.reacted).toEqual({})

    await ben.write(`/comments/${id}/react`, { kind: 'thanks', on: false })
    page = await ben.page(place.documentPath)
    expect(page.tables.tally[id]?.counts.thanks).toBe(0)
    expect(page.tables.reacted[id]?.kinds).toEqual([])
    expect(page.tables.comment[id]?.version).toBe(1)
  })

  it('can be sent as a form', async () => {
    const id = await posted()
    const [ben] = others as [Visitor]
    const { status, location } = await ben.sendForm(`/comments/${id}/react`, { reaction: 'source on' })
    expect([status, location]).toEqual([303, `/comments/${id}`])
    expect(await recount(id)).toEqual({ thoughtful: 0, thanks: 0, source: 1 })
  })

  it('are for others’ words, while everybody reads them, by people who may write', async () => {
    const id = await posted()
    const on = { kind: 'thanks', on: true }
    const rea = await new Visitor(server().url).logIn('Rea')
    expect((await ada.send(`/comments/${id}/react`, on)).status).toBe(403)
    expect((await rea.send(`/comments/${id}/react`, on)).status).toBe(403)
    expect((await new Visitor(server().url).send(`/comments/${id}/react`, on)).status).toBe(401)
    expect((await others[0]!.send(`/comments/${id}/react`, { kind: 'hooray', on: true })).status).toBe(422)
    await ada.write(`/comments/${id}/withdraw`, { version: 1 })
    expect((await others[0]!.send(`/comments/${id}/react`, on)).status).toBe(403)
    await Comments.updateOne({ _id: id }, { withdrawn: null, 'moderation.state': 'held' })
    expect((await others[0]!.send(`/comments/${id}/react`, on)).status).toBe(404)
  })

  it('reach every screen, one’s own on one’s own alone', async () => {
    const id = await posted()
    const [ben, cy] = others as [Visitor, Visitor]
    const guest = new Visitor(server().url)
    const screens = await Promise.all([ada, ben, ben, cy, guest].map((who) => open(who, place.documentPath)))
    await ben.write(`/comments/${id}/react`, { kind: 'thoughtful', on: true })
    await cy.write(`/comments/${id}/react`, { kind: 'thoughtful', on: true })
    for (const each of screens) await each.until(() => each.state.tables.tally[id]?.counts.thoughtful === 2)
    await converged(screens)
    const own = screens.map(({ state }) => state.tables.reacted[id]?.kinds ?? [])
    expect(own).toEqual([[], ['thoughtful'], ['thoughtful'], ['thoughtful'], []])
  })

  it('are counted as a recount counts them, whatever people do at the same time', async () => {
    const step = fc.record({
      who: fc.nat({ max: names.length - 1 }),
      kind: fc.constantFrom(...reactionKinds),
      on: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const id = await posted()
        await Promise.all(
          steps.map(({ who, kind, on }) => others[who]!.write(`/comments/${id}/react`, { kind, on })),
        )
        const counts = (await ada.page(place.documentPath)).tables.tally[id]?.counts
        const none = { thoughtful: 0, thanks: 0, source: 0 }
        expect(counts ?? none).toEqual(await recount(id))
        const reactions = await Reactions.find({ comment: id }).lean()
        expect(new Set(reactions.map(({ person }) => person)).size).toBe(reactions.length)
      }),
      { numRuns: 25 },
    )
    expect(await Tallies.countDocuments({ 'counts.thanks': { $lt: 0 } })).toBe(0)
  }, 60_000)
})
