import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { registerLibrary } from '../../../server/library/library.entity.ts'
import { setPace } from '../../../server/moderation/judge.ts'
import { commit, onCommitted } from '../../../server/platform/data/commit.ts'
import { headsOf, rememberHeads } from '../../../server/platform/data/heads.ts'
import { newId, toId } from '../../../server/platform/data/ids.ts'
import { Changes, Heads, Operations, Records, shelf } from '../../../server/platform/data/write-path.model.ts'
import { asProblem } from '../../../server/platform/http/problem.ts'
import { registerComments } from '../../../server/threads/comments.entity.ts'
import { type CommentRecord, Comments } from '../../../server/threads/comments.model.ts'
import { postComment } from '../../../server/threads/comments.service.ts'
import type { Actor } from '../../../shared/accounts/actor.ts'
import { type Channel, type Counts, channelOfPerson } from '../../../shared/live/contract.ts'
import { startTestDatabase } from '../../support/database.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { miscounted } from '../../support/recount.ts'

const database = startTestDatabase()
let ada: Actor
let digest: string
let channel: Channel

beforeAll(async () => {
  registerLibrary()
  registerComments()
  digest = (await sampleLibrary()).digest
  channel = `digest:${digest}`
  ada = await makePerson('Ada')
})

const think = (source: string, operation = randomUUID()) =>
  postComment(ada, { operation, threadKind: 'digest', threadId: digest, source, insists: false })

describe('a write', () => {
  it('saves its thing, its change, its record and its answer together, and tells of them in order', async () => {
    const told: number[] = []
    const stop = onCommitted((changes) => told.push(...changes.map(({ seq }) => seq)))
    const before = (await Heads.findById(channel).lean())?.seq ?? 0
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => think(`Thought ${n}`)))
    stop()
    expect(told).toEqual(answers.map((_, n) => before + 1 + n))
    expect(answers.map(({ events }) => events[0]!.seq).sort((a, b) => a - b)).toEqual(told)
    const ids = answers.map(({ events }) => toId(events[0]!.id))
    expect(await Comments.countDocuments({ _id: { $in: ids } })).toBe(40)
    expect(await Changes.countDocuments({ entity: { $in: ids } })).toBe(40)
    expect(await Records.countDocuments({ entity: { $in: ids } })).toBe(40)
    expect(await miscounted()).toEqual([])
  })

  it('that fails leaves nothing behind, and neither stops nor spoils those that wait with it', async () => {
    const write = (body: string) => ({ actor: ada, operation: randomUUID(), body, channel })
    const before = await Operations.countDocuments()
    const results = await Promise.allSettled([
      think('First'),
      think('Before the fault'),
      commit(write('fault'), async (tx) => {
        await Heads.updateOne({ _id: 'half-done' }, { seq: 1 }, { upsert: true, session: tx.session })
        throw new Error('a fault in the middle')
      }),
      think('After the fault'),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await Heads.findById('half-done').lean()).toBeNull()
    expect((await Operations.countDocuments()) - before).toBe(3)
    expect(await miscounted()).toEqual([])
  })

  it('of very much is kept without its events, which no document of the database could hold', async () => {
    const { events } = await think('Many times')
    const one = await Comments.findById(events[0]!.id).lean<CommentRecord>()
    const html = `<p>${'word '.repeat(8_000)}</p>`
    const write = { actor: ada, operation: randomUUID(), body: null, channel }
    const import500 = () =>
      commit(write, async (tx) => {
        for (let n = 0; n < 500; n++) {
          const comment: CommentRecord = { ...one!, _id: newId(), html }
          tx.changed('comment', comment, [channel])
        }
        return { location: '/imported' }
      })
    const first = await import500()
    expect(first.events).toHaveLength(500)
    expect(await import500()).toEqual({ events: [], location: '/imported' })
  })

  it('of a comment leaves the shelf alone', async () => {
    const before = await Heads.findById(shelf).lean()
    expect(before?.seq).toBeGreaterThan(0)
    await think('Nothing new on the shelf')
    expect(await Heads.findById(shelf).lean()).toEqual(before)
  })
})

