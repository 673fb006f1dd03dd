import { mapAnchors } from '../../shared/annotations/place.ts'
import type { TextRange } from '../../shared/annotations/selectors.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { moveAnnotations, roundChanged } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'

type Wording = { text: string; revision: number }
type Anchor = AnnotationRecord['anchor']

/** Where passages of a wording lie in today's, in the order given. */
export function anchorsIn(seen: Wording, today: Wording, passages: readonly TextRange[]): Anchor[] {
  const { revision } = today
  if (seen.revision === revision)
    return passages.map(({ start, end }) => ({ revision, start, end, state: 'exact' }))
  return mapAnchors(seen.text, today.text, passages).map((placed) => ({ revision, ...placed }))
}

export const anchorIn = (seen: Wording, today: Wording, passage: TextRange): Anchor =>
  anchorsIn(seen, today, [passage])[0] as Anchor

/** Where passages of an excerpt lie in its wording of today, each placed anew from the wording that it was quoted from. */
export async function anchorsNow<Quoted extends { revision: number; position: TextRange }>(
  tx: Transaction,
  excerpt: string,
  today: Wording,
  passages: readonly Quoted[],
): Promise<Map<Quoted, Anchor>> {
  const anchors = new Map<Quoted, Anchor>()
  for (const [revision, quoted] of Map.groupBy(passages, (passage) => passage.revision)) {
    const seen = await excerptWording(excerpt, revision, tx.session)
    const positions = quoted.map(({ position }) => position)
    for (const [at, anchor] of anchorsIn(seen, today, positions).entries())
      anchors.set(quoted[at] as Quoted, anchor)
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
