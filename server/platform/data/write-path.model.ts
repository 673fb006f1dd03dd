import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import type { EntityKind } from '../../../shared/live/contract.ts'
import type { HouseRule } from '../../../shared/moderation/house-rules.ts'

const options = { versionKey: false, strict: true, minimize: false } as const

/** One write, once: `_id` is actor, operation id and a digest of its body; `answer` is what it was told. */
const operation = new Schema(
  { _id: String, answer: Schema.Types.Mixed, created: Date },
  { ...options, collection: 'operations' },
)
operation.index({ created: 1 }, { expireAfterSeconds: 30 * 24 * 60 * 60 })

/** A channel's last number, and how many things the public can see under it. `_id` is the channel. */
const head = new Schema(
  {
    _id: String,
    seq: { type: Number, default: 0 },
    counts: {
      comments: { type: Number, default: 0 },
      annotations: { type: Number, default: 0 },
      contradictions: { type: Number, default: 0 },
      unread: { type: Number, default: 0 },
      waiting: { type: Number, default: 0 },
    },
  },
  { ...options, collection: 'heads' },
)

/** The head that counts changes of digests and documents anywhere. */
export const shelf = 'shelf'

/** That something changed: never what it became, which is decided for each viewer when it is told. */
const change = new Schema(
  {
    channel: String,
    seq: Number,
    kind: { type: String as unknown as { new (): EntityKind } },
    entity: Schema.Types.ObjectId,
    version: Number,
    /** How it moves the counts of threads; absent for most. */
    talk: { type: Schema.Types.Mixed, default: undefined },
    created: Date,
  },
  { ...options, collection: 'changes' },
)
change.index({ channel: 1, seq: 1 }, { unique: true })

/** A record as it is read. What it says besides is there where it was said. */
export type KeptRecord<Kind extends string = string> = {
  _id: Types.ObjectId
  actor: { id: string | null; name: string | null } | null
  action: string
  kind: Kind
  entity: Types.ObjectId
  version: number
  from?: string
  to?: string
  rule?: HouseRule
  publicReason?: string
  privateNote?: string
  expires?: Date
  batch?: string
  sole?: boolean
  created: Date
}

/** Who did what to which thing. Append-only, written with the change itself. */
const record = new Schema(
  {
    actor: Schema.Types.Mixed,
    action: String,
    kind: String,
    entity: Schema.Types.ObjectId,
    version: Number,
    from: String,
    to: String,
    rule: String,
    publicReason: String,
    privateNote: String,
    expires: Date,
    batch: String,
    reversalOf: String,
    about: String,
    sole: Boolean,
    public: Boolean,
    created: Date,
  },
  { ...options, collection: 'records' },
)
record.index({ entity: 1, created: 1 })
record.index({ about: 1, created: 1 }, { sparse: true })
record.index({ batch: 1 }, { sparse: true })
record.index({ action: 1, created: 1 })
record.index({ created: 1, _id: 1 }, { name: 'public_record', partialFilterExpression: { public: true } })

export const Operations = model('Operation', operation)
export const Heads = model('Head', head)
export const Changes = model('Change', change)
export const Records = model('Record', record)
export type HeadRecord = InferSchemaType<typeof head>
