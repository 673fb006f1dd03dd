import { type Actor, isModerator } from '../../../shared/accounts/actor.ts'
import { moderatedKinds } from '../../../shared/moderation/states.ts'
import { publicOnly } from '../standing.ts'
import { thingsOf } from '../things.ts'
import { provenAfterMs, provenThings } from './flags.rules.ts'

/** How many things by somebody are public and older than a week, as far as it matters. */
export async function provenBy(actor: Actor, now = new Date()): Promise<number> {
  if (actor.id === null || isModerator(actor)) return 0
  const created = { $lt: new Date(now.getTime() - provenAfterMs) }
  let proven = 0
  for (const kind of moderatedKinds) {
    if (proven >= provenThings) break
    proven += await thingsOf(kind).model.countDocuments(
      { 'creator.id': actor.id, created, ...publicOnly },
      { limit: provenThings },
    )
  }
  return proven
}
