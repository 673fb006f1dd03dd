import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { carry } from '../../server/curation/carry.ts'
import { Moves } from '../../server/curation/curation.model.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { newId } from '../../server/platform/data/ids.ts'
import type { Transaction } from '../../server/platform/data/transaction.ts'
import { placeUnder } from '../../server/threads/branching.ts'
import { addComment } from '../../server/threads/comments.changes.ts'
import { type CommentRecord, Comments } from '../../server/threads/comments.model.ts'
import { placeOf } from '../../server/threads/places.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { miscounted } from '../support/recount.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { converged } from '../support/storm.ts'
import { curatedLibrary, type Place, post } from './curated.ts'

const server = startTestServer()
const open = screens()
let at: Awaited<ReturnType<typeof curatedLibrary>>

beforeAll(async () => {
  at = await curatedLibrary(server().url)
})

const kept = async (id: string) => (await Comments.findById(id).lean<CommentRecord>())!
const move = async (id: string, to: string) =>
  at.mo.send(`/comments/${id}/move`, { version: (await kept(id)).version, to })
const split = async (id: string) => at.mo.send(`/comments/${id}/split`, { version: (await kept(id)).version })
const lastMove = async () => (await Moves.find().sort({ at: -1 }).limit(1).lean())[0]!._id.toHexString()
const screen = (path: string) => open(at.ada, path)

/** A thought with an answer, which has an answer. */
async function branch(place: Place = at.here): Promise<[string, string, string]> {
  const top = await post(at.ada, place)
  const answer = await post(at.ben, place, { parent: top })
  return [top, answer, await post(at.ada, place, { parent: answer })]
}

/** What is wrong with how comments stand, in words: each says where it is, and its parent has to agree. */
async function misplaced(): Promise<string[]> {
  const all = await Comments.find().lean<CommentRecord[]>()
  const byId = new Map(all.map((comment) => [comment._id.toHexString(), comment]))
  return all.flatMap((comment) => {
    const parent = comment.parent && byId.get(comment.parent.toHexString())
    const id = comment._id.toHexString()
    if (!parent) return comment.root.equals(comment._id) && comment.depth === 0 ? [] : [`${id} is no root`]
    const agrees =
      parent.thread.id === comment.thread.id &&
      parent.root.equals(comment.root) &&
      parent.depth + 1 === comment.depth &&
      parent.channels.join() === comment.channels.join() &&
      comment.path.endsWith(`${parent._id.toHexString()}.${id}`)
    return agrees ? [] : [`${id} doesn’t stand where its parent is`]
  })
}

