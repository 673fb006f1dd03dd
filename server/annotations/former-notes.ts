import { isPublic } from '../moderation/standing.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { AnnotationRecord } from './annotations.model.ts'
import { FormerNotes } from './former-notes.model.ts'

/** Keeps what an annotation says, because it is about to say something else. */
export function keepFormerNote(tx: Transaction, annotation: AnnotationRecord): void {
  const { _id, source, html, tags, motivation } = annotation
  if (source === null && tags.length === 0) return
  tx.insert(FormerNotes, {
    _id: newId(),
    annotation: _id,
    source,
    html,
    tags,
    motivation: motivation ?? null,
    until: tx.now,
    ...(!isPublic(annotation) && { unpublished: true as const }),
  })
}
