import type { Channel } from '../../shared/live/contract.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import { contradictionIn, saveContradiction } from './contradictions.changes.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'
import { placeEnds } from './ends-follow.ts'

/** The system acts: the record names nobody. */
const system = { id: null, name: null, role: 'admin' } as const

/**
 * Ends know where their words are today. Those that an older version kept are placed here. Answers how many
 * contradictions had such.
 */
export async function placeOlder(): Promise<number> {
  const unplaced = { ends: { $elemMatch: { kind: 'passage', anchor: { $exists: false } } } }
  const older = await Contradictions.find(unplaced).lean<ContradictionRecord[]>()
  for (const { _id, channels } of older) {
    const id = _id.toHexString()
    const operation = `place-older-${newId().toHexString()}`
    await commit({ actor: system, operation, body: { id }, channel: channels[0] as Channel }, async (tx) => {
      const contradiction = await contradictionIn(tx.session, id)
      const ends = await placeEnds(tx, contradiction.ends)
      await saveContradiction(tx, contradiction, { ends }, 'contradiction.moved')
      return { location: '/contradictions' }
    })
  }
  return older.length
}
