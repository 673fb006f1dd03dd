import mongoose, { type ClientSession, type Model, type Types } from 'mongoose'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { Channel, Counts, EntityKind, WriteAnswer } from '../../../shared/live/contract.ts'
import type { Talk } from '../../../shared/threads/parts.ts'
import { type Addition, addAll } from './add-all.ts'
import type { Entity } from './entities.ts'
import type { Committed } from './present.ts'

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
  insert<T extends Addition['thing']>(model: Model<T>, thing: T): void
  /** Writes what was added so far, here and by those others: for work that looks for all that belongs to something. */
  addNow(): Promise<void>
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

/** `before`: the drafts of those who had their turn in the same transaction. */
export function openTransaction(
  session: ClientSession,
  now: Date,
  draft: Draft,
  before: readonly Draft[],
  alike: Map<string, unknown>,
): Transaction {
  return {
    session,
    now,
    alike,
    insert(model, thing) {
      draft.inserts.push({ into: model.collection, thing })
    },
    addNow: () =>
      addAll(
        session,
        [...before, draft].flatMap(({ inserts }) => inserts.splice(0)),
      ),
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

export const startSession = () => mongoose.startSession()
