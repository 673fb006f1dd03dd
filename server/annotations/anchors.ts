import { mapAnchors } from '../../shared/annotations/place.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { roundChanged, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'

type Wording = { text: string; revision: number }

/** Where a passage of a wording lies in today's. */
export function anchorIn(
  seen: Wording,
  today: Wording,
  { start, end }: { start: number; end: number },
): AnnotationRecord['anchor'] {
  if (seen.revision === today.revision) return { revision: today.revision, start, end, state: 'exact' }
  const [mapped] = mapAnchors(seen.text, today.text, [{ start, end }])
  return { revision: today.revision, ...(mapped ?? { start: 0, end: 0, state: 'orphan' }) }
}

/**
 * Takes every anchor of an excerpt along when its wording changes, in the same transaction. Words that changed under
 * a mark make it `changed`; it is never put silently on other words. Undoing the edit brings all of them back, since
 * each is placed anew from the wording it was made on.
 */
export async function anchorsFollow(tx: Transaction, excerpt: string, today: Wording): Promise<void> {
  await tx.addNow()
  const annotations = await Annotations.find({ excerpt: toId(excerpt) })
    .session(tx.session)
    .lean<AnnotationRecord[]>()
  for (const [revision, made] of Map.groupBy(annotations, ({ target }) => target.revision)) {
    const seen = await excerptWording(excerpt, revision, tx.session)
    const mapped = mapAnchors(
      seen.text,
      today.text,
      made.map(({ target }) => target.position),
    )
    for (const [index, annotation] of made.entries()) {
      const anchor = {
        revision: today.revision,
        ...(mapped[index] ?? { start: 0, end: 0, state: 'orphan' as const }),
      }
      await saveAnnotation(tx, annotation, { anchor }, 'annotation.moved')
    }
  }
  const rounds = new Map(annotations.flatMap(({ round }) => (round ? [[round.toHexString(), round]] : [])))
  for (const round of rounds.values()) await roundChanged(tx, round)
}