describe('a branch that is moved', () => {
  it('leaves one page and comes to the other, live, with its counts; and back', async () => {
    const ids = await branch()
    const [here, there] = [await screen(at.documentPath), await screen(at.digestPath)]
    const before = (await at.ada.page(at.documentPath)).channels[`document:${at.document}`]!.counts.comments
    expect((await move(ids[0], `${server().url}${at.digestPath}`)).status).toBe(200)
    await here.until(() => ids.every((id) => !(id in here.state.tables.comment)))
    await there.until(() => ids.every((id) => id in there.state.tables.comment))
    await converged([here, there])
    expect(here.state.channels[`document:${at.document}`]!.counts.comments).toBe(before - 3)
    expect(here.state.tables.thread[at.document]?.moved).toMatchObject([{ count: 3 }])
    expect((await at.ben.fetch(`/comments/${ids[2]}`)).headers.get('location')).toContain(at.digestPath)
    expect(await miscounted()).toEqual([])
    await at.mo.write(`/moves/${await lastMove()}/undo`, {})
    await here.until(() => ids.every((id) => id in here.state.tables.comment))
    await there.until(() => ids.every((id) => !(id in there.state.tables.comment)))
    expect(here.state.tables.thread[at.document]?.moved).toEqual([])
    expect(await misplaced()).toEqual([])
    expect(await miscounted()).toEqual([])
  })

  it('takes along what is answered to it in the same transaction', async () => {
    const root = await kept((await branch())[0])
    const place = await placeOf({ kind: 'digest', id: at.digest })
    const inLane = (work: (tx: Transaction) => Promise<unknown>) => {
      const write = { actor: { id: null, name: 'Mo', role: 'moderator' as const }, operation: randomUUID() }
      return commit({ ...write, body: null, channel: root.channels[0] as Channel }, async (tx) => {
        await work(tx)
        return { location: '/' }
      })
    }
    const _id = newId()
    const answer = { ...root, _id, ...placeUnder(root, _id) }
    const there = {
      thread: { kind: 'digest' as const, id: at.digest },
      place,
      parent: null,
      answersWording: null,
    }
    // While the first of them is saved the others wait, and are then saved together.
    await Promise.all([
      inLane(async () => {}),
      inLane((tx) => addComment(tx, answer, 'comment.posted')),
      inLane((tx) => carry(tx, root, there, 'comment.moved', {})),
    ])
    expect((await kept(_id.toHexString())).thread.id).toBe(at.digest)
    expect(await misplaced()).toEqual([])
    expect(await miscounted()).toEqual([])
  })

  it('takes along what is answered to it meanwhile, from pages that don’t know yet', async () => {
    const [top, answer] = await branch()
    await move(top, at.digestPath)
    const late = await post(at.ben, at.here, { parent: answer })
    expect((await kept(late)).thread).toEqual({ kind: 'digest', id: at.digest })
    expect(await misplaced()).toEqual([])
    await at.mo.write(`/moves/${await lastMove()}/undo`, {})
    expect((await kept(late)).thread.id).toBe(at.document)
    // Who still has it before them where it was for a while answers it where it is now.
    const back = await post(at.ben, at.there, { parent: answer })
    expect((await kept(back)).thread.id).toBe(at.document)
    const never = { threadKind: 'document', threadId: 'f'.repeat(24), parent: answer, source: 'Here?' }
    expect((await at.ben.send('/comments', never)).status).toBe(404)
  })

  it('can become an answer to another thought, never to its own', async () => {
    const [top, answer] = await branch()
    const [target] = await branch(at.there)
    expect((await move(top, `/comments/${answer}`)).status).toBe(422)
    expect((await move(top, `${at.digestPath}#comment-${target}`)).status).toBe(200)
    expect(await kept(answer)).toMatchObject({ depth: 2, thread: { id: at.digest } })
    expect(await misplaced()).toEqual([])
  })

  it.each([
    'https://example.org/elsewhere',
    '/documents/there-is-none',
    '/people',
    'not an address',
    `/comments/${'f'.repeat(24)}`,
  ])('goes nowhere by %s', async (to) => {
    const [top] = await branch()
    expect(await move(top, to)).toMatchObject({ status: 422, body: { error: { fields: [{ field: 'to' }] } } })
  })

  it('goes not below what was taken away, where nobody would find it', async () => {
    const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: at.document, area }))
    const claimed = { type: 'uneven-standard', claim: 'A claim.', ends }
    const { events } = await at.ben.write('/contradictions', claimed)
    const id = events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
    const said = { threadKind: 'contradiction', threadId: id, source: 'Below it.' }
    const { location } = await at.ben.write('/comments', said)
    const below = location.replace(/.*comment-/, '')
    const things = [{ kind: 'contradiction', id, version: 1 }]
    await at.mo.write('/moderation/decide', { decision: 'remove', rule: 'topic', things })
    const [top] = await branch()
    for (const to of [`${at.documentPath}#contradiction-${id}`, `/comments/${below}`])
      expect(await move(top, to)).toMatchObject({
        status: 422,
        body: { error: { fields: [{ field: 'to' }] } },
      })
  })

  it('is moved by moderators alone, as they saw it', async () => {
    const [top] = await branch()
    expect((await at.ben.send(`/comments/${top}/move`, { version: 1, to: at.digestPath })).status).toBe(403)
    const sent = await at.mo.send(`/comments/${top}/move`, { version: 9, to: at.digestPath })
    expect(sent).toMatchObject({ status: 409, body: { error: { code: 'changed-meanwhile' } } })
  })

  it('can be undone once, and not when it was moved on', async () => {
    const [top] = await branch()
    await move(top, at.digestPath)
    const first = await lastMove()
    await at.mo.write(`/moves/${first}/undo`, {})
    expect((await at.mo.send(`/moves/${first}/undo`, {})).status).toBe(409)
  })
})

