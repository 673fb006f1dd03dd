import { type Decision, decisions, type ModeratedKind } from '../../shared/moderation/states.ts'
import type { Impact } from '../../shared/moderation/views.ts'
import { toId } from '../platform/data/ids.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { isPublic } from './standing.ts'
import { type Thing, thingsOf } from './things.ts'

type Asked = { decision: Decision; things: readonly { kind: ModeratedKind; id: string }[] }

/** What a decision would take from view, and what stays below it, before it is made. */
export async function impactOf({ decision, things }: Asked): Promise<Impact> {
  const found = await Promise.all(
    things.map(async ({ kind, id }) => ({
      kind,
      thing: await thingsOf(kind).model.findById(toId(id)).lean<Thing>(),
    })),
  )
  const going =
    decisions[decision].to === 'live'
      ? []
      : found.flatMap(({ kind, thing }) => (thing && isPublic(thing) ? [{ kind, thing }] : []))
  const own = new Set(going.map(({ thing }) => thing._id.toHexString()))
  const authors = new Set(going.map(({ thing }) => ownerOf(thing)))
  const kept = new Map<string, string>()
  let detaches = 0
  for (const { kind, thing } of going) {
    const below = await thingsOf(kind).below(thing)
    if (kind === 'annotation') detaches++
    if (kind !== 'comment') {
      if (below.length > 0) detaches++
      continue
    }
    for (const { _id, by } of below) {
      if (!own.has(_id.toHexString()) && !authors.has(by)) kept.set(_id.toHexString(), by)
    }
  }
  return {
    removes: going.length,
    keepsReplies: kept.size,
    byPeople: new Set(kept.values()).size,
    detaches,
  }
}
