import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import { labelOf, thingActions } from '../../shared/moderation/record.ts'
import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import type { DecisionLine, WrittenLine } from '../../shared/people/views.ts'
import { toId } from '../platform/data/ids.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'

const mostShown = 100
const actions = moderatedKinds.flatMap((kind) =>
  Object.keys(thingActions).map((action) => `${kind}.${action}`),
)

/**
 * What others decided about what a person wrote, newest first. Only moderators are told by whom, and what was noted.
 */
export async function decisionsAbout(
  accountId: string,
  written: WrittenLine[],
  viewer: Actor,
): Promise<DecisionLine[]> {
  const things = written.map(({ id }) => toId(id))
  const found = await Records.find({
    kind: { $in: moderatedKinds },
    action: { $in: actions },
    $or: [{ about: accountId }, { entity: { $in: things } }],
  })
    .sort({ created: -1, _id: -1 })
    .limit(mostShown)
    .lean<KeptRecord<ModeratedKind>[]>()
  const hrefs = new Map(written.map(({ id, href }) => [id, href]))
  const isInsider = isModerator(viewer)
  return found.map((record) => ({
    id: record._id.toHexString(),
    at: record.created.toISOString(),
    what: labelOf(record.action),
    kind: record.kind,
    href: hrefs.get(record.entity.toHexString()) ?? null,
    rule: record.rule ?? null,
    reason: record.publicReason ?? null,
    by: isInsider ? (record.actor?.name ?? null) : null,
    note: isInsider ? (record.privateNote ?? null) : null,
  }))
}