describe('a reply that is split off', () => {
  it('stands by itself with all below it, and goes back', async () => {
    const [top, answer, last] = await branch()
    expect((await split(answer)).status).toBe(200)
    expect(await kept(last)).toMatchObject({ depth: 1 })
    expect(await misplaced()).toEqual([])
    await at.mo.write(`/moves/${await lastMove()}/undo`, {})
    expect((await kept(answer)).parent?.toHexString()).toBe(top)
    expect(await misplaced()).toEqual([])
  })
})

describe('a thread that is merged', () => {
  it('goes on in the other with all that is written for it, until it is undone', async () => {
    await branch()
    const total = await Comments.countDocuments()
    const { page } = await at.mo.page(`/threads/document/${at.document}/tools`)
    const version = page.kind === 'thread-tools' ? page.tools.version : -1
    await at.mo.write(`/threads/${at.document}/merge`, { kind: 'document', version, to: at.digestPath })
    expect(await Comments.countDocuments({ 'thread.id': at.document })).toBe(0)
    expect((await at.ben.page(at.documentPath)).tables.thread[at.document]?.mergedInto).toMatchObject({
      title: expect.any(String),
    })
    const late = await post(at.ben, at.here)
    expect((await kept(late)).thread.id).toBe(at.digest)
    await at.mo.write(`/moves/${await lastMove()}/undo`, {})
    expect((await at.ben.page(at.documentPath)).tables.thread[at.document]?.mergedInto).toBeNull()
    expect(await Comments.countDocuments()).toBe(total + 1)
    expect(await misplaced()).toEqual([])
    expect(await miscounted()).toEqual([])
  })
})

describe('whatever is moved, split, merged and undone', () => {
  it('keeps every comment and every count', async () => {
    const step = fc.record({
      what: fc.constantFrom('move', 'move under', 'split', 'undo', 'withdraw', 'post'),
      which: fc.nat(),
      where: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        for (const { what, which, where } of steps) {
          const all = await Comments.find({}, { creator: 1, version: 1, withdrawn: 1 }).lean<
            CommentRecord[]
          >()
          const chosen = all[which % all.length]!
          const other = all[where % all.length]!
          const id = chosen._id.toHexString()
          const author = chosen.creator.id === at.ada.id ? at.ada : at.ben
          if (what === 'move') await move(id, where % 2 === 0 ? at.digestPath : at.documentPath)
          if (what === 'move under') await move(id, `/comments/${other._id.toHexString()}`)
          if (what === 'split') await split(id)
          if (what === 'undo') await at.mo.send(`/moves/${await lastMove()}/undo`, {})
          if (what === 'withdraw' && chosen.withdrawn === null)
            await author.send(`/comments/${id}/withdraw`, { version: chosen.version })
          if (what === 'post') await at.ben.send('/comments', { ...at.here, parent: id, source: 'And this.' })
          const left = await Comments.countDocuments()
          expect(left).toBe(all.length + (what === 'post' ? left - all.length : 0))
        }
        expect(await misplaced()).toEqual([])
        expect(await miscounted()).toEqual([])
      }),
      { numRuns: 12, seed: 20_170_613 },
    )
  }, 120_000)
})
