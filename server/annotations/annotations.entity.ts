import { onExcerptEdited } from '../library/excerpt-edits.ts'
import { registerModerated } from '../moderation/things.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
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
  onExcerptEdited(anchorsFollow)
}
