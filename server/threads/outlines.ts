import type { Channel } from '../../shared/live/contract.ts'
import type { Talk } from '../../shared/threads/parts.ts'
import { isPublic } from '../moderation/standing.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { headsOf } from '../platform/data/heads.ts'
import { inTransaction } from '../platform/data/retrying.ts'
import { startSession } from '../platform/data/transaction.ts'
import { Changes, Heads } from '../platform/data/write-path.model.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { type Line, type LineRecord, Outline, Outlines } from './outline.ts'

/** Comments whose places are kept in memory, and of which all that they say is. */
const mostLines = 100_000
const mostRecords = 4_000
/** More changes than this, and the outline is read anew. */
const mostFollowed = 500

const outlines = new Outlines(mostLines)
const records = new Map<string, CommentRecord>()
const reading = new Map<Channel, Promise<Outline>>()

onCommitted((changes) => {
  for (const { channel, seq, kind, id, entity, talk } of changes) {
    const record = kind === 'comment' ? (entity as CommentRecord | null) : null
    if (record && records.has(id)) remember(record)
    // What another process wrote in between is read when the outline is wanted.
    const outline = outlines.peek(channel)
    if (outline?.seq === seq - 1) outline.follow(seq, record, talk)
  }
})

/**
 * The shape of a channel's threads at one of its numbers, kept in memory and following the channel's changes. What is
 * asked of it has to be asked at once: it goes on changing.
 */
export async function outlineOf(channel: Channel): Promise<Outline> {
  const head = (await headsOf([channel]))[channel]?.seq ?? 0
  for (;;) {
    const known = outlines.get(channel)
    if (known && known.seq >= head) return known
    // A reading that was begun before may not reach as far as what this reader knows of.
    const begun = reading.get(channel) ?? read(channel, known, head).finally(() => reading.delete(channel))
    reading.set(channel, begun)
    const outline = await begun
    if (outline.seq >= head) return outline
  }
}

async function read(channel: Channel, known: Outline | undefined, head: number): Promise<Outline> {
  if (known && head - known.seq <= mostFollowed && (await follow(channel, known, head))) return known
  const outline = await readWhole(channel)
  outlines.keep(channel, outline)
  return outline
}

/** Brings an outline to the channel's number; false where something in between is no longer kept. */
async function follow(channel: Channel, outline: Outline, head: number): Promise<boolean> {
  const changes = await Changes.find({ channel, seq: { $gt: outline.seq, $lte: head } })
    .sort({ channel: 1, seq: 1 })
    .lean()
  const ids = changes.flatMap(({ kind, entity }) => (kind === 'comment' ? [entity as LineRecord['_id']] : []))
  const found = await Comments.find({ _id: { $in: ids } }, shape).lean<LineRecord[]>()
  const byId = new Map(found.map((record) => [record._id.toHexString(), record]))
  for (const { seq, kind, entity, talk } of changes) {
    // Another reader, or this process's own writes, may have brought it further meanwhile.
    if ((seq as number) <= outline.seq) continue
    if (seq !== outline.seq + 1) return false
    const record = kind === 'comment' ? byId.get((entity as LineRecord['_id']).toHexString()) : undefined
    outline.follow(seq, record ?? null, (talk as Talk[] | undefined) ?? [])
  }
  return outline.seq >= head
}

const shape = {
  ...{ thread: 1, channels: 1, parent: 1, root: 1, path: 1, above: 1, depth: 1 },
  ...{ featured: 1, version: 1, covered: 1 },
} as const
const standing = { 'moderation.state': 1, withdrawn: 1, erased: 1 } as const

/** Number and comments of the same moment. */
async function readWhole(channel: Channel): Promise<Outline> {
  const session = await startSession()
  let outline = new Outline(channel, 0, [])
  try {
    await inTransaction(session, async () => {
      const head = await Heads.findById(channel).session(session).lean()
      const found = await Comments.find({ channels: channel }, { ...shape, ...standing })
        .session(session)
        .lean<CommentRecord[]>()
      outline = new Outline(
        channel,
        head?.seq ?? 0,
        found.map((record) => [record, isPublic(record)] as const),
      )
    })
  } finally {
    await session.endSession()
  }
  return outline
}

/** The comments of these lines, in their order; what was read before and hasn't changed since is not read again. */
export async function recordsOf(lines: readonly Line[]): Promise<CommentRecord[]> {
  const stale = lines.filter(({ id, version, covered }) => {
    const known = records.get(id)
    return !known || known.version < version || (known.covered ?? null) !== (covered ?? null)
  })
  const fresh = new Map<string, CommentRecord>()
  if (stale.length > 0) {
    const found = await Comments.find({ _id: { $in: stale.map(({ id }) => id) } }).lean<CommentRecord[]>()
    for (const record of found) {
      fresh.set(record._id.toHexString(), record)
      remember(record)
    }
  }
  return lines.flatMap(({ id }) => fresh.get(id) ?? records.get(id) ?? [])
}

function remember(record: CommentRecord): void {
  const id = record._id.toHexString()
  if ((records.get(id)?.version ?? 0) > record.version) return
  records.delete(id)
  records.set(id, record)
  const [oldest] = records.keys()
  if (records.size > mostRecords && oldest !== undefined) records.delete(oldest)
}
