import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { AnnotationRecord } from './annotations.model.ts'
import { FormerTargets } from './former-targets.model.ts'

/** What puts an annotation on other words, of a wording of its excerpt; the former passage is kept. */
export function retarget(
  tx: Transaction,
  { _id, target }: AnnotationRecord,
  { revision, quote, position }: AnnotationRecord['target'],
): Pick<AnnotationRecord, 'target' | 'anchor' | 'retired'> {
  tx.insert(FormerTargets, { _id: newId(), annotation: _id, target, until: tx.now })
  const { start, end } = position
  return {
    target: { revision, quote, position },
    anchor: { revision, start, end, state: 'exact' },
    retired: null,
  }
}
