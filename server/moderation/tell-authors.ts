import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type Told, tellDecided } from './hooks.ts'
import { type Thing, thingsOf } from './things.ts'

/** Tells whoever listens what became of things, for their authors; never who decided. */
export async function tellAuthors(
  things: [ModeratedKind, Thing][],
  told: Pick<Told, 'what' | 'rule' | 'message'>,
): Promise<void> {
  if (things.length === 0) return
  const at = new Date()
  const all = things.map(async ([kind, thing]): Promise<Told> => {
    const { href, under } = await thingsOf(kind).place(thing)
    return { kind, id: thing._id.toHexString(), owner: ownerOf(thing), ...told, href, under, at }
  })
  await tellDecided(await Promise.all(all))
}
