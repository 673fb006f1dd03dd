import type { FollowKind, FollowView } from '../../shared/notifications/views.ts'
import { type FollowRecord, Follows } from './follows.model.ts'

export const toFollow = ({ _id, kind, of, follows, version }: FollowRecord): FollowView => ({
  id: _id.toHexString(),
  kind,
  of,
  follows,
  version,
})

/** What a person follows, or followed, among these: ids of things and slugs of authorities. */
export async function followsAmong(person: string, of: string[]): Promise<FollowView[]> {
  if (of.length === 0) return []
  const found = await Follows.find({ person, of: { $in: of } }).lean<FollowRecord[]>()
  return found.map(toFollow)
}

/** Who follows what, of these: a map from `kind of` to the accounts. */
export async function followersOf(
  wanted: { kind: FollowKind; of: string }[],
): Promise<Map<string, string[]>> {
  if (wanted.length === 0) return new Map()
  const found = await Follows.find({
    of: { $in: [...new Set(wanted.map(({ of }) => of))] },
    follows: true,
  }).lean<FollowRecord[]>()
  const followers = new Map<string, string[]>()
  for (const [key, records] of Map.groupBy(found, ({ kind, of }) => `${kind} ${of}`)) {
    followers.set(
      key,
      records.map(({ person }) => person),
    )
  }
  return followers
}
