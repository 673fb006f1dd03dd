import mongoose, { type ClientSession, type Collection, type Model, type Types } from 'mongoose'
import type { Actor } from '../../../shared/accounts/actor.ts'
import {
  type Channel,
  type Counts,
  type EntityKind,
  noCounts,
  type WriteAnswer,
} from '../../../shared/live/contract.ts'
import { isPublicAction } from '../../../shared/moderation/record.ts'
import type { Talk } from '../../../shared/threads/parts.ts'
import { mayWatch } from '../rules/watching.ts'
import { type Addition, addAll } from './add-all.ts'
import type { Entity } from './entities.ts'
import { newId } from './ids.ts'
import { type Committed, toEventFor } from './present.ts'
import { Changes, type HeadRecord, Heads, Operations, Records, shelf } from './write-path.model.ts'

/** What a service works with inside `commit()`: the session for its models, and where it says what changed. */
export type Transaction = {
  session: ClientSession
  now: Date
  /** What the writes that share the transaction read alike, by a name of the reader's. Who changes it takes it out. */
  alike: Map<string, unknown>
  /**
   * Adds a new thing. It is written when the transaction closes, together with those of the other writes that share
   * it, so reading it back through the session finds nothing yet.
   */
  insert<T extends { _id: Types.ObjectId }>(model: Model<T>, thing: T): void
  /** Says that `entity` changed on the channels, moving their public counts by `counts`, those of threads by `talk`. */
  changed(
    kind: EntityKind,
    entity: Entity,
    channels: Channel[],
    counts?: Partial<Counts>,
    talk?: Talk[],
  ): void
  /** Puts a channel's counts right by so much: screens are told the numbers, and of no thing. */
  recounted(channel: Channel, counts: Partial<Counts>): void
  /** Says who did what, for the record. */
  record(
    action: string,
    kind: string,
    entity: { _id: Types.ObjectId; version: number },
    more?: RecordDetails,
  ): void
}

/** What a write answers besides its events. */
export type Done = Omit<WriteAnswer, 'events'>

/** What the record of a decision says besides. Reasons and rule are for the public record, the note is not. */
export type RecordDetails = {
  from?: string
  to?: string
  rule?: string | null
  publicReason?: string | null
  privateNote?: string | null
  expires?: Date | null
  /** What was done together shares one. */
  batch?: string
  /** The record that this one undoes. */
  reversalOf?: string
  /** The account or guest concerned, as `ownerKey` writes it. */
  about?: string | null
  /** True where nobody decided: it came of what several people did, such as reports. */
  system?: true
  /** True where a moderator judged what is their own, there being no other. */
  sole?: boolean
}

/** One write inside a shared transaction. */
export type Draft = {
  actor: Actor
  key: string
  done: Done
  inserts: Addition[]
  changes: {
    kind: EntityKind
    entity: Entity
    channel: Channel
    counts: Partial<Counts>
    talk: Talk[]
    /** True where only the counts changed. */
    ofNothing?: true
    committed?: Committed
  }[]
  records: {
    action: string
    kind: string
    entity: { _id: Types.ObjectId; version: number }
    more: RecordDetails
  }[]
}

export function openTransaction(
  session: ClientSession,
  now: Date,
  draft: Draft,
  alike: Map<string, unknown>,
): Transaction {
  return {
    session,
    now,
    alike,
    insert(model, thing) {
      draft.inserts.push({ into: model.collection, thing })
    },
    changed(kind, entity, channels, counts = {}, talk = []) {
      for (const channel of new Set(channels)) draft.changes.push({ kind, entity, channel, counts, talk })
    },
    recounted(channel, counts) {
      const nothing = { _id: new mongoose.Types.ObjectId(), version: 1 }
      draft.changes.push({ kind: 'comment', entity: nothing, channel, counts, talk: [], ofNothing: true })
    },
    record(action, kind, entity, more = {}) {
      draft.records.push({ action, kind, entity, more })
    },
  }
}

/**
 * Writes the ends of all drafts at once: heads, and then what they add, with numbered changes, records and operations.
 * Returns each draft's answer, in order.
 */
