import type { FlagView } from '../../../shared/moderation/views.ts'
import type { Id } from '../../platform/data/ids.ts'
import type { Transaction } from '../../platform/data/transaction.ts'
import { type FlagRecord, Flags } from './flags.model.ts'

const toFlag = ({ by, rule, detail, trusted, created }: FlagRecord): FlagView => ({
  by: by.name,
  rule,
  detail,
  trusted,
  created: created.toISOString(),
})

/** The open reports of things, by the things' ids, oldest first; for moderators alone. */
export async function flagsOf(
  ids: Id[],
  session: Transaction['session'] | null = null,
): Promise<Map<string, FlagView[]>> {
  const found = await Flags.find({ thing: { $in: ids }, settled: null })
    .sort({ created: 1 })
    .session(session)
    .lean<FlagRecord[]>()
  const byThing = Map.groupBy(found, ({ thing }) => thing.toHexString())
  return new Map([...byThing].map(([id, flags]) => [id, flags.map(toFlag)]))
}
