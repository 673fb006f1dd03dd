import { tellQueue } from '../moderation/queue.ts'
import { countedBy } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'

/** @throws {Problem} `not-found` */
export async function annotationIn(
  session: Transaction['session'] | null,
  id: string,
): Promise<AnnotationRecord> {
  const annotation = await Annotations.findById(toId(id)).session(session).lean<AnnotationRecord>()
  if (!annotation) throw new Problem('not-found')
  return annotation
}

/** Adds an annotation, counted where everybody may see it. */
export async function addAnnotation(
  tx: Transaction,
  annotation: AnnotationRecord,
  action = 'annotation.created',
): Promise<void> {
  tx.insert(Annotations, annotation)
  await tell(tx, null, annotation, action, {})
}

/** Saves what changes of an annotation and tells every screen concerned; answers the annotation as it is then. */
export async function saveAnnotation(
  tx: Transaction,
  before: AnnotationRecord,
  set: Partial<AnnotationRecord>,
  action: string,
  more: RecordDetails = {},
): Promise<AnnotationRecord> {
  const changed: AnnotationRecord = { ...before, ...set, version: before.version + 1 }
  await Annotations.collection.updateOne(
    { _id: before._id },
    { $set: { ...set, version: changed.version } },
    { session: tx.session },
  )
  await tell(tx, before, changed, action, more)
  return changed
}

async function tell(
  tx: Transaction,
  before: AnnotationRecord | null,
  after: AnnotationRecord,
  action: string,
  more: RecordDetails,
): Promise<void> {
  tx.changed('annotation', after, [after.channel], { annotations: countedBy(before, after) })
  tx.record(action, 'annotation', after, more)
  await tellQueue(tx, 'annotation', before, after)
}
