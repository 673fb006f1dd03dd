import { type Actor, guest } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadKind, ThreadRef } from '../../shared/threads/views.ts'
import type { Cover } from '../moderation/moderated.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { Memory } from '../platform/data/memory.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'

/** Where a thread hangs: the channels of the pages that show it, the page's path and title, and whose post it is. */
export type ThreadPlace = {
  channels: [Channel, ...Channel[]]
  path: string
  title: string
  owner: string | null
  /** Whether what it hangs under is there for this actor; absent for what everybody may see. */
  isFor?: (actor: Actor) => boolean
}

const anyModerator: Actor = { id: null, name: null, role: 'moderator' }

/** Who may not see what hangs there, as its comments keep it. */
export function coverBy({ isFor }: ThreadPlace): Cover | null {
  if (!isFor || isFor(guest)) return null
  return isFor(anyModerator) ? 'for-moderators' : 'for-nobody'
}

/** The title of the page that a thread is on: what a mail names, since a thread's own may be words that go later. */
export async function pageTitle({ channels }: { channels: readonly Channel[] }): Promise<string> {
  const [kind, id = ''] = channels[0]?.split(':') ?? []
  return (await placeOf({ kind: kind as 'digest' | 'document', id })).title
}

type Session = Transaction['session'] | null
type Finder = (id: string, session: Session) => Promise<ThreadPlace | null>
const finders = new Map<ThreadKind, Finder>()

/** Each feature that carries threads says how its own are found. */
export function registerThreadPlace(kind: ThreadKind, find: Finder): void {
  finders.set(kind, find)
}

const remembered = new Memory<ThreadPlace | null>(5_000)
onCommitted((changes) => {
  for (const { kind, id } of changes) remembered.forget(`${kind} ${id}`)
})

/**
 * Where a thread hangs. Give the actor who wants to read or write there: what they may not see has no place for them;
 * and the session of who writes: what it hangs under may have gone out of sight a moment ago.
 * @throws {Problem} `not-found` where there is no such thing to comment on.
 */
export async function placeOf(
  thread: ThreadRef,
  actor: Actor | null = null,
  session: Session = null,
): Promise<ThreadPlace> {
  const find = async (within: Session) => (await finders.get(thread.kind)?.(thread.id, within)) ?? null
  const known = await remembered.get(`${thread.kind} ${thread.id}`, () => find(null))
  const place = session && known?.isFor ? await find(session) : known
  if (!place || (actor && place.isFor?.(actor) === false)) throw new Problem('not-found')
  return place
}
