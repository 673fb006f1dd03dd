import { countedBy } from '../moderation/standing.ts'
import { thingChanges } from '../moderation/thing-changes.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'

/** How contradictions are found, come and change: counted where everybody may see them, on both of their documents. */
export const {
  find: contradictionIn,
  add: addContradiction,
  save: saveContradiction,
} = thingChanges<ContradictionRecord>('contradiction', Contradictions, (tx, before, after) =>
  tx.changed('contradiction', after, after.channels, { contradictions: countedBy(before, after) }),
)
