import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'

/**
 * A digest as it is kept. Digests stand in the order of their ids, which are made in the order of time: it is total
 * and indexed, so that "previous" and "next" are questions to the database and never two stored truths.
 */
export type DigestRecord = {
  _id: Types.ObjectId
  slug: string
  title: string
  /** Plain text; blank lines part paragraphs. */
  introduction: string
  links: { label: string; url: string }[]
  entries: { document: Types.ObjectId; excerpts: Types.ObjectId[] }[]
  tags: string[]
  /** `id` is null for the sample and for imports from the command line. */
  creator: Creator
  created: Date
  /** The fingerprint of the post it was imported from; absent where it came otherwise. */
  importFingerprint?: string
  /** True for the sample of a first start, which stands outside the order of the others. */
  sample: boolean
  version: number
}

const digest = new Schema<DigestRecord>(
  {
    slug: { type: String, required: true },
    title: { type: String, required: true },
    introduction: { type: String, default: '' },
    links: { type: [{ label: String, url: String, _id: false }], default: [] },
    entries: {
      type: [{ document: Schema.Types.ObjectId, excerpts: [Schema.Types.ObjectId], _id: false }],
      default: [],
    },
    tags: { type: [String], default: [] },
    creator: { type: { id: String, name: String }, _id: false, required: true },
    created: { type: Date, required: true },
    importFingerprint: String,
    sample: { type: Boolean, default: false },
    version: { type: Number, required: true },
  },
  { collection: 'digests', versionKey: false, id: false },
)
digest.index({ slug: 1 }, { unique: true })
// The same post confirmed twice at once makes one digest.
digest.index({ importFingerprint: 1 }, { unique: true, sparse: true })
digest.index({ 'entries.document': 1 })

export const Digests = model<DigestRecord>('Digest', digest)
