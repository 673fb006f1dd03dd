import type { Actor } from '../../../shared/accounts/actor.ts'
import type { CatchUp, Channel, EntityKind } from '../../../shared/live/contract.ts'
import type { Talk } from '../../../shared/threads/parts.ts'
import { type Entity, handlingOf } from './entities.ts'
import { type ChannelHead, headsOf } from './heads.ts'
import { toEventFor } from './present.ts'
import { Changes, Heads, shelf } from './write-path.model.ts'

/** More missed changes than this are fetched as a fresh page instead. */
const mostCaughtUp = 500

/**
 * Moves whenever a digest or document is new or otherwise changed, by whichever process: pages list those beyond their
 * own channels.
 */
export async function shelfNumber(): Promise<number> {
  const head = await Heads.findById(shelf).lean()
  return head?.seq ?? 0
}

/**
 * What happened on channels after the number that each is given with, as the actor may see it now. Heads are read
 * first, so that what comes later reaches the screen as a later event.
 */
export async function changesSince(channels: [Channel, number][], actor: Actor): Promise<CatchUp[]> {
  const heads = await headsOf(channels.map(([channel]) => channel))
  return Promise.all(
    channels.map(([channel, since]) => missed(channel, since, heads[channel] as ChannelHead, actor)),
  )
}

async function missed(channel: Channel, since: number, head: ChannelHead, actor: Actor): Promise<CatchUp> {
  if (since > head.seq || head.seq - since > mostCaughtUp)
    return { channel, head: head.seq, reload: true, events: [] }
  if (since === head.seq) return { channel, head: head.seq, reload: false, events: [] }
  const changes = await Changes.find({ channel, seq: { $gt: since, $lte: head.seq } })
    .sort({ channel: 1, seq: 1 })
    .lean()
  const entities = await loadAll(
    changes.map(({ kind, entity }) => ({ kind: kind as EntityKind, id: entity as Entity['_id'] })),
  )
  const events = changes.map(({ seq, kind, entity, talk }) => {
    const id = (entity as Entity['_id']).toHexString()
    const found = entities.get(`${kind} ${id}`) ?? null
    return toEventFor(
      {
        channel,
        seq: seq as number,
        kind: kind as EntityKind,
        id,
        entity: found,
        counts: head.counts,
        talk: (talk as Talk[] | undefined) ?? [],
      },
      actor,
    )
  })
  return { channel, head: head.seq, reload: false, events }
}

/** Things by kind and id: a comment's tally has the comment's id. */
async function loadAll(wanted: { kind: EntityKind; id: Entity['_id'] }[]): Promise<Map<string, Entity>> {
  const loaded = new Map<string, Entity>()
  for (const [kind, ofKind] of Map.groupBy(wanted, ({ kind }) => kind)) {
    const ids = [...new Map(ofKind.map(({ id }) => [id.toHexString(), id])).values()]
    for (const entity of await handlingOf(kind).load(ids))
      loaded.set(`${kind} ${entity._id.toHexString()}`, entity)
  }
  return loaded
}
