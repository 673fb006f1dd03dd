import { countedBy, coverOf, isPrivate } from '../moderation/standing.ts'
import { thingChanges } from '../moderation/thing-changes.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { coverThread } from '../threads/cover.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'

const changes = thingChanges<AnnotationRecord>('annotation', Annotations, async (tx, before, after) => {
  tx.changed('annotation', after, [after.channel], { annotations: countedBy(before, after) })
  // Nobody talks below what is still its author's alone.
  if (before === null || isPrivate(before)) return
  const covered = coverOf(after)
  if (covered === coverOf(before)) return
  const thread = { kind: 'annotation' as const, id: after._id.toHexString() }
  await coverThread(tx, thread, { channels: [after.channel], title: after.target.quote.exact, covered })
})

export const annotationIn = changes.find

/** Adds an annotation, counted where everybody may see it. */
export const addAnnotation = (
  tx: Transaction,
  annotation: AnnotationRecord,
  { action = 'annotation.created', atOnce = false } = {},
): Promise<void> => changes.add(tx, annotation, action, { atOnce })

/** Saves what changes of an annotation; answers the annotation as it is then. */
export const saveAnnotation: typeof changes.save = async (tx, before, set, action, more) => {
  const after = await changes.save(tx, before, set, action, more)
  // What is set aside, or put on other words, is counted in its round otherwise than before.
  const isOther = 'retired' in set || countedBy(before, after) !== 0
  if (after.round && !isPrivate(before) && isOther) await roundChanged(tx, after.round)
  return after
}

/** Saves where annotations lie now, all at once: an excerpt may have thousands. Nothing else changes of them. */
export const moveAnnotations = (
  tx: Transaction,
  anchors: readonly [AnnotationRecord, Pick<AnnotationRecord, 'anchor'>][],
): Promise<void> => changes.saveAll(tx, anchors, 'annotation.moved')

type RoundFollower = (tx: Transaction, round: Id) => Promise<void>
let follower: RoundFollower = async () => {}

/** Who counts what came of blind rounds is told when a mark of one that was revealed comes, goes or moves. */
export function onRoundChanged(follow: RoundFollower): void {
  follower = follow
}

export const roundChanged: RoundFollower = (tx, round) => follower(tx, round)