export async function closeTransaction(
  session: ClientSession,
  now: Date,
  drafts: Draft[],
): Promise<WriteAnswer[]> {
  await numberChanges(session, drafts)
  const changes = drafts
    .flatMap((draft) => draft.changes)
    .map(({ kind, entity, channel, talk, committed }) => ({
      _id: newId(),
      channel,
      seq: (committed as Committed).seq,
      kind,
      entity: entity._id,
      version: entity.version,
      ...(talk.length > 0 && { talk }),
      created: now,
    }))
  const records = drafts.flatMap(({ actor, records }) =>
    records.map(({ action, kind, entity, more }) => ({
      _id: newId(),
      actor: more.system ? { id: null, name: null } : { id: actor.id, name: nameFor(actor) },
      action,
      kind,
      entity: entity._id,
      version: entity.version,
      ...more,
      ...(isPublicAction(action) && { public: true }),
      created: now,
    })),
  )
  const answers = drafts.map(({ actor, changes, done }) => ({
    // Nobody is told of channels that they may not watch: of the queue, or of another's notifications.
    events: changes
      .filter(({ channel }) => mayWatch(actor, channel))
      .map(({ committed }) => toEventFor(committed as Committed, actor)),
    ...done,
  }))
  const operations = drafts.map((draft, index) => ({ _id: draft.key, answer: answers[index], created: now }))
  await addAll(session, [
    ...drafts.flatMap((draft) => draft.inserts),
    ...into(Changes, changes),
    ...into(Records, records),
    ...into(Operations, operations),
  ])
  return answers
}

const into = ({ collection }: { collection: Collection }, things: Addition['thing'][]): Addition[] =>
  things.map((thing) => ({ into: collection, thing }))

/** A guest may have everything of theirs erased, and the record is for ever: it doesn't name them. */
const nameFor = ({ id, name, guest }: Actor) => (id === null && guest !== undefined ? 'a guest' : name)

/** Moves each channel's head once for all drafts and gives every change its number, in order. */
async function numberChanges(session: ClientSession, drafts: Draft[]): Promise<void> {
  const byChannel = Map.groupBy(
    drafts.flatMap((draft) => draft.changes),
    ({ channel }) => channel,
  )
  if (drafts.some(({ changes }) => changes.some(({ kind }) => kind === 'digest' || kind === 'document'))) {
    await Heads.collection.updateOne({ _id: shelf } as never, { $inc: { seq: 1 } }, { upsert: true, session })
  }
  const moves = [...byChannel].map(([channel, changes]) => ({ channel, increments: incrementsOf(changes) }))
  const heads = await moveHeads(
    session,
    moves.sort((a, b) => (a.channel < b.channel ? -1 : 1)),
  )
  for (const [channel, changes] of byChannel) {
    const head = heads.get(channel) as Head
    const counts = toCounts(head)
    changes.forEach((change, index) => {
      const { kind, entity, talk, ofNothing } = change
      const seq = head.seq - changes.length + index + 1
      const id = entity._id.toHexString()
      change.committed = { channel, seq, kind, id, entity: ofNothing ? null : entity, counts, talk }
    })
  }
}

type Head = HeadRecord & { _id: Channel; seq: number }
type Increments = Record<string, number>

function incrementsOf(changes: Draft['changes']): Increments {
  const increments: Increments = { seq: changes.length }
  for (const key of countKeys) {
    const sum = changes.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)
    if (sum !== 0) increments[`counts.${key}`] = sum
  }
  return increments
}

/** Heads as they are once they were moved. Those of all who follow something are moved together and then read. */
async function moveHeads(
  session: ClientSession,
  moves: { channel: Channel; increments: Increments }[],
): Promise<Map<Channel, Head>> {
  const heads = Heads.collection as unknown as Collection<Head>
  if (moves.length > mostHeadsApart) {
    const all = moves.map(({ channel, increments }) => ({
      updateOne: { filter: { _id: channel }, update: { $inc: increments }, upsert: true },
    }))
    await heads.bulkWrite(all as never[], { session })
    const moved = await heads
      .find({ _id: { $in: moves.map(({ channel }) => channel) } }, { session })
      .toArray()
    return new Map((moved as Head[]).map((head) => [head._id, head]))
  }
  const moved = new Map<Channel, Head>()
  for (const { channel, increments } of moves) {
    const head = await heads.findOneAndUpdate({ _id: channel }, { $inc: increments } as never, {
      upsert: true,
      returnDocument: 'after',
      session,
    })
    moved.set(channel, head as Head)
  }
  return moved
}

/** Of more than these it is two round trips for all, of fewer one for each. */
const mostHeadsApart = 2

const countKeys = Object.keys(noCounts) as (keyof Counts)[]

export const toCounts = (head: HeadRecord | null | undefined): Counts => ({
  comments: head?.counts?.comments ?? 0,
  annotations: head?.counts?.annotations ?? 0,
  contradictions: head?.counts?.contradictions ?? 0,
  unread: head?.counts?.unread ?? 0,
  waiting: head?.counts?.waiting ?? 0,
})

export const startSession = () => mongoose.startSession()
