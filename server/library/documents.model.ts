import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'
import type { Day, DocumentKind, Judgement } from '../../shared/library/views.ts'

/** A report, or anything else that excerpts are taken from, as it is kept. */
export type DocumentRecord = {
  _id: Types.ObjectId
  /** As in its address: `derby-2017-06-13`. */
  slug: string
  kind: DocumentKind
  title: string
  /** An authority's slug; null where the document is about none. */
  authority: string | null
  /** Publication date; null where it isn't known. */
  published: Day | null
  judgements: Judgement[]
  /** What the re-inspection note said, as printed; null when it is no re-inspection. */
  reinspection: string | null
  sourceUrl: string | null
  /** In reading order. */
  excerpts: Types.ObjectId[]
  /** `id` is null for what came without an account: the sample, and imports from the command line. */
  creator: Creator
  created: Date
  version: number
}

const document = new Schema<DocumentRecord>(
  {
    slug: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    authority: { type: String, default: null },
    published: { type: String, default: null },
    judgements: {
      type: [{ area: String, printed: String, grade: String, previous: String, _id: false }],
      default: [],
    },
    reinspection: { type: String, default: null },
    sourceUrl: { type: String, default: null },
    excerpts: { type: [Schema.Types.ObjectId], default: [] },
    creator: { type: { id: String, name: String }, _id: false, required: true },
    created: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'documents', versionKey: false, id: false },
)
document.index({ slug: 1 }, { unique: true })
document.index({ authority: 1, published: -1 })
// Two people posting from the same new report at once: the second finds the first's document and joins it.
document.index(
  { kind: 1, authority: 1, published: 1 },
  {
    unique: true,
    partialFilterExpression: {
      kind: 'inspection-report',
      authority: { $type: 'string' },
      published: { $type: 'string' },
    },
  },
)

export const Documents = model<DocumentRecord>('Document', document)
