import { model, Schema, type Types } from 'mongoose'
import type { AnnotationRecord } from './annotations.model.ts'

/** The passage that an annotation was on, until it was put on another. */
export type FormerTargetRecord = {
  _id: Types.ObjectId
  annotation: Types.ObjectId
  target: AnnotationRecord['target']
  until: Date
}

const formerTarget = new Schema<FormerTargetRecord>(
  {
    annotation: { type: Schema.Types.ObjectId, required: true },
    target: { type: Schema.Types.Mixed, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'former-targets', versionKey: false, id: false },
)
formerTarget.index({ annotation: 1, until: -1 })

export const FormerTargets = model<FormerTargetRecord>('FormerTarget', formerTarget)
