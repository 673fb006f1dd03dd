import type { FormerWording } from '../../shared/exporting/web-annotation.ts'
import { toId } from '../platform/data/ids.ts'
import { isPublicRevision } from '../threads/comments.rules.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { motivationOf } from './annotations.presenter.ts'
import { type FormerNoteRecord, FormerNotes } from './former-notes.model.ts'

/**
 * What annotations said before, by their ids, the first one first: as far as everybody may read that who may read the
 * annotation.
 */
export async function formerNotesOf(annotations: readonly string[]): Promise<Map<string, FormerWording[]>> {
  const ids = annotations.map(toId)
  const found = await FormerNotes.find({ annotation: { $in: ids }, unpublished: null } as object)
    .sort({ until: 1, _id: 1 })
    .lean<FormerNoteRecord[]>()
  if (found.length === 0) return new Map()
  const noted = await Annotations.find(
    { _id: { $in: found.map(({ annotation }) => annotation) } },
    { created: 1 },
  ).lean<Pick<AnnotationRecord, '_id' | 'created'>[]>()
  const created = new Map(noted.map((each) => [each._id.toHexString(), each]))
  const shown = found.filter(({ annotation, until }) => {
    const of = created.get(annotation.toHexString())
    return of !== undefined && isPublicRevision(of, until)
  })
  const byAnnotation = Map.groupBy(shown, ({ annotation }) => annotation.toHexString())
  return new Map(
    [...byAnnotation].map(([id, notes]) => [
      id,
      notes.map((note) => ({
        html: note.html,
        tags: [...note.tags],
        motivation: motivationOf(note),
        until: note.until.toISOString(),
      })),
    ]),
  )
}
