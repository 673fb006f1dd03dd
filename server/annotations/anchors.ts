import { mapAnchors } from '../../shared/annotations/place.ts'
import type { TextRange } from '../../shared/annotations/selectors.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { moveAnnotations, roundChanged } from './annotations.changes.ts'
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

/** Where passages of an excerpt lie in its wording of today, each placed anew from the wording that it was quoted from. */
export async function anchorsNow<Quoted extends { revision: number; position: TextRange }>(
  tx: Transaction,
  excerpt: string,
  today: Wording,
  passages: readonly Quoted[],
): Promise<Map<Quoted, AnnotationRecord['anchor']>> {
  const anchors = new Map<Quoted, AnnotationRecord['anchor']>()
  for (const [revision, quoted] of Map.groupBy(passages, (passage) => passage.revision)) {
    const seen = await excerptWording(excerpt, revision, tx.session)
    const positions = quoted.map(({ position }) => position)
    for (const [at, mapped] of mapAnchors(seen.text, today.text, positions).entries()) {
      const passage = quoted[at]
      if (passage) anchors.set(passage, { revision: today.revision, ...mapped })
    }
  }
  return anchors
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
  const targets = annotations.map(({ target }) => target)
  const anchors = await anchorsNow(tx, excerpt, today, targets)
  await moveAnnotations(
    tx,
    annotations.map((annotation) => [
      annotation,
      { anchor: anchors.get(annotation.target) ?? annotation.anchor },
    ]),
  )
  const rounds = new Map(annotations.flatMap(({ round }) => (round ? [[round.toHexString(), round]] : [])))
  for (const round of rounds.values()) await roundChanged(tx, round)
}
