import { registerEntity } from '../platform/data/entities.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'
import { toContradiction } from './contradictions.presenter.ts'

/** Tells the write and live paths how contradictions are loaded, shown and owned. */
export function registerContradictions(): void {
  registerEntity<'contradiction', ContradictionRecord>('contradiction', {
    load: (ids) => Contradictions.find({ _id: { $in: ids } }).lean<ContradictionRecord[]>(),
    present: toContradiction,
    owner: (contradiction) => contradiction.creator.id,
  })
}
