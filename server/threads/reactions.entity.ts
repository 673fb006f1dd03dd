import type { ReactedView, TallyView } from '../../shared/threads/views.ts'
import { type Entity, registerEntity } from '../platform/data/entities.ts'
import { type ReactionRecord, Reactions, Tallies, type TallyRecord } from './reactions.model.ts'

/** Tells the write and live paths how reactions are loaded and shown: counts to everybody, who it was to themselves. */
export function registerReactions(): void {
  registerEntity<'tally', TallyRecord & Entity>('tally', {
    load: (ids) => Tallies.find({ _id: { $in: ids } }).lean<TallyRecord[]>(),
    present: toTally,
    owner: () => null,
  })
  registerEntity<'reacted', ReactionRecord & Entity>('reacted', {
    load: (ids) => Reactions.find({ _id: { $in: ids } }).lean<ReactionRecord[]>(),
    present: (reaction, { own }) => (own ? toReacted(reaction) : null),
    owner: ({ person }) => person,
  })
}

export const toTally = ({ _id, counts, version }: TallyRecord): TallyView => ({
  id: _id.toHexString(),
  counts: { thoughtful: counts.thoughtful ?? 0, thanks: counts.thanks ?? 0, source: counts.source ?? 0 },
  version,
})

export const toReacted = ({ comment, kinds, version }: ReactionRecord): ReactedView => ({
  id: comment.toHexString(),
  kinds: [...kinds],
  version,
})
