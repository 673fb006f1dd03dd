import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { ContradictionType, ContradictionView } from '../../shared/contradictions/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { publicOnly } from '../moderation/standing.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { newest, olderThan, partOf } from '../platform/data/newest-first.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
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

/** A contradiction leaves no tombstone: whatever is no longer to be read takes no place among the newest. */
const readBy = (actor: Actor) =>
  isModerator(actor)
    ? { $or: [{ withdrawn: null, erased: null }, { 'creator.id': actor.id }] }
    : { $or: [publicOnly, ...(actor.id === null ? [] : [{ 'creator.id': actor.id }])] }

/** How many contradictions a part of their list has. */
const most = 50

/** A part of the list of all contradictions, the newest first; `type` narrows it, `before` is the part before's `next`. */
export async function newestContradictions(
  { type, before }: { type: ContradictionType | null; before: string | null },
  actor: Actor,
): Promise<{ listed: ContradictionView[]; next: string | null }> {
  const found = await Contradictions.find({
    $and: [readBy(actor), olderThan(before), ...(type ? [{ type }] : [])],
  })
    .sort(newest)
    .limit(most + 1)
    .lean<ContradictionRecord[]>()
  const { part, next } = partOf(found, most)
  return { listed: present(part, actor), next }
}

/** @throws {Problem} `not-found` when there is none, or none for this actor. */
export async function contradictionById(id: string, actor: Actor): Promise<ContradictionView> {
  const found = await Contradictions.findById(toId(id)).lean<ContradictionRecord>()
  const [view] = found ? present([found], actor) : []
  if (!view) throw new Problem('not-found')
  return view
}

/** What everybody may see of what was proposed in a live session, in the order it was proposed. */
export async function publicContradictionsOfSession(session: Id): Promise<ContradictionView[]> {
  const found = await Contradictions.find({ session, ...publicOnly })
    .sort({ created: 1, _id: 1 })
    .lean<ContradictionRecord[]>()
  return found.flatMap((record) => toContradiction(record, { moderator: false, own: false }) ?? [])
}
