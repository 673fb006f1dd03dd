import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { registerAnnotations } from '../../server/annotations/annotations.entity.ts'
import { registerContradictions } from '../../server/contradictions/contradictions.entity.ts'
import { registerThreads } from '../../server/curation/threads.entity.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { registerCases } from '../../server/moderation/cases.entity.ts'
import { isPublic } from '../../server/moderation/standing.ts'
import { follow } from '../../server/notifications/follows.service.ts'
import { registerNotifications } from '../../server/notifications/notifications.entity.ts'
import { Notifications, Told } from '../../server/notifications/notifications.model.ts'
import { notificationsOf } from '../../server/notifications/notifications.reader.ts'
import { sweep } from '../../server/notifications/sweep.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { Heads } from '../../server/platform/data/write-path.model.ts'
import { commentIn, saveComment } from '../../server/threads/comments.changes.ts'
import { registerComments } from '../../server/threads/comments.entity.ts'
import { type CommentRecord, Comments } from '../../server/threads/comments.model.ts'
import { postComment } from '../../server/threads/comments.service.ts'
import { registerReactions } from '../../server/threads/reactions.entity.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfPerson } from '../../shared/live/contract.ts'
import { startTestDatabase } from '../support/database.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'

// Nobody listens here: whatever is told is told by going through the log, as after the end of a process.
startTestDatabase()
const everything = () => sweep(new Date(), () => false)
let ada: Actor & { id: string }
let ben: Actor & { id: string }
let newcomer: Actor & { id: string }
let document: string

beforeAll(async () => {
  for (const register of [
    registerLibrary,
    registerComments,
    registerReactions,
    registerAnnotations,
    registerContradictions,
    registerCases,
    registerThreads,
    registerNotifications,
  ])
    register()
  document = (await sampleLibrary()).document
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  newcomer = await makePerson('Newcomer', 'member', { newcomer: true })
  await follow(ada, { operation: randomUUID(), kind: 'document', of: document, on: true })
})

async function post(actor: Actor, source: string): Promise<string> {
  const body = { threadKind: 'document' as const, threadId: document, source, insists: true }
  const answer = await postComment(actor, { operation: randomUUID(), ...body })
  return answer.events.find(({ type }) => type === 'comment.changed')!.id
}
async function change(id: string, set: (before: CommentRecord) => Partial<CommentRecord>): Promise<void> {
  const write = { actor: ben, operation: randomUUID(), body: null, channel: `document:${document}` as const }
  await commit(write, async (tx) => {
    const before = await commentIn(tx.session, id)
    await saveComment(tx, before, set(before), 'comment.changed')
    return { location: '/' }
  })
}
const unread = async () => (await Heads.findById(channelOfPerson(ada.id)).lean())?.counts?.unread ?? 0

it('is told once when a process ended before it told, however often and by how many it is caught up', async () => {
  const id = await post(ben, 'Said just before the end.')
  expect(await Notifications.countDocuments({ subject: id })).toBe(0)
  await Promise.all([everything(), everything(), everything()])
  expect(await Notifications.countDocuments({ subject: id, person: ada.id })).toBe(1)
  expect(await unread()).toBe(1)
  // It ended after the first half was saved: that everybody was told was not written down.
  await Told.deleteMany({})
  await everything()
  expect(await Notifications.countDocuments({ subject: id, person: ada.id })).toBe(1)
  expect(await unread()).toBe(1)
})

it('is never of what is not live, whatever is done in whatever order', async () => {
  const set = {
    hold: ({ moderation }: CommentRecord) => ({ moderation: { ...moderation, state: 'held' as const } }),
    approve: ({ moderation }: CommentRecord) => ({ moderation: { ...moderation, state: 'live' as const } }),
    remove: ({ moderation }: CommentRecord) => ({ moderation: { ...moderation, state: 'removed' as const } }),
    withdraw: () => ({ withdrawn: new Date() }),
    restore: () => ({ withdrawn: null }),
    edit: ({ source }: CommentRecord) => ({ source, modified: new Date() }),
  }
  const everLive = new Set<string>()
  const step = fc.record({
    what: fc.constantFrom('post', 'post held', 'tell', ...(Object.keys(set) as (keyof typeof set)[])),
    which: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const { what, which } of steps) {
        const all = await Comments.find({ 'thread.id': document }, { _id: 1 })
          .sort({ created: -1 })
          .limit(5)
          .lean()
        const id = all[which % all.length]!._id.toHexString()
        if (what === 'post') await post(ben, `Thought ${randomUUID()}`)
        else if (what === 'post held') await post(newcomer, `Thought ${randomUUID()}`)
        else if (what === 'tell') await everything()
        else await change(id, set[what])
        for (const comment of await Comments.find().lean<CommentRecord[]>())
          if (isPublic(comment)) everLive.add(comment._id.toHexString())
        // What is shown is decided when it is shown, so it is right also before anybody was told.
        for (const { opening, href } of await notificationsOf(ada.id, 500)) {
          if (opening === '') continue
          const said = await commentIn(null, href.replace('/comments/', ''))
          expect(isPublic(said), `${what} ${id}`).toBe(true)
        }
      }
      await everything()
      const told = await Notifications.find({ person: ada.id }).lean()
      expect(told.every(({ subject }) => everLive.has(subject))).toBe(true)
      expect(new Set(told.map(({ subject }) => subject)).size).toBe(told.length)
      const live = await Comments.find({ 'thread.id': document }).lean<CommentRecord[]>()
      const missed = live.filter(
        (comment) => isPublic(comment) && !told.some(({ subject }) => subject === comment._id.toHexString()),
      )
      expect(missed.map(({ source }) => source)).toEqual([])
      expect(await unread()).toBe(told.filter(({ read }) => read === null).length)
    }),
    { numRuns: 15, seed: 20_170_613 },
  )
}, 60_000)
