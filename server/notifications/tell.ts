import { randomUUID } from 'node:crypto'
import { guest } from '../../shared/accounts/actor.ts'
import { isPublic } from '../moderation/standing.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { aboutComments, aboutDecisions, aboutDocuments } from './audience.ts'
import { beneath } from './beneath.ts'
import { followingOf } from './follows.reader.ts'
import { type Follower, followUnasked } from './follows.service.ts'
import { type Change, causeOf, type Happened, lookUp, type Made } from './happened.ts'
import { Notifications, Told } from './notifications.model.ts'
import { wishesOf } from './notifications.reader.ts'
import { notify, tellAnew, untold } from './notify.ts'

/** The most that one transaction tells. */
const mostTogether = 200

/**
 * Tells everybody concerned of changes, by what the things are now. Doing it again, at the same time or after it was
 * cut short, tells nobody twice: that everybody was told is written down last.
 */
export async function tell(changes: readonly Change[]): Promise<void> {
  const happened = await lookUp(changes)
  const tellings = [
    ...(await aboutComments(happened)),
    ...(await aboutDocuments(happened)),
    ...aboutDecisions(happened),
  ]
  const fresh = await untold(tellings, null)
  for (let at = 0; at < fresh.length; at += mostTogether)
    await save((tx) => notify(tx, fresh.slice(at, at + mostTogether)))
  await writeDown(happened, await newFollowers(happened))
  // What was told of may have been taken away in this very moment.
  await showAnew(fresh.length > 0 ? await lookUp(changes.map(asItIsNow)) : happened)
}

const asItIsNow = ({ kind, id, version }: Change): Change => ({ kind, id, version })

/** Nobody's write: no rights are asked, no record is made. All wait for each other, so that they don't collide. */
function save(work: (tx: Transaction) => Promise<void>) {
  const write = { actor: guest, operation: randomUUID(), body: null, channel: 'person:everybody' as const }
  return commit(write, async (tx) => {
    await work(tx)
    return { location: '/' }
  })
}

/** Whoever writes in a thread, or makes what carries one, follows it from then on, unless they don't want to. */
async function newFollowers({ comments, begun, told }: Happened): Promise<Follower[]> {
  const spoken = comments
    .filter((comment) => !told.has(causeOf('comment', comment)))
    .map(({ creator, thread }) => ({ person: creator.id, of: thread.id }))
  const made = begun
    .filter(({ kind, thing }) => !told.has(causeOf(kind, thing)) && carriesTalk(thing))
    .map(({ thing }) => ({ person: thing.creator.id, of: thing._id.toHexString() }))
  const own = [...spoken, ...made].flatMap(({ person, of }) => (person === null ? [] : [{ person, of }]))
  const wanted = [...new Map(own.map((each) => [`${each.person} ${each.of}`, each])).values()]
  if (wanted.length === 0) return []
  // Of what has just begun nobody has said yet whether they follow it; `followUnasked` sees if they have.
  const following = await followingOf(spoken.map(({ of }) => of))
  const unknown = wanted.filter(({ person, of }) => !following('thread', of).has(person))
  const { dontFollow } = await wishesOf([...new Set(unknown.map(({ person }) => person))])
  return unknown.filter(({ person }) => !dontFollow.has(person))
}

/** A highlight without a note gives nothing to talk about. */
const carriesTalk = (thing: Made & { html?: string | null }) => thing.html !== null

/**
 * What has been told is not told again, also not to who begins to follow later: written together with those who follow
 * from now on. What is held comes when it is live.
 */
async function writeDown({ comments, begun, told }: Happened, followers: Follower[]): Promise<void> {
  const causes = [
    ...comments.filter(isPublic).map((comment) => causeOf('comment', comment)),
    ...begun.map(({ kind, thing }) => causeOf(kind, thing)),
  ].filter((cause) => !told.has(cause))
  const follow = (tx: Transaction) => followUnasked(tx, followers)
  const at = new Date()
  const notes = causes.map((_id) => ({ _id, at }))
  if (followers.length > 0) {
    try {
      await save(async (tx) => {
        await follow(tx)
        for (const note of notes) tx.insert(Told, note)
      })
      return
    } catch (error) {
      if (!isDuplicate(error)) throw error
      await save(follow)
    }
  }
  if (causes.length === 0) return
  try {
    await Told.collection.insertMany(notes as never, { ordered: false })
  } catch (error) {
    // Whoever told it at the same time has written it down as well.
    if (!isDuplicate(error)) throw error
  }
}

const isDuplicate = (error: unknown) => (error as { code?: unknown }).code === 11_000

/** Words that may no longer be read leave the lists that tell of them, and come back when they may. */
async function showAnew({ judged, told }: Happened): Promise<void> {
  const known = judged.filter(({ kind, thing }) => thing.version > 1 || told.has(causeOf(kind, thing)))
  const below = await beneath(known)
  const idsOf = (gone: boolean) => [
    ...known.filter(({ thing }) => isPublic(thing) !== gone).map(({ thing }) => thing._id.toHexString()),
    ...below.filter(({ isThere }) => isThere !== gone).map(({ id }) => id),
  ]
  for (const gone of [true, false]) {
    const subjects = idsOf(gone)
    if (subjects.length === 0) continue
    if (await Notifications.exists({ subject: { $in: subjects }, gone: !gone }))
      await save((tx) => tellAnew(tx, subjects, gone))
  }
}
