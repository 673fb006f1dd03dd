import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import type { WrittenLine } from '../../shared/people/views.ts'
import { shownTo } from '../moderation/standing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { opening } from '../pages/opening.ts'
import type { Audience } from '../platform/data/entities.ts'

export type Written = [kind: ModeratedKind, thing: Thing]

/** All that an account wrote, newest first, at most so many of each kind. */
export async function writtenBy(accountId: string, most: number): Promise<Written[]> {
  const found = moderatedKinds.map(async (kind) => {
    const things = await thingsOf(kind)
      .model.find({ 'creator.id': accountId })
      .sort({ created: -1 })
      .limit(most)
      .lean<Thing[]>()
    return things.map((thing): Written => [kind, thing])
  })
  const all = (await Promise.all(found)).flat()
  return all.sort(([, a], [, b]) => b.created.getTime() - a.created.getTime())
}

/** Lines of what was written, as their author or a moderator may see them. */
export async function toWrittenLines(written: Written[], audience: Audience): Promise<WrittenLine[]> {
  const now = new Date()
  const lines = written.map(async ([kind, thing]): Promise<WrittenLine[]> => {
    const shown = shownTo(thing, audience, now)
    if (!shown.there) return []
    const { href, under } = await thingsOf(kind).place(thing)
    return [
      {
        id: thing._id.toHexString(),
        kind,
        standing: shown.standing,
        created: thing.created.toISOString(),
        href,
        under,
        opening: shown.words ? opening(thingsOf(kind).html(thing)) : '',
      },
    ]
  })
  return (await Promise.all(lines)).flat()
}
