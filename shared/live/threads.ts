import { byId, standsIn, type Talk, type ThreadPart, toFeatured, wholeThread } from '../threads/parts.ts'
import type { CommentView, ThreadRef } from '../threads/views.ts'
import type { LiveEvent } from './contract.ts'
import type { PageState } from './state.ts'

type CommentChanged = Extract<LiveEvent, { type: 'comment.changed' }>
type Threads = PageState['threads']

/** Whether a page holds this comment: one of the parts it holds, one's own words, or what a branch or a reply answers. */
export function holdsComment({ page, threads }: PageState, comment: CommentView): boolean {
  if (page.kind === 'reply') return page.comment === comment.id
  if (page.kind === 'branch' && (page.comment === comment.id || page.context.includes(comment.id)))
    return true
  const part = threads[comment.thread.id]
  if (!part) return false
  return part.also.includes(comment.id) || standsIn(part, comment) === 'held'
}

/**
 * The threads of a page after a comment changed: their counts, a thread that somebody began, and one's own words, which
 * are held wherever they stand.
 */
export function threadsAfter(state: PageState, event: CommentChanged): Threads {
  let { threads } = state
  const { view } = event
  if (view && !(view.thread.id in threads) && showsThread(state, view.thread))
    threads = { ...threads, [view.thread.id]: wholeThread(view.thread, event.channel) }
  for (const talk of event.talk ?? []) {
    const part = threads[talk.thread]
    if (part?.channel === event.channel) threads = { ...threads, [part.id]: counted(part, talk) }
  }
  threads = withFeatured(threads, event)
  const part = view ? threads[view.thread.id] : undefined
  if (view && part && isNewOwn(state, part, view)) {
    threads = { ...threads, [part.id]: { ...part, also: [...part.also, view.id].sort() } }
  }
  return event.view === null ? withoutEmpty(state, threads, event.id) : threads
}

/** The threads with what is featured in them as it is after a comment changed, wherever that stands. */
function withFeatured(threads: Threads, { id, view }: CommentChanged): Threads {
  let after = threads
  for (const part of Object.values(threads)) {
    const others = part.featured.filter((each) => each.id !== id)
    const isHere = view?.featured && view.thread.id === part.id
    if (!isHere && others.length === part.featured.length) continue
    const featured = isHere ? [...others, toFeatured(view)].sort(byId) : others
    after = { ...after, [part.id]: { ...part, featured } }
  }
  return after
}

/** Whether a thread that somebody begins is one of the page's. */
function showsThread({ page, tables }: PageState, { kind, id }: ThreadRef): boolean {
  if (page.kind === 'contradictions') return kind === 'contradiction' && id in tables.contradiction
  return page.kind !== 'branch' && page.kind !== 'reply'
}

/** The part with what a change moved in it. */
function counted(part: ThreadPart, talk: Talk): ThreadPart {
  const total = part.total + talk.by
  const stands = standsIn(part, talk)
  if (stands === 'rest') return { ...part, total, rest: part.rest + talk.by }
  if (stands === null || stands === 'held') return { ...part, total }
  return { ...part, total, below: moved(part.below, stands.below, talk.by) }
}

/** Whether a comment is among those that the part shows (and not only what they answer). */
const isShownIn = ({ tables }: PageState, { under }: ThreadPart, id: string): boolean =>
  tables.comment[id]?.path.startsWith(under) ?? false

/** Counts that are nought aren't kept. */
export function moved(counts: Record<string, number>, id: string, by: number): Record<string, number> {
  const { [id]: before = 0, ...others } = counts
  return before + by === 0 ? others : { ...others, [id]: before + by }
}

/** One's own words from this screen or another of one's own, beyond what is held, below something that is shown. */
function isNewOwn(state: PageState, part: ThreadPart, view: CommentView): boolean {
  if (view.source === null || view.id in state.tables.comment || part.also.includes(view.id)) return false
  const stands = standsIn(part, view)
  if (stands === null || stands === 'held') return false
  if (view.parent === null) return part.to !== ''
  const isTop = state.page.kind === 'branch' && state.page.comment === view.parent
  return isTop || isShownIn(state, part, view.parent)
}

/** A thread whose last comment this viewer may no longer see is as one that nobody wrote in. */
function withoutEmpty(state: PageState, threads: Threads, gone: string): Threads {
  const thread = state.tables.comment[gone]?.thread.id
  const part = thread === undefined ? undefined : threads[thread]
  if (!part || part.total > 0 || isMain(state.page, part.id)) return threads
  const others = Object.values(state.tables.comment).some(
    ({ id, thread }) => id !== gone && thread.id === part.id,
  )
  if (others) return threads
  const { [part.id]: _empty, ...rest } = threads
  return rest
}

const isMain = (page: PageState['page'], thread: string): boolean =>
  (page.kind === 'digest' && page.digest === thread) ||
  (page.kind === 'document' && page.document === thread) ||
  (page.kind === 'branch' && page.thread.id === thread)
