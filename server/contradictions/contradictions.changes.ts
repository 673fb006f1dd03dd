import { countedBy, coverOf } from '../moderation/standing.ts'
import { thingChanges } from '../moderation/thing-changes.ts'
import { coverThread } from '../threads/cover.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'

/** How contradictions are found, come and change: counted where everybody may see them, on both of their documents. */
export const {
  find: contradictionIn,
  add: addContradiction,
  save: saveContradiction,
} = thingChanges<ContradictionRecord>('contradiction', Contradictions, async (tx, before, after) => {
  tx.changed('contradiction', after, after.channels, { contradictions: countedBy(before, after) })
  const covered = coverOf(after)
  if (before === null || covered === coverOf(before)) return
  const thread = { kind: 'contradiction' as const, id: after._id.toHexString() }
  await coverThread(tx, thread, { channels: after.channels, title: after.claim, covered })
})
