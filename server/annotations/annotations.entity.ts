import { onExcerptEdited } from '../library/excerpt-edits.ts'
import { registerModerated } from '../moderation/things.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { placeOf, registerThreadPlace, type ThreadPlace } from '../threads/places.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { moderatedAnnotations } from './annotations.moderation.ts'
import { toAnnotation } from './annotations.presenter.ts'
import { anchorsFollow } from './annotations.service.ts'

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
}

/** A thread under a note hangs on its document's page, at the note. */
async function placeOfThread(id: string): Promise<ThreadPlace | null> {
  const found = await Annotations.findById(toId(id)).lean<AnnotationRecord>()
  if (!found) return null
  const { path } = await placeOf({ kind: 'document', id: found.document.toHexString() })
  return {
    channels: [found.channel],
    path,
    title: found.target.quote.exact,
    owner: found.creator.id,
    isFor: (actor) => toAnnotation(found, audienceOf('annotation', found, actor)) !== null,
  }
}
