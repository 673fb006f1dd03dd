import { onExcerptEdited } from '../library/excerpt-edits.ts'
import { isPublic } from '../moderation/standing.ts'
import { registerModerated } from '../moderation/things.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { registerThreadPlace, type ThreadPlace } from '../threads/places.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'
import { moderatedContradictions } from './contradictions.moderation.ts'
import { toContradiction } from './contradictions.presenter.ts'
import { endsFollow } from './ends-follow.ts'

/** Tells the write and live paths how contradictions are loaded, shown, owned and discussed, and lets their ends follow edits. */
export function registerContradictions(): void {
  registerEntity<'contradiction', ContradictionRecord>('contradiction', {
    load: (ids) => Contradictions.find({ _id: { $in: ids } }).lean<ContradictionRecord[]>(),
    present: toContradiction,
    owner: ownerOf,
  })
  registerModerated('contradiction', moderatedContradictions)
  registerThreadPlace('contradiction', placeOf)
  onExcerptEdited(endsFollow)
}

async function placeOf(id: string, session: Transaction['session'] | null): Promise<ThreadPlace | null> {
  const found = await Contradictions.findById(toId(id)).session(session).lean<ContradictionRecord>()
  const [first, ...others] = found?.channels ?? []
  if (!found || !first) return null
  const { slug = '', title = '' } = found.ends[0]?.document ?? {}
  return {
    channels: [first, ...others],
    path: `/documents/${slug}`,
    // Titles reach whoever wrote below it, also when the claim is no longer for them.
    title: isPublic(found) ? found.claim : `A contradiction in ${title}`,
    owner: found.creator.id,
    isFor: (actor) => toContradiction(found, audienceOf('contradiction', found, actor)) !== null,
  }
}
