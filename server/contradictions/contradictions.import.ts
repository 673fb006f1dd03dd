import type { ContradictionEnd, ContradictionType, KeptStatus } from '../../shared/contradictions/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { begun } from '../moderation/moderated.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { addContradiction } from './contradictions.changes.ts'
import type { ContradictionRecord } from './contradictions.model.ts'
import { placeEnds } from './ends-follow.ts'

/** A contradiction from elsewhere, whose ends are here. Its author has no account. */
export type ImportedContradiction = {
  type: ContradictionType
  claim: string
  status: KeptStatus
  ends: ContradictionEnd[]
  name: string
  created: Date
  modified: Date | null
}

/** Adds it to the pages of all the documents that its ends lie in. */
export async function importContradiction(
  tx: Transaction,
  { type, claim, status, ends, name, created, modified }: ImportedContradiction,
): Promise<ContradictionRecord> {
  const placed = await placeEnds(tx, ends)
  const channels = [...new Set(ends.map(({ document }): Channel => `document:${document.id}`))]
  const contradiction: ContradictionRecord = {
    _id: newId(),
    type,
    claim,
    ends: placed,
    channels,
    creator: { id: null, name },
    status,
    session: null,
    created,
    modified,
    withdrawn: null,
    erased: null,
    moderation: begun(),
    version: 1,
  }
  await addContradiction(tx, contradiction, 'contradiction.imported')
  return contradiction
}
