import { apply } from '../../shared/live/apply.ts'
import type { EntityKind, LiveEvent } from '../../shared/live/contract.ts'
import type { PageState, Tables } from '../../shared/live/state.ts'
import { standsIn, type Talk } from '../../shared/threads/parts.ts'
import type { CommentView } from '../../shared/threads/views.ts'

/** What a screen knows, what of it the reader hasn't asked for yet, and what came before its turn. */
export type Inbox = {
  readonly state: PageState
  /** Ids of comments that are in the state but wait to be revealed; after an absence of other things as well. */
  readonly waiting: ReadonlySet<string>
  /** New comments in parts that the page doesn't hold: where they stand, by id. */
  readonly elsewhere: ReadonlyMap<string, Talk>
  /** Events after a gap, kept until what is missing has come; empty when nothing is missing. */
  readonly early: readonly LiveEvent[]
  /** What was applied since a part was asked for: it may have to be taken in with the part. Null while none is. */
  readonly log: readonly LiveEvent[] | null
}

/** What others add while the reader is away waits, besides comments, which always do. */
export const setAside = ['annotation', 'contradiction', 'message'] as const

/** Events kept beyond a gap; past this many, catching up brings them anyway. */
const mostEarly = 500

export const openInbox = (state: PageState): Inbox => ({
  state,
  waiting: new Set(),
  elsewhere: new Map(),
  early: [],
  log: null,
})

/** Takes in events in any order, any number of times: applies what is next, keeps what is early, drops the rest. */
export function take(inbox: Inbox, events: readonly LiveEvent[]): Inbox {
  let { state } = inbox
  const waiting = new Set(inbox.waiting)
  const elsewhere = new Map(inbox.elsewhere)
  const log = inbox.log && [...inbox.log]
  const early = new Map<string, LiveEvent>()
  for (const event of [...inbox.early, ...events].sort((a, b) => a.seq - b.seq)) {
    const applied = apply(state, event)
    if (applied.result === 'gap') early.set(`${event.channel} ${event.seq}`, event)
    if (applied.result !== 'applied') continue
    if (event.type === 'comment.changed') {
      const known = event.id in state.tables.comment
      const comment = applied.state.tables.comment[event.id]
      if (!comment) waiting.delete(event.id)
      else if (!known && waits(applied.state, comment, waiting)) waiting.add(event.id)
      for (const talk of event.talk ?? []) {
        if (talk.by > 0 && !comment) elsewhere.set(event.id, talk)
        else elsewhere.delete(event.id)
      }
    }
    if (event.type === 'comment.changed' || event.type === 'tally.changed') log?.push(event)
    state = applied.state
  }
  return { state, waiting, elsewhere, early: [...early.values()].slice(0, mostEarly), log }
}

/**
 * A fresh state of the same page in place of the one held. What the person has begun (a form that came back) stays,
 * and comments by others that were not on the screen wait as if they had come one by one.
 */
export function replace(inbox: Inbox, fresh: PageState): Inbox {
  const state = { ...fresh, form: inbox.state.form, notice: inbox.state.notice, path: inbox.state.path }
  const seen = inbox.state.tables.comment
  const waiting = new Set([...inbox.waiting].filter((id) => !(id in seen)))
  for (const comment of Object.values(state.tables.comment).sort(byAge)) {
    const isNew = !(comment.id in seen) || inbox.waiting.has(comment.id)
    if (isNew && waits(state, comment, waiting)) waiting.add(comment.id)
  }
  return take({ ...inbox, state, waiting, log: null }, [])
}

/** The state without what waits: what the page draws. */
export function shown({ state, waiting }: Inbox): PageState {
  if (waiting.size === 0) return state
  const tables = { ...state.tables }
  for (const kind of ['comment', ...setAside] as const) without(tables, kind, waiting)
  return { ...state, tables }
}

function without<Kind extends EntityKind>(tables: Tables, kind: Kind, waiting: ReadonlySet<string>): void {
  const there = tables[kind]
  // A table in which nothing waits stays the same one: what is drawn of it need not be drawn again.
  if (![...waiting].some((id) => id in there)) return
  tables[kind] = Object.fromEntries(Object.entries(there).filter(([id]) => !waiting.has(id))) as Tables[Kind]
}

/** What waits in one place, all of it in the order it was made, and how much of that is to be read. */
export type Waiting = { ids: string[]; count: number }
const none: Waiting = { ids: [], count: 0 }

const gathered = new WeakMap<Inbox, Map<string, Waiting>>()

/**
 * What waits below a comment that is on the screen, or in a thread where it answers nothing on the screen, by the id of
 * either; `all` of a thread.
 */
export function waitingAt(inbox: Inbox, place: string): Waiting {
  let places = gathered.get(inbox)
  if (!places) {
    places = gather(inbox)
    gathered.set(inbox, places)
  }
  return places.get(place) ?? none
}

function gather({ state, waiting }: Inbox): Map<string, Waiting> {
  const { comment: table } = state.tables
  const places = new Map<string, Waiting>()
  const put = (place: string, { id, state: standing }: CommentView) => {
    const here = places.get(place) ?? { ids: [], count: 0 }
    here.ids.push(id)
    // What was taken back before anybody saw it is no news.
    if (standing === 'live' || standing === 'held') here.count++
    places.set(place, here)
  }
  const comments = [...waiting].flatMap((id) => table[id] ?? []).sort(byAge)
  for (const comment of comments) {
    let above = comment.parent
    while (above !== null && waiting.has(above)) above = table[above]?.parent ?? null
    put(above !== null && above in table ? above : comment.thread.id, comment)
    put(`all ${comment.thread.id}`, comment)
  }
  return places
}

export function reveal(inbox: Inbox, ids: readonly string[]): Inbox {
  const revealed = new Set(ids)
  return { ...inbox, waiting: new Set([...inbox.waiting].filter((id) => !revealed.has(id))) }
}

/** How many new comments stand beyond what is held of a thread: in its next parts, or below a comment on the screen. */
export function newBeyond({ state, elsewhere }: Inbox, thread: string, below: string | null): number {
  const part = state.threads[thread]
  let count = 0
  for (const talk of elsewhere.values()) {
    if (!part || talk.thread !== thread) continue
    const stands = standsIn(part, talk)
    if (
      below === null
        ? stands === 'rest'
        : stands !== null && typeof stands === 'object' && stands.below === below
    )
      count++
  }
  return count
}

/** One's own words show at once; others' wait, and so does whatever answers something that waits. */
function waits(
  { page, viewer }: PageState,
  { parent, creator, source }: CommentView,
  waiting: ReadonlySet<string>,
): boolean {
  // Nobody reads on where they reply: what they answer is there, or comes back.
  if (page.kind === 'reply') return false
  if (parent !== null && waiting.has(parent)) return true
  // Only its author gets a source: a guest's own words have no account to be known by.
  if (source !== null) return false
  return creator.id === null || creator.id !== viewer.id
}

/** Ids are made in the order of time. */
const byAge = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : Number(a.id > b.id))
