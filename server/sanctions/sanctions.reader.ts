import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { SanctionLine } from '../../shared/people/views.ts'
import type { Account } from '../accounts/accounts.model.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'
import { toPerson } from './people-in.ts'
import { canLift, type Sanction, sanctions } from './sanctions.rules.ts'

type Kept = KeptRecord<Sanction>

/** What was done about a person, newest first: to moderators all of it, to the person without notes and names. */
export async function sanctionsOf(
  account: Account,
  viewer: Actor,
  now = new Date(),
): Promise<SanctionLine[]> {
  const about = account._id.toHexString()
  const records = await Records.find({ about, kind: { $in: sanctions } })
    .sort({ created: 1, _id: 1 })
    .lean<Kept[]>()
  const ends = new Map(records.flatMap((each) => (each.version === 2 ? [[String(each.entity), each]] : [])))
  const made = records.filter(({ version }) => version === 1)
  const last = new Map(made.map(({ kind, entity }) => [kind, String(entity)]))
  const isInsider = isModerator(viewer)
  const lines = made
    .filter(({ kind }) => isInsider || kind !== 'note')
    .map((record): SanctionLine => {
      const id = String(record.entity)
      const ended = endOf(record, ends.get(id)?.action ?? null, last.get(record.kind) === id, now)
      return {
        id,
        kind: record.kind,
        at: record.created.toISOString(),
        by: isInsider ? (record.actor?.name ?? null) : null,
        rule: record.rule ?? null,
        words: wordsOf(record),
        note: isInsider && record.publicReason ? (record.privateNote ?? null) : null,
        until: record.expires?.toISOString() ?? null,
        ended,
        canLift: ended === null && canLift(viewer, toPerson(account), toDone(record)),
      }
    })
  return lines.reverse()
}

/** A warning's message and a note's words are kept where the public record doesn't look. */
const wordsOf = ({ publicReason, privateNote }: Kept) => publicReason ?? privateNote ?? ''

const toDone = ({ kind, actor, created, expires }: Kept) => ({
  kind,
  by: actor?.id ?? null,
  created,
  expires: expires ?? null,
})

function endOf({ expires }: Kept, end: string | null, isLast: boolean, now: Date): SanctionLine['ended'] {
  if (end !== null) return end === 'warning.acknowledged' ? 'read' : 'lifted'
  if (!expires) return null
  if (expires <= now) return 'over'
  return isLast ? null : 'replaced'
}
