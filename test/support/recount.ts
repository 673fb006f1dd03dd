import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { Messages } from '../../server/live-sessions/messages.model.ts'
import { type Queued, waits } from '../../server/moderation/queue.ts'
import { publicOnly } from '../../server/moderation/standing.ts'
import { Changes, Heads, shelf } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { type Channel, moderationQueue } from '../../shared/live/contract.ts'

/** How many things wait for a moderator, each looked at. */
async function waiting(): Promise<number> {
  const all = [
    await Comments.find().lean(),
    await Annotations.find().lean(),
    await Contradictions.find().lean(),
    await Messages.find().lean(),
  ]
  return all.flat().filter((thing) => waits(thing as Queued)).length
}

/**
 * What channels tell that isn't so, in words: numbers with gaps, counts that a recount doesn't give. What is saved after
 * an answer (following, being told) may come in between two readings: what counts is a moment in which nothing did.
 */
export async function miscounted(): Promise<string[]> {
  const moment = async () => JSON.stringify(await Heads.find({}, { seq: 1 }).sort({ _id: 1 }).lean())
  for (;;) {
    const before = await moment()
    const problems = await miscountedNow()
    if (before === (await moment())) return problems
  }
}

async function miscountedNow(): Promise<string[]> {
  const heads = await Heads.find({ seq: { $gt: 0 }, _id: { $ne: shelf } }).lean()
  const changes = await Changes.find({}, { channel: 1, seq: 1 }).sort({ channel: 1, seq: 1 }).lean()
  const seqsOf = Map.groupBy(changes, ({ channel }) => channel)
  const problems: string[] = []
  for (const channel of seqsOf.keys()) {
    if (!heads.some(({ _id }) => _id === channel)) problems.push(`${channel} has changes and no head`)
  }
  for (const { _id, seq, counts } of heads) {
    const channel = _id as Channel
    const seqs = seqsOf.get(channel)?.map((change) => change.seq) ?? []
    if (seqs.length !== seq || seqs.some((each, index) => each !== index + 1)) {
      problems.push(`${channel} stands at ${seq}, its changes are ${seqs.join(' ')}`)
    }
    const recounted = {
      comments: await Comments.countDocuments({ channels: channel, ...publicOnly }),
      annotations: await Annotations.countDocuments({ channel, ...publicOnly }),
      contradictions: await Contradictions.countDocuments({ channels: channel, ...publicOnly }),
      waiting: channel === moderationQueue ? await waiting() : 0,
    }
    for (const [what, number] of Object.entries(recounted)) {
      const told = counts?.[what as keyof typeof recounted] ?? 0
      if (told !== number) problems.push(`${channel} tells of ${told} ${what}, there are ${number}`)
    }
  }
  return problems
}
