import { apply } from '../../shared/live/apply.ts'
import type { LiveEvent } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'

/** What a screen knows, what of it the reader hasn't asked for yet, and what came before its turn. */
export type Inbox = {
  readonly state: PageState
  /** Ids of comments that are in the state but wait to be revealed. */
  readonly waiting: ReadonlySet<string>
  /** Events after a gap, kept until what is missing has come; empty when nothing is missing. */
  readonly early: readonly LiveEvent[]
}

/** Events kept beyond a gap; past this many, catching up brings them anyway. */
const mostEarly = 500

export const openInbox = (state: PageState): Inbox => ({ state, waiting: new Set(), early: [] })

/** Takes in events in any order, any number of times: applies what is next, keeps what is early, drops the rest. */
export function take(inbox: Inbox, events: readonly LiveEvent[]): Inbox {
  let { state } = inbox
  const waiting = new Set(inbox.waiting)
  const early = new Map<string, LiveEvent>()
  for (const event of [...inbox.early, ...events].sort((a, b) => a.seq - b.seq)) {
    const applied = apply(state, event)
    if (applied.result === 'gap') early.set(`${event.channel} ${event.seq}`, event)
    if (applied.result !== 'applied') continue
    if (event.type === 'comment.changed') {
      const known = event.id in state.tables.comment
      if (event.view === null) waiting.delete(event.id)
      else if (!known && waits(applied.state, event.id, waiting)) waiting.add(event.id)
    }
    state = applied.state
  }
  return { state, waiting, early: [...early.values()].slice(0, mostEarly) }
}

/**
 * A fresh state of the same page in place of the one held. What the person has begun (a form that came back) stays,
 * and comments by others that were not on the screen wait as if they had come one by one.
 */
export function replace(inbox: Inbox, fresh: PageState): Inbox {
  const state = { ...fresh, form: inbox.state.form, notice: inbox.state.notice }
  const seen = inbox.state.tables.comment
  const waiting = new Set<string>()
  for (const { id } of Object.values(state.tables.comment).sort(byAge)) {
    const isNew = !(id in seen) || inbox.waiting.has(id)
    if (isNew && waits(state, id, waiting)) waiting.add(id)
  }
  return take({ state, waiting, early: inbox.early }, [])
}

/** The state without what waits: what the page draws. */
export function shown({ state, waiting }: Inbox): PageState {
  if (waiting.size === 0) return state
  const comment = Object.fromEntries(Object.entries(state.tables.comment).filter(([id]) => !waiting.has(id)))
  return { ...state, tables: { ...state.tables, comment } }
}

/** Ids of the comments that wait in a thread, oldest first. */
export function waitingIn({ state, waiting }: Inbox, thread: ThreadRef): string[] {
  return [...waiting]
    .flatMap((id) => state.tables.comment[id] ?? [])
    .filter((comment) => comment.thread.kind === thread.kind && comment.thread.id === thread.id)
    .sort(byAge)
    .map(({ id }) => id)
}

export function reveal(inbox: Inbox, ids: readonly string[]): Inbox {
  const revealed = new Set(ids)
  return { ...inbox, waiting: new Set([...inbox.waiting].filter((id) => !revealed.has(id))) }
}

/** One's own words show at once; others' wait, and so does whatever answers something that waits. */
function waits(state: PageState, id: string, waiting: ReadonlySet<string>): boolean {
  const comment = state.tables.comment[id]
  if (!comment) return false
  if (comment.parent !== null && waiting.has(comment.parent)) return true
  return comment.creator.id === null || comment.creator.id !== state.viewer.id
}

function byAge(a: { created: string; id: string }, b: { created: string; id: string }): number {
  return a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1
}
