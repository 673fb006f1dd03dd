import { houseRules } from '../../shared/moderation/house-rules.ts'
import { type ThingAction, thingActions } from '../../shared/moderation/record.ts'
import type { RecordView } from '../../shared/moderation/views.ts'
import { toId } from '../platform/data/ids.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'

/** Lines on one thing's page; nobody judges by what was longer ago. */
const most = 200

/** Everything that was ever done to one thing, the latest first; for moderators alone. */
export async function recordOf(id: string): Promise<RecordView[]> {
  const found = await Records.find({ entity: toId(id) })
    .sort({ created: -1, _id: -1 })
    .limit(most)
    .lean<KeptRecord[]>()
  return found.map(({ _id, actor, action, created, from, to, rule, publicReason, privateNote }) => ({
    id: _id.toHexString(),
    at: created.toISOString(),
    by: actor?.name || 'the system',
    action: sayAction(action),
    from: from ?? null,
    to: to ?? null,
    rule: rule !== undefined && rule in houseRules ? rule : null,
    publicReason: publicReason ?? null,
    privateNote: privateNote ?? null,
  }))
}

/** An action as records name it, `comment.edit-held`, in words. */
function sayAction(action: string): string {
  const name = action.replace(/^\w+\./, '')
  const words = thingActions[name as ThingAction] ?? name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
