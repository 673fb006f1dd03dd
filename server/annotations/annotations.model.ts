import { model, Schema, Types } from 'mongoose'
import type { TextPositionSelector, TextQuoteSelector } from '../../shared/annotations/selectors.ts'
import type { AnchorState, ChosenMotivation } from '../../shared/annotations/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { Moderated, Moderation, Pending } from '../moderation/moderated.ts'
import { indexQueues } from '../moderation/queue-sources.ts'

/** A highlight, with or without a note, as it is kept. */
export type AnnotationRecord = Moderated & {
  _id: Types.ObjectId
  document: Types.ObjectId
  excerpt: Types.ObjectId
  channel: Channel
  /** `id` is null for a person who came with an import. */
  creator: { id: string | null; name: string }
  /** The passage as it was marked, in the words of that revision. Never changes. */
  target: { revision: number; quote: TextQuoteSelector; position: TextPositionSelector }
  /** The passage in the excerpt's present wording, in code points. */
  anchor: { revision: number; start: number; end: number; state: AnchorState }
  /** The note in little markup; null for a bare highlight. */
  source: string | null
  html: string | null
  tags: string[]
  /** What it is meant as, where its author chose that. */
  motivation: ChosenMotivation | null
  /** When it was made; of what was private, when it was published. */
  created: Date
  modified: Date | null
  /** When it was set aside because its words have changed; null for most. */
  retired: Date | null
  /** A new note that is held; the former one stays public meanwhile. `onto`: the words that it was written for. */
  pending:
    | (Pending & {
        tags: string[]
        motivation: ChosenMotivation | null
        onto?: AnnotationRecord['target']
      })
    | null
  /** The live session it was made in, and that session's blind round: then it is private until the round is revealed. */
  session: Types.ObjectId | null
  round: Types.ObjectId | null
  /** How the pipeline judged what waits for the end of its round; null for everything else. */
  judged: Pick<Moderation, 'state' | 'reasons'> | null
  /** The addresses that it had where a program took it from; of most there are none. */
  elsewhere?: Elsewhere | null
  version: number
}

/** `canonical` stays what it is wherever an annotation goes; `via` is where this one came from. */
export type Elsewhere = { canonical?: string; via?: string }

const annotation = new Schema<AnnotationRecord>(
  {
    document: { type: Schema.Types.ObjectId, required: true },
    excerpt: { type: Schema.Types.ObjectId, required: true },
    channel: { type: String, required: true },
    creator: { type: Schema.Types.Mixed, required: true },
    target: { type: Schema.Types.Mixed, required: true },
    anchor: { type: Schema.Types.Mixed, required: true },
    source: { type: String, default: null },
    html: { type: String, default: null },
    tags: { type: [String], default: [] },
    motivation: { type: String, default: null },
    retired: { type: Date, default: null },
    created: { type: Date, required: true },
    modified: { type: Date, default: null },
    withdrawn: { type: Date, default: null },
    erased: { type: Date, default: null },
    moderation: { type: Schema.Types.Mixed, required: true },
    pending: { type: Schema.Types.Mixed, default: null },
    session: { type: Schema.Types.ObjectId, default: null },
    round: { type: Schema.Types.ObjectId, default: null },
    judged: { type: Schema.Types.Mixed, default: null },
    elsewhere: { type: Schema.Types.Mixed },
    version: { type: Number, required: true },
  },
  { collection: 'annotations', versionKey: false, id: false },
)
annotation.index({ channel: 1, created: 1, _id: 1 })
annotation.index({ excerpt: 1 })
annotation.index({ 'creator.id': 1, created: -1 })
annotation.index(
  { round: 1 },
  { partialFilterExpression: { round: { $gt: new Types.ObjectId('0'.repeat(24)) } } },
)
annotation.index(
  { session: 1 },
  { partialFilterExpression: { session: { $gt: new Types.ObjectId('0'.repeat(24)) } } },
)
indexQueues(annotation)

export const Annotations = model<AnnotationRecord>('Annotation', annotation)
