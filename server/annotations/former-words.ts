import { excerptWording } from '../library/passages.reader.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { anchorIn } from './anchors.ts'
import type { AnnotationRecord } from './annotations.model.ts'
import { type FormerTargetRecord, FormerTargets } from './former-targets.model.ts'
import { retarget } from './retarget.ts'

/**
 * What puts an annotation back on the words that it was on before it was put on those it is on: where they are in
 * today's wording, and in which state.
 * @throws {Problem} `changed-meanwhile` where those are not of the revision that the person saw.
 */
export async function onFormerWords(
  tx: Transaction,
  annotation: AnnotationRecord,
  revision: number,
): Promise<ReturnType<typeof retarget>> {
  const { _id, excerpt } = annotation
  const former = await FormerTargets.findOne({ annotation: _id })
    .sort({ until: -1, _id: -1 })
    .session(tx.session)
    .lean<FormerTargetRecord | null>()
  if (former?.target.revision !== revision) throw new Problem('changed-meanwhile')
  const seen = await excerptWording(excerpt.toHexString(), revision, tx.session)
  const today = await excerptWording(excerpt.toHexString(), null, tx.session)
  const anchor = anchorIn(seen, today, former.target.position)
  return { ...retarget(tx, annotation, former.target), anchor }
}
