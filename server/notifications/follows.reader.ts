import type { FollowKind, FollowView } from '../../shared/notifications/views.ts'
import { onRightsChanged } from '../accounts/rights.service.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { Memory } from '../platform/data/memory.ts'
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

/** By account, of everybody who ever said whether they follow a thing, or had it said for them: whether they do. */
type Following = ReadonlyMap<string, boolean>

/** By kind of following. */
type OfThing = ReadonlyMap<FollowKind, Following>

/** Every comment asks who follows what it stands under, and that changes seldom. */
const remembered = new Memory<OfThing>(1_000)
onCommitted((changes) => {
  for (const { kind, entity } of changes)
    if (kind === 'follow' && entity) remembered.forget((entity as FollowRecord).of)
})
// Who leaves follows nothing any more.
onRightsChanged(() => remembered.forgetAll())

/** Who follows what, of these: a map from `kind of` to the accounts. */
export async function followersOf(
  wanted: { kind: FollowKind; of: string }[],
): Promise<Map<string, string[]>> {
  const following = await followingOf(wanted.map(({ of }) => of))
  return new Map(
    wanted.map(({ kind, of }) => [
      `${kind} ${of}`,
      [...following(kind, of)].flatMap(([person, follows]) => (follows ? [person] : [])),
    ]),
  )
}

/** What these things' followers said, for each kind of following. */
export async function followingOf(of: string[]): Promise<(kind: FollowKind, of: string) => Following> {
  const found = await remembered.among([...new Set(of)], read)
  return (kind, of) => found.get(of)?.get(kind) ?? nobody
}

const nobody: Following = new Map()

async function read(of: string[]): Promise<Map<string, OfThing>> {
  const found = await Follows.find({ of: { $in: of } }).lean<FollowRecord[]>()
  const byThing = Map.groupBy(found, (follow) => follow.of)
  return new Map(of.map((thing) => [thing, toOfThing(byThing.get(thing) ?? [])]))
}

const toOfThing = (records: FollowRecord[]): OfThing =>
  new Map(
    [...Map.groupBy(records, ({ kind }) => kind)].map(([kind, ofKind]) => [
      kind,
      new Map(ofKind.map(({ person, follows }) => [person, follows])),
    ]),
  )
