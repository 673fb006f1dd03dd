import { model, Schema, type Types } from 'mongoose'

/** A tag that moderators added, or changed from what it was at first. */
export type TagRecord = {
  _id: Types.ObjectId
  name: string
  meaning: string
  /** Its place in the palette of eight. */
  colour: number
  /** One or two letters that stand for it beside the colour. */
  mark: string
  /** Whether it is offered to who writes a note. */
  offered: boolean
  version: number
}

const tag = new Schema<TagRecord>(
  {
    name: { type: String, required: true },
    meaning: { type: String, required: true },
    colour: { type: Number, required: true },
    mark: { type: String, required: true },
    offered: { type: Boolean, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'tags', versionKey: false, id: false },
)
tag.index({ name: 1 }, { unique: true })

export const Tags = model<TagRecord>('Tag', tag)
