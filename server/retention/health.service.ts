import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { recount, repair } from './recount.ts'
import { type RecountRecord, Recounts, theRecount } from './retention.model.ts'

const keep = (set: Partial<RecountRecord>) =>
  Recounts.updateOne({ _id: theRecount }, { $set: set }, { upsert: true })

/** Counts everything anew and keeps what was found for admins; answers how much is wrong. */
export async function recountNow(): Promise<number> {
  const { channels, drift } = await recount()
  await keep({ counted: new Date(), channels, drift })
  return drift.length
}

/** Puts right what the last recount found, as far as it is wrong still, and counts again. */
export async function repairDrift(actor: Actor): Promise<number> {
  const last = await Recounts.findById(theRecount).lean<RecountRecord>()
  const channels = (last?.drift ?? []).map(({ channel }) => channel as Channel)
  const number = await repair(actor, channels)
  if (number > 0) await keep({ repaired: { at: new Date(), number } })
  await recountNow()
  return number
}
