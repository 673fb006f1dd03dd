import { type Actor, guest } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import {
  type AskedPart,
  byId,
  cursorIn,
  partsIn,
  sortIn,
  type ThreadPart,
  type ThreadSort,
  toFeatured,
} from '../../shared/threads/parts.ts'
import type { CommentView, ThreadRef } from '../../shared/threads/views.ts'
import { publicOnly } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Chosen, choosePart } from './choose-part.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { toCommentThere } from './comments.presenter.ts'
import type { Line, Outline } from './outline.ts'
import { outlineOf, recordsOf } from './outlines.ts'
import type { AskMore } from './parts.routes.ts'
import { placeOf } from './places.ts'

/** What a page shows of the threads of a channel. Its numbers are those at `seq` of the channel. */
export type ThreadsRead = { seq: number; comments: CommentView[]; threads: PageState['threads'] }

/** A thread with more comments than this is folded away, and read when it is opened. */
const mostFolded = 20

/** The threads of a channel: the page's own in parts, those of things on the page whole where they are short. */
export async function threadsOn(
  channel: Channel,
  main: ThreadRef,
  query: URLSearchParams,
  actor: Actor,
): Promise<ThreadsRead> {
  const outline = await outlineOf(channel)
  const asked = partsIn(query.get('parts'))
  const { seq } = outline
  const refs = [
    main,
    ...[...outline.threads.values()].map(({ ref }) => ref).filter(({ id }) => id !== main.id),
  ]
  const chosen = refs.map((ref) => {
    const thread = outline.threads.get(ref.id)
    const wanted = wish(query, asked.get(ref.id), ref.id === main.id, ref, thread?.size ?? 0)
    const choose = () => choosePart(ref, channel, thread, { ...wanted, top: null })
    // Where reading begins is the same for everybody.
    return thread ? thread.once(JSON.stringify([channel, wanted]), choose) : choose()
  })
  const { comments, parts } = await presented(chosen, actor)
  const spoken = new Set(comments.map(({ thread }) => thread.id))
  const shown = parts.filter(({ id, total }) => id === main.id || total > 0 || spoken.has(id))
  return { seq, comments, threads: keyed(shown) }
}

const keyed = (parts: readonly ThreadPart[]) => Object.fromEntries(parts.map((part) => [part.id, part]))

/** The threads of things that hang on several channels, folded away on one page: each by the channel that counts it. */
export async function foldedThreadsOn(
  places: readonly { ref: ThreadRef; channel: Channel }[],
  query: URLSearchParams,
  actor: Actor,
): Promise<Omit<ThreadsRead, 'seq'> & { seqs: Map<Channel, number> }> {
  const asked = partsIn(query.get('parts'))
  const seqs = new Map<Channel, number>()
  const chosen: Chosen[] = []
  for (const [channel, here] of Map.groupBy(places, (place) => place.channel)) {
    const outline = await outlineOf(channel)
    seqs.set(channel, outline.seq)
    for (const { ref } of here) {
      const thread = outline.threads.get(ref.id)
      const wanted = wish(query, asked.get(ref.id), false, ref, thread?.size ?? 0)
      chosen.push(choosePart(ref, channel, thread, { ...wanted, top: null }))
    }
  }
  const { comments, parts } = await presented(chosen, actor)
  const spoken = new Set(comments.map(({ thread }) => thread.id))
  const shown = parts.filter(({ id, total }) => total > 0 || spoken.has(id))
  return { seqs, comments, threads: keyed(shown) }
}

/** What an address asks of a thread: the very part a screen holds, the part it leads to, or where reading begins. */
function wish(
  query: URLSearchParams,
  asked: AskedPart | undefined,
  main: boolean,
  ref: ThreadRef,
  size: number,
) {
  if (asked) return { ...asked, bounds: { from: asked.from, to: asked.to } }
  const other = query.get('thread')
  const isMeant = other === null ? main : other === ref.id
  const cursor = isMeant ? cursorIn(query.get('thoughts')) : null
  const sort: ThreadSort = (main && sortIn(query.get('sort'))) || 'oldest'
  const begin = { sort, asOf: cursor?.asOf ?? null, also: [] }
  if (cursor)
    return { ...begin, bounds: cursor.way === 'after' ? { after: cursor.key } : { upTo: cursor.key } }
  if (main || isMeant || size <= mostFolded) return { ...begin, bounds: { after: null } }
  return { ...begin, bounds: { from: null, to: '' } }
}

/** A branch of a thread for its own page, with what it answers. @throws {Problem} `not-found` */
export async function branchOn(id: string, query: URLSearchParams, actor: Actor) {
  const { channel, outline, top } = await lineOf(id, actor)
  const thread = outline.threads.get(top.thread)
  if (!thread) throw new Problem('not-found')
  const { seq } = outline
  const asked = partsIn(query.get('parts')).get(top.thread)
  const chosen = choosePart(thread.ref, channel, thread, { ...wish(query, asked, true, thread.ref, 0), top })
  const context = ancestors(outline, top)
  const { comments, parts } = await presented(
    [{ ...chosen, lines: [...chosen.lines, ...context, top] }],
    actor,
  )
  const seen = new Set(comments.map((comment) => comment.id))
  if (!seen.has(id)) throw new Problem('not-found')
  return {
    channel,
    seq,
    comments,
    thread: thread.ref,
    context: context.map((line) => line.id).filter((each) => seen.has(each)),
    threads: keyed(parts),
  }
}

