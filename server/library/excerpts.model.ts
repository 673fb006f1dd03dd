import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'
import type { ExcerptKind, Section } from '../../shared/library/views.ts'

/** A passage of a document as it is kept. */
export type ExcerptRecord = {
  _id: Types.ObjectId
  document: Types.ObjectId
  kind: ExcerptKind
  section: Section
  /** Plain text, NFC; positions in it are Unicode code points. */
  text: string
  /** 1 for the first wording; every new wording adds one. */
  revision: number
  /** Who put the present wording there, and when. */
  worded: { by: Creator; at: Date }
  /** As the report numbers it: "29". */
  paragraph: string | null
  page: number | null
  /** The editor's bracketed insertions, apart from the quoted words. */
  editorNotes: string[]
  creator: Creator
  created: Date
  version: number
}

const creator = { type: { id: String, name: String }, _id: false, required: true }

const excerpt = new Schema<ExcerptRecord>(
  {
    document: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    section: { type: String, required: true },
    text: { type: String, required: true },
    revision: { type: Number, required: true },
    worded: { type: { by: creator, at: Date }, _id: false, required: true },
    paragraph: { type: String, default: null },
    page: { type: Number, default: null },
    editorNotes: { type: [String], default: [] },
    creator,
    created: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'excerpts', versionKey: false, id: false },
)
excerpt.index({ document: 1, _id: 1 })

export const Excerpts = model<ExcerptRecord>('Excerpt', excerpt)

/** A former wording: what anchors of that time were pinned to. The present wording is in the excerpt itself. */
export type ExcerptRevisionRecord = {
  _id: Types.ObjectId
  excerpt: Types.ObjectId
  revision: number
  text: string
  worded: { by: Creator; at: Date }
}

const revision = new Schema<ExcerptRevisionRecord>(
  {
    excerpt: { type: Schema.Types.ObjectId, required: true },
    revision: { type: Number, required: true },
    text: { type: String, required: true },
    worded: { type: { by: creator, at: Date }, _id: false, required: true },
  },
  { collection: 'excerpt-revisions', versionKey: false, id: false },
)
revision.index({ excerpt: 1, revision: 1 }, { unique: true })

export const ExcerptRevisions = model<ExcerptRevisionRecord>('ExcerptRevision', revision)
