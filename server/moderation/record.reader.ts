import { houseRules } from '../../shared/moderation/house-rules.ts'
import { actionsLabelled, labelOf, type RecordLine } from '../../shared/moderation/record.ts'
import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import { newest, olderThan, partOf } from '../platform/data/newest-first.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'
import { shownTo } from './standing.ts'
import { thingsById, thingsOf } from './things.ts'

/** Lines in one part of the record. */
const most = 50

/**
 * The public record of moderation, newest first. `whole`: for moderators, who also read by whom and the private notes.
 * `label` narrows it to one action, `before` is the cursor of the part before.
 */
export async function recordPart(
  label: string | null,
  before: string | null,
  whole: boolean,
): Promise<{ lines: RecordLine[]; next: string | null }> {
  const actions = label === null ? [] : actionsLabelled(label)
  const found = await Records.find({
    public: true,
    ...(actions.length > 0 && { action: { $in: actions } }),
    ...olderThan(before),
  })
    .hint('public_record')
    .sort(newest)
    .limit(most + 1)
    .lean<KeptRecord[]>()
  const { part, next } = partOf(found, most)
  const places = await publicPlaces(part)
  return {
    lines: part.map((kept) => toLine(kept, places.get(kept.entity.toHexString()) ?? null, whole)),
    next,
  }
}

/** Where things stand that everybody may see, if only as a tombstone. */
async function publicPlaces(kept: KeptRecord[]): Promise<Map<string, string>> {
  const isModerated = ({ kind }: KeptRecord) => moderatedKinds.includes(kind as ModeratedKind)
  const things = await thingsById(kept.filter(isModerated).map(({ entity }) => entity))
  const now = new Date()
  const everyone = { moderator: false, own: false }
  const places = new Map<string, string>()
  for (const [kind, thing] of things) {
    const shown = shownTo(thing, everyone, now)
    const isThere = kind === 'comment' ? shown.there : shown.words
    if (isThere) places.set(thing._id.toHexString(), (await thingsOf(kind).place(thing)).href)
  }
  return places
}

function toLine(kept: KeptRecord, href: string | null, whole: boolean): RecordLine {
  const { rule } = kept
  return {
    id: kept._id.toHexString(),
    at: kept.created.toISOString(),
    action: labelOf(kept.action),
    what: kept.kind,
    href,
    rule: rule && rule in houseRules ? rule : null,
    reason: kept.publicReason ?? null,
    until: kept.expires?.toISOString() ?? null,
    sole: kept.sole === true,
    moderators: whole
      ? { by: kept.actor?.name ?? 'the system', note: kept.privateNote ?? null, batch: kept.batch ?? null }
      : null,
  }
}