/** The next part of a thread that a page with this channel shows. @throws {Problem} `not-found` */
export async function partAfter(channel: Channel, asked: AskMore, actor: Actor) {
  const ref = { kind: asked.kind, id: asked.id }
  const place = await placeOf(ref, actor)
  if (!place.channels.includes(channel)) throw new Problem('not-found')
  const outline = await outlineOf(channel)
  const top = asked.branch === undefined ? null : outline.lines.get(asked.branch)
  if (top === undefined || (top && top.thread !== ref.id)) throw new Problem('not-found')
  const { seq } = outline
  const { sort, asOf } = asked
  const bounds = { after: asked.after === '' ? null : asked.after }
  const chosen = choosePart(ref, channel, outline.threads.get(ref.id), { top, sort, asOf, also: [], bounds })
  const { comments } = await presented([chosen], actor)
  return { seq, part: chosen.part, counted: chosen.counted, comments }
}

function ancestors(outline: Outline, { parent }: Line): Line[] {
  const line = parent === null ? undefined : outline.lines.get(parent)
  return line ? [...ancestors(outline, line), line] : []
}

/** A comment's line in its channel's outline. @throws {Problem} `not-found` where it isn't there for this actor. */
export async function lineOf(id: string, actor: Actor) {
  const { record } = await commentFor(id, actor)
  const channel = record.channels[0] as Channel
  const outline = await outlineOf(channel)
  const top = outline.lines.get(id)
  if (!top) throw new Problem('not-found')
  return { channel, outline, top, ref: record.thread }
}

async function commentFor(id: string, actor: Actor) {
  const record = await Comments.findById(toId(id)).lean<CommentRecord>()
  const view = record && toCommentThere(record, audienceOf('comment', record, actor))
  if (!record || !view) throw new Problem('not-found')
  return { record, view }
}

/** The comments of the parts as the actor may see them, and the parts with what is featured in their threads. */
async function presented(chosen: readonly Chosen[], actor: Actor) {
  const lines = chosen.flatMap((each) => each.lines)
  const held = new Set(lines.map(({ id }) => id))
  const beyond = chosen.flatMap(({ featured }) => featured).filter(({ id }) => !held.has(id))
  const records = await recordsOf([...lines, ...beyond])
  const now = new Date()
  const views = records.flatMap((record) => {
    const audience = audienceOf('comment', record, actor)
    const isInsider = audience.own || audience.moderator
    return (isInsider ? toCommentThere(record, audience, now) : asEverybodySees(record)) ?? []
  })
  const featured = views.filter((view) => view.featured !== null).sort(byId)
  const parts = chosen.map(({ part }) => ({
    ...part,
    featured: featured.filter(({ thread }) => thread.id === part.id).map(toFeatured),
  }))
  return { comments: views.filter(({ id }) => held.has(id)), parts }
}

const everybodys = new WeakMap<CommentRecord, { view: CommentView | null }>()

/** What depends neither on who looks nor on when is presented once, for as long as the record stands. */
function asEverybodySees(record: CommentRecord): CommentView | null {
  const known = everybodys.get(record) ?? { view: toCommentThere(record, { moderator: false, own: false }) }
  everybodys.set(record, known)
  return known.view
}

/** Every comment that a page with this channel might show, oldest first. */
export async function commentsOn(channel: Channel, actor: Actor): Promise<CommentView[]> {
  const found = await Comments.find({ channels: channel })
    .sort({ created: 1, _id: 1 })
    .lean<CommentRecord[]>()
  return found.flatMap((comment) => toCommentThere(comment, audienceOf('comment', comment, actor)) ?? [])
}

/** One comment, and the page it stands on. @throws {Problem} `not-found` */
export async function commentWithPlace(id: string, actor: Actor) {
  const { record, view } = await commentFor(id, actor)
  return { comment: view, place: await placeOf(record.thread, actor) }
}

/** The last thoughts anywhere that everybody may read, newest first, with where they stand. */
export async function latestComments(most: number) {
  const found = await Comments.find(publicOnly).sort({ created: -1 }).limit(most).lean<CommentRecord[]>()
  const everyone = { moderator: false, own: false }
  const latest = found.map(async (comment) => {
    const view = toCommentThere(comment, everyone)
    const place = view && (await placeOf(comment.thread, guest).catch(nowhere))
    return view && place ? [{ comment: view, place }] : []
  })
  return (await Promise.all(latest)).flat()
}

/** What hangs under something that was withdrawn or removed has no place for the public. */
function nowhere(error: unknown): null {
  if (error instanceof Problem && error.code === 'not-found') return null
  throw error
}
