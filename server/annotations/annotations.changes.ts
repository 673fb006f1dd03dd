import { tellQueue } from '../moderation/queue.ts'
import { countedBy, isPrivate } from '../moderation/standing.ts'
import { type Id, toId } from '../platform/data/ids.ts'
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

/**
 * Adds an annotation, counted where everybody may see it. `atOnce`: it is there for the other writes that share the
 * transaction, such as the reveal of its round.
 */
export async function addAnnotation(
  tx: Transaction,
  annotation: AnnotationRecord,
  { action = 'annotation.created', atOnce = false } = {},
): Promise<void> {
  if (atOnce) await Annotations.collection.insertOne(annotation as never, { session: tx.session })
  else tx.insert(Annotations, annotation)
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
  // What is set aside, or put on other words, is counted in its round otherwise than before.
  const isOther = 'retired' in set || countedBy(before, changed) !== 0
  if (changed.round && !isPrivate(before) && isOther) await roundChanged(tx, changed.round)
  return changed
}

type RoundFollower = (tx: Transaction, round: Id) => Promise<void>
let follower: RoundFollower = async () => {}

/** Who counts what came of blind rounds is told when a mark of one that was revealed comes, goes or moves. */
export function onRoundChanged(follow: RoundFollower): void {
  follower = follow
}

export const roundChanged: RoundFollower = (tx, round) => follower(tx, round)

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
