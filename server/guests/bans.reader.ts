import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { BannedGuest, GuestFile } from '../../shared/guests/views.ts'
import type { SanctionLine } from '../../shared/people/views.ts'
import { decisionsAbout } from '../people/decisions.reader.ts'
import { toWrittenLines } from '../people/written.reader.ts'
import { toId } from '../platform/data/ids.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { mostDays } from '../sanctions/sanctions.rules.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { GuestBans } from './bans.model.ts'
import { canLiftBan } from './bans.rules.ts'
import { isInForce } from './bans.ts'
import { type GuestRecord, Guests } from './guests.model.ts'

/** So many are listed, the latest first. */
const mostBanned = 500
const mostWritten = 50

/** The bans of guests that are in force, for moderators. */
export async function bannedGuests(viewer: Actor, now = new Date()): Promise<BannedGuest[]> {
  const bans = (await GuestBans.find().sort({ since: -1 }).limit(mostBanned).lean()).filter((ban) =>
    isInForce(ban, now),
  )
  const ids = bans.map(({ guest }) => toId(guest))
  const entities = bans.map(({ ban }) => toId(ban))
  const [guests, lines] = await Promise.all([
    Guests.find({ _id: { $in: ids } }, { name: 1 }).lean<GuestRecord[]>(),
    bansOf({ entity: { $in: entities } }, viewer, now),
  ])
  const names = new Map(guests.map(({ _id, name }) => [_id.toHexString(), name]))
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  return bans.flatMap(({ guest, ban }) => {
    const line = lineOf.get(ban)
    const name = names.get(guest)
    return line ? [{ guest: name === undefined ? null : { id: guest, name }, of: guest, ban: line }] : []
  })
}

/** What moderators know of a guest; admins also where to write to them. @throws {Problem} `not-found` */
export async function guestFile(id: string, viewer: Actor, now = new Date()): Promise<GuestFile> {
  const guest = await Guests.findById(toId(id)).lean<GuestRecord>()
  if (!guest) throw new Problem('not-found')
  const key = `guest:${id}`
  const found = await Comments.find({ 'creator.guest': id })
    .sort({ created: -1 })
    .limit(mostWritten)
    .lean<CommentRecord[]>()
  const written = await toWrittenLines(
    found.map((comment) => ['comment', comment]),
    { moderator: true, own: false },
  )
  const { name, email, created, verified, banned } = guest
  const isBanned = banned !== undefined && isInForce(banned, now)
  const said = banned ? [{ entity: toId(banned.ban) }] : []
  const [decisions, bans] = await Promise.all([
    decisionsAbout(key, written, viewer),
    bansOf({ $or: [{ about: key }, ...said] }, viewer, now),
  ])
  return {
    id,
    name,
    since: created.toISOString(),
    email: viewer.role === 'admin' ? email : null,
    proved: verified !== null,
    banned: isBanned ? { until: banned.until?.toISOString() ?? null } : null,
    written,
    decisions,
    bans,
    mayBan: isModerator(viewer) && !isBanned,
    mostDays: mostDays(viewer),
    mayBanForGood: viewer.role === 'admin',
  }
}

async function bansOf(filter: Record<string, unknown>, viewer: Actor, now: Date): Promise<SanctionLine[]> {
  const records = await Records.find({ kind: 'guest-ban', ...filter })
    .sort({ created: -1, _id: -1 })
    .lean<KeptRecord[]>()
  const lifted = new Set(records.flatMap(({ version, entity }) => (version === 2 ? [String(entity)] : [])))
  return records
    .filter(({ version }) => version === 1)
    .map((record): SanctionLine => {
      const { actor, entity, rule = null, publicReason = '', privateNote = null, expires, created } = record
      const isOver = expires !== undefined && expires !== null && expires <= now
      const ended = lifted.has(String(entity)) ? 'lifted' : isOver ? 'over' : null
      return {
        id: String(entity),
        kind: 'ban',
        at: created.toISOString(),
        by: actor?.name ?? null,
        rule,
        words: publicReason,
        note: privateNote,
        until: expires?.toISOString() ?? null,
        ended,
        canLift: ended === null && canLiftBan(viewer, { created, expires: expires ?? null }),
      }
    })
}
