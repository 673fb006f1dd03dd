import { onExcerptEdited } from '../library/excerpt-edits.ts'
import { isPrivate } from '../moderation/standing.ts'
import { registerModerated } from '../moderation/things.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { registerForget } from '../privacy/kept-about.ts'
import { placeOf, registerThreadPlace, type ThreadPlace } from '../threads/places.ts'
import { anchorsFollow } from './anchors.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { moderatedAnnotations } from './annotations.moderation.ts'
import { toAnnotation } from './annotations.presenter.ts'
import { FormerNotes } from './former-notes.model.ts'
import { FormerTargets } from './former-targets.model.ts'

/** Tells the write and live paths how annotations are loaded, shown and owned, and lets anchors follow edits. */
export function registerAnnotations(): void {
  registerEntity<'annotation', AnnotationRecord>('annotation', {
    load: (ids) => Annotations.find({ _id: { $in: ids } }).lean<AnnotationRecord[]>(),
    present: toAnnotation,
    owner: ownerOf,
  })
  registerModerated('annotation', moderatedAnnotations)
  registerThreadPlace('annotation', placeOfThread)
  onExcerptEdited(anchorsFollow)
  // Whoever leaves lets their words stand, but not what they never showed anybody.
  registerForget(async (account, session) => {
    const kept = { 'creator.id': account, 'moderation.state': 'private' as const }
    const ids = (await Annotations.find(kept, { _id: 1 }).session(session).lean()).map(({ _id }) => _id)
    await FormerNotes.deleteMany({ annotation: { $in: ids } }).session(session)
    await FormerTargets.deleteMany({ annotation: { $in: ids } }).session(session)
    await Annotations.deleteMany({ _id: { $in: ids } }).session(session)
  })
}

/** A thread under a note hangs on its document's page, at the note. */
async function placeOfThread(
  id: string,
  session: Transaction['session'] | null,
): Promise<ThreadPlace | null> {
  const found = await Annotations.findById(toId(id)).session(session).lean<AnnotationRecord>()
  // Nobody talks below what only its author sees.
  if (!found || isPrivate(found)) return null
  const { path } = await placeOf({ kind: 'document', id: found.document.toHexString() })
  return {
    channels: [found.channel],
    path,
    title: found.target.quote.exact,
    owner: found.creator.id,
    isFor: (actor) => toAnnotation(found, audienceOf('annotation', found, actor)) !== null,
  }
}
