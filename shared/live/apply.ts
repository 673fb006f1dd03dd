import type { PageKind } from '../pages/page.ts'
import type { EntityKind, LiveEvent, Views } from './contract.ts'
import type { PageState, Tables } from './state.ts'
import { holdsComment, threadsAfter } from './threads.ts'

/** Which events a page that holds only a summary of the channel takes in. A new kind must say. */
const inSummary: Record<EntityKind, boolean> = {
  digest: true,
  document: true,
  excerpt: true,
  comment: false,
  annotation: false,
  contradiction: false,
  thread: false,
  tally: false,
  reacted: true,
  follow: true,
  notification: false,
  case: false,
  session: true,
  seat: false,
  round: false,
  message: false,
  jotting: false,
}

/** What a page that shows threads or a thought alone, or contradictions, doesn't take in unless it holds it. */
const notWithThreads = new Set<EntityKind>(['digest', 'document', 'excerpt', 'annotation', 'contradiction'])
/** But for what it lists. */
const listedOn: Partial<Record<PageKind, EntityKind>> = { contradictions: 'contradiction' }

/**
 * Whether a page takes in a thing. What is not taken in is brought by the page, or a part of a thread, when it is needed.
 * Of comments it takes in those in the parts it holds. What one follows, and one's own reactions, may be told before the
 * thing they are about: they come on another channel, so they are kept for when it comes.
 */
function belongs(state: PageState, kind: EntityKind, event: LiveEvent): boolean {
  if (event.type === 'tally.changed') return event.id in state.tables.comment
  if (event.type === 'comment.changed') return event.view === null || holdsComment(state, event.view)
  const page = state.page.kind
  const isThreads = ['branch', 'contradictions', 'reply'].includes(page)
  return event.id in state.tables[kind] || !isThreads || !notWithThreads.has(kind) || listedOn[page] === kind
}

/** `old`: applied before, or not of this page. `gap`: something before it is missing, so catch up first. */
export type Applied = { state: PageState; result: 'applied' | 'old' | 'gap' }

/**
 * The one way a screen changes: the next event of a channel it holds. Pure; applying an event twice is harmless.
 * An event beyond the next is refused with `gap`, so that delivery may lose, repeat and reorder.
 */
export function apply(state: PageState, event: LiveEvent): Applied {
  const channel = state.channels[event.channel]
  if (!channel || event.seq <= channel.seq) return { state, result: 'old' }
  if (event.seq > channel.seq + 1) return { state, result: 'gap' }
  const kind = event.type.slice(0, -'.changed'.length) as EntityKind
  const channels = {
    ...state.channels,
    [event.channel]: { ...channel, seq: event.seq, counts: event.counts },
  }
  if (channel.depth !== 'whole' && !inSummary[kind])
    return { state: { ...state, channels }, result: 'applied' }
  const threads = event.type === 'comment.changed' ? threadsAfter(state, event) : state.threads
  const tables = belongs({ ...state, threads }, kind, event)
    ? put(state.tables, kind, event.id, event.view)
    : event.type === 'comment.changed'
      ? put(state.tables, kind, event.id, null)
      : state.tables
  return { state: { ...state, channels, tables, threads }, result: 'applied' }
}

/** The tables with one thing put in, replaced or taken out; a version older than the one held changes nothing. */
function put(tables: Tables, kind: EntityKind, id: string, view: Views[EntityKind] | null): Tables {
  const table: Record<string, Views[EntityKind]> = tables[kind]
  const held = table[id]
  if (view === null) {
    if (!held) return tables
    const { [id]: _gone, ...rest } = table
    const without = { ...tables, [kind]: rest }
    // What people thought of a comment leaves with it.
    return kind === 'comment' ? put(put(without, 'tally', id, null), 'reacted', id, null) : without
  }
  if (held && held.version > view.version) return tables
  return { ...tables, [kind]: { ...table, [id]: view } }
}
