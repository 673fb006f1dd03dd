import type { PageState } from '../../shared/live/state.ts'
import { holdsComment, moved } from '../../shared/live/threads.ts'
import type { MoreOfThread } from '../../shared/threads/more.ts'
import { listed, samePage, standsIn, type ThreadPart } from '../../shared/threads/parts.ts'
import { type Inbox, take } from '../live/inbox.ts'
import { json } from '../live/json.ts'
import type { Store } from '../live/store.ts'

/** How often a part is asked for when the page was replaced meanwhile. */
const mostTries = 3

/** How what is at an address of ours is had. */
type Get = <T>(path: string) => Promise<T>

/**
 * Loads the next part of a thread into the page; answers the ids that came with it, oldest first. Nothing that stands
 * already moves. @throws when it can't be had
 */
export async function loadMore(store: Store, thread: string, get: Get = json): Promise<string[]> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = store.inbox.get()
    const part = before.state.threads[thread]
    if (!part || part.to === null) break
    store.inbox.set({ ...before, log: [] })
    const more = await get<MoreOfThread>(`/api/thread?${asked(before.state, part)}`)
    if (more.missed.reload) store.replace(await get<PageState>(samePage(store.inbox.get().state)))
    else store.take(more.missed.events)
    const inbox = store.inbox.get()
    if (inbox.log === null) continue
    store.inbox.set(join(inbox, thread, more))
    return Object.keys(more.tables.comment).filter((id) => !(id in inbox.state.tables.comment))
  }
  throw new Error('The part could not be loaded')
}

function asked({ page, channels }: PageState, part: ThreadPart): URLSearchParams {
  const { channel } = part
  return new URLSearchParams({
    channel,
    since: String(channels[channel]?.seq ?? 0),
    kind: part.kind,
    id: part.id,
    sort: part.sort,
    asOf: part.asOf,
    after: part.to ?? '',
    ...(page.kind === 'branch' && { branch: page.comment }),
  })
}

/**
 * The inbox with a part joined to what it holds of the thread. The inbox has taken in everything up to the part's
 * number; what it knows beyond that number is in its log, and told to the part.
 */
export function join(inbox: Inbox, thread: string, more: MoreOfThread): Inbox {
  const { state } = inbox
  const old = state.threads[thread]
  if (!old) return { ...inbox, log: null }
  const later = (inbox.log ?? []).filter((event) => event.channel === old.channel && event.seq > more.seq)
  const merged: ThreadPart = {
    ...old,
    to: more.part.to,
    rest: old.rest - more.counted,
    order: listed([...new Set([...old.order, ...more.part.order])], more.part.to, old.asOf),
    cuts: { ...old.cuts, ...more.part.cuts },
    below: { ...old.below, ...more.part.below },
  }
  const known = { ...state.tables.comment }
  for (const [id, view] of Object.entries(more.tables.comment)) {
    if ((known[id]?.version ?? 0) <= view.version) known[id] = view
  }
  for (const talk of later.flatMap((event) => event.talk ?? [])) {
    if (talk.thread !== thread || standsIn(old, talk) !== 'rest') continue
    const stands = standsIn(merged, talk)
    if (stands === 'rest') continue
    merged.rest -= talk.by
    if (stands !== null && stands !== 'held') merged.below = moved(merged.below, stands.below, talk.by)
  }
  merged.also = old.also.filter((id) => known[id] && standsIn(merged, known[id]) !== 'held')
  const threads = { ...state.threads, [thread]: merged }
  const tally = { ...more.tables.tally, ...state.tables.tally }
  for (const { type, id, view } of later) {
    if (type === 'tally.changed' && view && id in known) tally[id] = view
    if (type !== 'comment.changed') continue
    if (view === null) delete known[id]
    else if (holdsComment({ ...state, threads }, view) && (known[id]?.version ?? 0) <= view.version)
      known[id] = view
  }
  const reacted = { ...more.tables.reacted, ...state.tables.reacted }
  const tables = { ...state.tables, comment: known, tally, reacted }
  return take({ ...inbox, state: { ...state, threads, tables }, log: null }, [])
}