describe('of a process that alone writes', () => {
  let stop: () => void
  const asked = () => vi.spyOn(Heads.collection, 'findOneAndUpdate')
  /** A write that changes nothing but a channel's counts. */
  const onlyCounted = (channel: Channel, counts: Partial<Counts>, lane = channel) =>
    commit({ actor: ada, operation: randomUUID(), body: null, channel: lane }, async (tx) => {
      tx.recounted(channel, counts)
      return { location: '/' }
    })
  const forget = (_id: Channel) =>
    Promise.all([Heads.deleteOne({ _id }), Changes.deleteMany({ channel: _id })])
  const headNow = async () => (await Heads.findById(channel).lean())!

  beforeAll(() => {
    stop = rememberHeads()
    setPace(1_000)
  })
  afterAll(() => {
    stop()
    setPace(1)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('the next writes move the heads that are known, and ask for none', async () => {
    await think('The head is known from here on')
    const before = await headNow()
    const heads = asked()
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => think(`Known ${n}`)))
    expect(heads).not.toHaveBeenCalled()
    const numbers = answers.flatMap(({ events }) => events.map(({ seq }) => seq)).sort((a, b) => a - b)
    expect(numbers).toEqual(answers.map((_, n) => before.seq + 1 + n))
    const after = await headNow()
    expect([after.seq, after.counts?.comments]).toEqual([before.seq + 40, before.counts!.comments + 40])
    const last = answers.flatMap(({ events }) => events).find(({ seq }) => seq === after.seq)
    expect(last?.counts).toMatchObject({ comments: after.counts?.comments })
    expect(await headsOf([channel])).toMatchObject({ [channel]: { seq: after.seq, counts: after.counts } })
    expect(await miscounted()).toEqual([])
  })

  it('a head that stands elsewhere than was known is read, and nothing is numbered twice', async () => {
    const other: Channel = `document:${newId().toHexString()}`
    const write = async () => (await onlyCounted(other, { comments: 1 })).events[0]
    expect(await write()).toMatchObject({ seq: 1 })
    await Heads.updateOne({ _id: other }, { $inc: { seq: 5 } })
    const heads = asked()
    const answers = await Promise.all([write(), write()])
    expect(answers.map((event) => event?.seq)).toEqual([7, 8])
    expect(heads).toHaveBeenCalledOnce()
    expect(await write()).toMatchObject({ seq: 9, counts: { comments: 4 } })
    expect(heads).toHaveBeenCalledOnce()
    await forget(other)
  })

  it('a head that is gone begins anew', async () => {
    const person = channelOfPerson(ada.id ?? '')
    const write = async () => (await onlyCounted(person, { unread: 1 })).events[0]
    expect(await write()).toMatchObject({ seq: 1 })
    expect(await write()).toMatchObject({ seq: 2, counts: { unread: 2 } })
    await forget(person)
    expect(await write()).toMatchObject({ seq: 1, counts: { unread: 1 } })
    expect(await write()).toMatchObject({ seq: 2, counts: { unread: 2 } })
    await forget(person)
  })

  it('two channels’ writes that both move a third one’s head are both numbered there', async () => {
    const third: Channel = `document:${newId().toHexString()}`
    const lanes = ['digest', 'document'].map((kind) => `${kind}:${newId().toHexString()}` as Channel)
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => onlyCounted(third, {}, lanes[n % 2])),
    )
    const numbers = answers.map(({ events }) => events[0]!.seq).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
    await forget(third)
  })
})

describe('on a database that takes additions to one collection at a time', () => {
  it('a write saves the same', async () => {
    await mongoose.disconnect()
    const hello = vi
      .spyOn(mongoose.mongo.Admin.prototype, 'command')
      .mockResolvedValue({ maxWireVersion: 21 })
    const atOnce = vi.spyOn(mongoose.mongo.MongoClient.prototype, 'bulkWrite')
    await mongoose.connect(database.url())
    const answers = await Promise.all([think('One'), think('Another')])
    const ids = answers.map(({ events }) => toId(events[0]!.id))
    expect(await Changes.countDocuments({ channel, entity: { $in: ids } })).toBe(2)
    expect(await Records.countDocuments({ entity: { $in: ids } })).toBe(2)
    expect(await Comments.countDocuments({ _id: { $in: ids } })).toBe(2)
    expect(hello).toHaveBeenCalledOnce()
    expect(atOnce).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(await miscounted()).toEqual([])
    await mongoose.disconnect()
    await mongoose.connect(database.url())
  })
})

describe('while the database is away', () => {
  it('a write is refused with the way out, and its channel takes the next one when it is back', async () => {
    await mongoose.disconnect()
    mongoose.set('bufferTimeoutMS', 200)
    const body = 'Sent while the database was away'
    const write = { actor: ada, operation: randomUUID(), body, channel }
    const sent = await Promise.allSettled(
      [0, 1, 2].map((n) => commit({ ...write, body: `${body} ${n}` }, async () => ({ location: '/' }))),
    )
    for (const each of sent) {
      const problem = asProblem(each.status === 'rejected' ? each.reason : null)
      expect(problem.toAnswer().error.code).toBe('unavailable')
    }
    await mongoose.connect(database.url())
    await expect(think('It is back')).resolves.toMatchObject({ events: [{ type: 'comment.changed' }] })
    expect(await miscounted()).toEqual([])
  })
})
