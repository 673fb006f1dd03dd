import type { Logger } from 'pino'
import { placeOlder } from '../contradictions/place-older.ts'
import { coverOlder } from '../threads/cover-older.ts'
import { unlinkDeparted } from '../threads/departed.ts'
import { Repairs } from './retention.model.ts'

/** What older versions left otherwise than it is kept now. Each can be done again without harm. */
const repairs: Record<string, () => Promise<number>> = {
  'threads below what was taken away': coverOlder,
  'mentions of people who left': unlinkDeparted,
  'ends of contradictions': placeOlder,
}

/** Puts right, once, what older versions left; before anybody is served, since some of it is not to be seen. */
export async function repairOlder(log: Logger): Promise<void> {
  for (const [_id, repair] of Object.entries(repairs)) {
    if (await Repairs.exists({ _id })) continue
    const mended = await repair()
    if (mended > 0) log.info(`Put right from an older version: ${mended} ${_id}`)
    await Repairs.updateOne({ _id }, { $set: { at: new Date(), mended } }, { upsert: true })
  }
}
