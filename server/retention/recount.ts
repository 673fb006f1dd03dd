import { randomUUID } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import { type Channel, type Counts, moderationQueue } from '../../shared/live/contract.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import { Annotations } from '../annotations/annotations.model.ts'
import { Contradictions } from '../contradictions/contradictions.model.ts'
import { waits } from '../moderation/queue.ts'
import { queueSources } from '../moderation/queue-sources.ts'
import { publicOnly } from '../moderation/standing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { Notifications } from '../notifications/notifications.model.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import type { ClientSession } from '../platform/data/models.ts'
import { Heads, shelf } from '../platform/data/write-path.model.ts'
import { Comments } from '../threads/comments.model.ts'

type Session = ClientSession | null

/** Where a channel tells another number than there is. */
export type Drift = { channel: Channel; what: keyof Counts; told: number; found: number }

/** What there is under a channel, counted anew. Only what such a channel counts is in it. */
async function countsOf(channel: Channel, session: Session): Promise<Partial<Counts>> {
  if (channel === moderationQueue) return { waiting: await countWaiting(session) }
  const [kind, id = ''] = channel.split(':')
  if (kind === 'person')
    return { unread: await Notifications.countDocuments({ person: id, read: null }).session(session) }
  const there = { channels: channel, ...publicOnly }
  return {
    comments: await Comments.countDocuments(there).session(session),
    annotations: await Annotations.countDocuments({ channel, ...publicOnly }).session(session),
    contradictions: await Contradictions.countDocuments(there).session(session),
  }
}

/** The queues that things wait in; what is spam or decided waits for nobody. */
const waiting = queueSources.filter(({ queue }) => queue !== 'spam' && queue !== 'decided')

async function countWaiting(session: Session): Promise<number> {
  let sum = 0
  for (const kind of moderatedKinds) {
    const found = await thingsOf(kind)
      .model.find({ $or: waiting.map(({ filter }) => filter) })
      .session(session)
      .lean<Thing[]>()
    sum += found.filter(waits).length
  }
  return sum
}

async function driftOf(channel: Channel, session: Session): Promise<Drift[]> {
  const head = await Heads.findById(channel).session(session).lean()
  const counts = await countsOf(channel, session)
  return (Object.entries(counts) as [keyof Counts, number][]).flatMap(([what, found]) => {
    const told = head?.counts?.[what] ?? 0
    return told === found ? [] : [{ channel, what, told, found }]
  })
}

/** Compares what every channel tells with what is there. What moves meanwhile is looked at again at one moment. */
export async function recount(): Promise<{ channels: number; drift: Drift[] }> {
  const heads = await Heads.find({ _id: { $ne: shelf } }, { _id: 1 }).lean()
  const drift: Drift[] = []
  for (const { _id } of heads) {
    const channel = _id as Channel
    if ((await driftOf(channel, null)).length === 0) continue
    await Heads.db.transaction(async (session) => {
      drift.push(...(await driftOf(channel, session)))
    })
  }
  return { channels: heads.length, drift }
}

/** Puts the counts of these channels right as they are found now; open pages get them. Answers how many it were. */
export async function repair(actor: Actor, channels: Channel[]): Promise<number> {
  let repaired = 0
  for (const channel of new Set(channels)) {
    const body = { operation: randomUUID() }
    let wrong: Drift[] = []
    await commit({ actor, ...body, body, channel }, async (tx) => {
      wrong = await driftOf(channel, tx.session)
      const moved = wrong.map(({ what, told, found }) => [what, found - told])
      if (wrong.length > 0) {
        tx.recounted(channel, Object.fromEntries(moved))
        const from = wrong.map(({ what, told }) => `${told} ${what}`).join(', ')
        const to = wrong.map(({ what, found }) => `${found} ${what}`).join(', ')
        tx.record('counts.repaired', channel, { _id: newId(), version: 1 }, { from, to })
      }
      return { location: '/admin/health' }
    })
    repaired += wrong.length
  }
  return repaired
}
