import type { Actor } from '../../shared/accounts/actor.ts'
import type { ReactedView, TallyView } from '../../shared/threads/views.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { toId } from '../platform/data/ids.ts'
import { Memory } from '../platform/data/memory.ts'
import { toReacted, toTally } from './reactions.entity.ts'
import { type ReactionRecord, Reactions, Tallies, type TallyRecord } from './reactions.model.ts'

/** How many comments' counts are remembered, and how many answers to what somebody thinks of a comment. */
const counts = new Memory<TallyView | null>(10_000)
const thoughts = new Memory<ReactedView | null>(20_000)
const keyOf = (person: string, comment: string) => `${person} ${comment}`

onCommitted((changes) => {
  for (const { kind, id, entity } of changes) {
    if (kind === 'tally') counts.forget(id)
    if (kind !== 'reacted') continue
    const { person, comment } = entity as ReactionRecord
    thoughts.forget(keyOf(person, comment.toHexString()))
  }
})

/** What people thought of the comments with these ids, and what of it is the actor's own. */
export async function reactionsTo(
  comments: readonly string[],
  actor: Actor,
): Promise<{ tally: TallyView[]; reacted: ReactedView[] }> {
  const known = await counts.among(comments, readTallies)
  const tally = comments.flatMap((id) => known.get(id) ?? [])
  // What nobody ever thought anything of has no tally.
  const reacted = actor.id === null ? [] : await ownAmong(tally, actor.id)
  return { tally, reacted }
}

async function readTallies(ids: string[]): Promise<Map<string, TallyView | null>> {
  const found = await Tallies.find({ _id: { $in: ids.map(toId) } }).lean<TallyRecord[]>()
  return withNone(ids, new Map(found.map((record) => [record._id.toHexString(), toTally(record)])))
}

async function ownAmong(tallies: TallyView[], person: string): Promise<ReactedView[]> {
  const keys = tallies.map(({ id }) => keyOf(person, id))
  const known = await thoughts.among(keys, async (unknown) => {
    const ids = unknown.map((key) => toId(key.slice(person.length + 1)))
    const found = await Reactions.find({ comment: { $in: ids }, person }).lean<ReactionRecord[]>()
    const views = found.map(toReacted)
    return withNone(unknown, new Map(views.map((view) => [keyOf(person, view.id), view])))
  })
  return keys.flatMap((key) => known.get(key) ?? [])
}

/** That there is none is remembered as well. */
const withNone = <V>(keys: string[], found: ReadonlyMap<string, V>): Map<string, V | null> =>
  new Map(keys.map((key) => [key, found.get(key) ?? null]))
