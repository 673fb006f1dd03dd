import type { TextSelectors } from '../../shared/annotations/selectors.ts'
import type { ChosenMotivation } from '../../shared/annotations/views.ts'
import { begun } from '../moderation/moderated.ts'
import { type Id, newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { anchorsIn } from './anchors.ts'
import { addAnnotation } from './annotations.changes.ts'
import type { AnnotationRecord, Elsewhere } from './annotations.model.ts'
import { type FormerNoteRecord, FormerNotes } from './former-notes.model.ts'
import { type FormerTargetRecord, FormerTargets } from './former-targets.model.ts'

type Wording = { text: string; revision: number }

/** A mark from elsewhere. Its author has no account here. */
export type ImportedMark = TextSelectors & {
  excerpt: Id
  /** The wording it was made on, and today's. */
  seen: Wording
  today: Wording
  name: string
  /** The note, with the HTML that it is shown as; null for a bare highlight. */
  note: { source: string; html: string } | null
  tags: string[]
  motivation: ChosenMotivation | null
  created: Date
  modified: Date | null
  /** When it was set aside, if it was. */
  retired?: Date | null
  /** What it was on before, and until when. */
  former?: Pick<FormerTargetRecord, 'target' | 'until'>[]
  /** What it said before, and until when. */
  wordings?: Pick<FormerNoteRecord, 'source' | 'html' | 'tags' | 'motivation' | 'until'>[]
  /** The addresses that it had there. */
  elsewhere?: Elsewhere
}

/** Adds marks to a document, each where its passage stands in today's wording; answers their ids in the same order. */
export async function importAnnotations(
  tx: Transaction,
  document: Id,
  marks: readonly ImportedMark[],
): Promise<Id[]> {
  const anchors = new Map<ImportedMark, AnnotationRecord['anchor']>()
  // Marks of one wording share its comparison with today's.
  for (const together of Map.groupBy(marks, ({ seen }) => seen).values()) {
    const [{ seen, today }] = together as [ImportedMark]
    const placed = anchorsIn(
      seen,
      today,
      together.map(({ position }) => position),
    )
    for (const [index, mark] of together.entries())
      anchors.set(mark, placed[index] as AnnotationRecord['anchor'])
  }
  const ids: Id[] = []
  for (const mark of marks) {
    const { excerpt, seen, quote, position, name, note, tags, motivation, created, modified } = mark
    const annotation: AnnotationRecord = {
      _id: newId(),
      document,
      excerpt,
      channel: `document:${document.toHexString()}`,
      creator: { id: null, name },
      target: { revision: seen.revision, quote, position },
      anchor: anchors.get(mark) as AnnotationRecord['anchor'],
      source: note?.source ?? null,
      html: note?.html ?? null,
      tags,
      motivation,
      created,
      retired: mark.retired ?? null,
      modified,
      withdrawn: null,
      erased: null,
      moderation: begun(),
      pending: null,
      session: null,
      round: null,
      judged: null,
      ...(mark.elsewhere && { elsewhere: mark.elsewhere }),
      version: 1,
    }
    await addAnnotation(tx, annotation, { action: 'annotation.imported' })
    for (const was of mark.former ?? [])
      tx.insert(FormerTargets, { _id: newId(), annotation: annotation._id, ...was })
    for (const was of mark.wordings ?? [])
      tx.insert(FormerNotes, { _id: newId(), annotation: annotation._id, ...was })
    ids.push(annotation._id)
  }
  return ids
}
