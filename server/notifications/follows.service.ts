import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfPerson, type WriteAnswer } from '../../shared/live/contract.ts'
import type { Follow } from '../../shared/notifications/notifications.schema.ts'
import { authorityBySlug } from '../library/authorities.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { placeOf } from '../threads/places.ts'
import { type FollowRecord, Follows } from './follows.model.ts'

/** Begins or ends following. @throws {Problem} `not-found` where there is nothing to follow. */
export async function follow(actor: Actor, body: Follow): Promise<WriteAnswer> {
  const person = actor.id ?? ''
  const location = await pathOf(body)
  const write = { actor, operation: body.operation, body, channel: channelOfPerson(person) }
  return commit(write, async (tx) => {
    const { kind, of, on } = body
    const found = (await Follows.collection.findOneAndUpdate(
      { person, kind, of },
      { $set: { follows: on }, $inc: { version: 1 }, $setOnInsert: { _id: newId(), since: tx.now } },
      { upsert: true, returnDocument: 'after', session: tx.session },
    )) as unknown as FollowRecord
    tx.changed('follow', found, [channelOfPerson(person)])
    return { location }
  })
}

/** Who is to follow the thread of what. */
export type Follower = { person: string; of: string }

/** Begins to follow threads for those who wrote there, unless they ever said yes or no themselves. */
export async function followUnasked(tx: Transaction, followers: readonly Follower[]): Promise<void> {
  const kind = 'thread'
  const ids = [...new Set(followers.map(({ of }) => of))]
  const known = await Follows.find({ of: { $in: ids }, kind }, { person: 1, of: 1 })
    .session(tx.session)
    .lean<FollowRecord[]>()
  const keyOf = ({ person, of }: Follower) => `${person} ${of}`
  const asked = new Set(known.map(keyOf))
  for (const { person, of } of followers.filter((each) => !asked.has(keyOf(each)))) {
    const record: FollowRecord = { _id: newId(), person, kind, of, follows: true, since: tx.now, version: 1 }
    tx.insert(Follows, record)
    tx.changed('follow', record, [channelOfPerson(person)])
  }
}

/** The page that shows what is followed. */
async function pathOf({ kind, of, threadKind }: Follow): Promise<string> {
  if (kind === 'authority') {
    if (!authorityBySlug(of)) throw new Problem('not-found')
    return `/authorities/${of}`
  }
  const { path } = await placeOf({ kind: kind === 'thread' ? (threadKind ?? 'document') : kind, id: of })
  return kind === 'thread' ? `${path}#thoughts` : path
}
