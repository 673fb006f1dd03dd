import type { Actor } from '../../shared/accounts/actor.ts'
import type { ContradictionView } from '../../shared/contradictions/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { audienceOf } from '../platform/data/present.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'
import { toContradiction } from './contradictions.presenter.ts'

const present = (records: ContradictionRecord[], actor: Actor): ContradictionView[] =>
  records
    .map((record) => toContradiction(record, audienceOf('contradiction', record, actor)))
    .filter((view) => view !== null)

/** Every contradiction with an end in the document that the actor may see, oldest first. */
export async function contradictionsOn(channel: Channel, actor: Actor): Promise<ContradictionView[]> {
  return present(
    await Contradictions.find({ channels: channel }).sort({ created: 1 }).lean<ContradictionRecord[]>(),
    actor,
  )
}

/** The newest contradictions anywhere. */
export async function newestContradictions(most: number, actor: Actor): Promise<ContradictionView[]> {
  return present(
    await Contradictions.find().sort({ created: -1 }).limit(most).lean<ContradictionRecord[]>(),
    actor,
  )
}
