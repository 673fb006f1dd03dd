import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Channel, LiveEvent, Presence } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { type Cell, createCell, useCell, useCellPart } from './cell.ts'
import { type Inbox, newBeyond, openInbox, replace, reveal, shown, take, waitingAt } from './inbox.ts'

/** `starting` until the first connection; then whether live events reach us. */
export type Connection = 'starting' | 'online' | 'offline'

/** All that one screen holds. The server makes one for every page it renders, a browser one for the page it shows. */
export type Store = {
  readonly inbox: Cell<Inbox>
  /** What the page draws: the inbox's state without what waits. */
  readonly page: Cell<PageState>
  readonly presence: Cell<Readonly<Record<Channel, Presence>>>
  readonly connection: Cell<Connection>
  /** Told of whatever comes, in any order and more than once; of null where a fresh state takes the place of all. */
  hear?: (events: readonly LiveEvent[] | null) => void
  /** While what was missed in an absence is caught up: puts aside what others added meanwhile. */
  aside?: ((before: Inbox, after: Inbox) => Inbox) | undefined
  /** Whether a page that would be drawn anew looks the same: then it isn't. For pages where much happens unseen. */
  isStill?: (before: PageState, after: PageState) => boolean
  /** Takes in events, wherever they come from. */
  take(events: readonly LiveEvent[]): void
  /** True while events have come whose forerunners have not. */
  isMissing(): boolean
  /** The last number held on each channel. */
  heads(): Record<Channel, number>
  /** Puts a fresh state in place of the one held, keeping what was begun and what waits. */
  replace(fresh: PageState): void
  /** Takes page and connection anew, once this browser has become somebody. Set while the page is connected. */
  renew?: () => Promise<void>
  /** Shows the comments that waited at a place (see `waitingAt`); answers their ids, oldest first. */
  reveal(place: string): string[]
}

export function createStore(state: PageState): Store {
  const inbox = createCell(openInbox(state))
  const page = createCell(state)
  inbox.listen(() => {
    const next = shown(inbox.get())
    if (!store.isStill?.(page.get(), next)) page.set(next)
  })
  const put = (next: Inbox) => inbox.set(store.aside ? store.aside(inbox.get(), next) : next)
  const store: Store = {
    inbox,
    page,
    presence: createCell({}),
    connection: createCell<Connection>('starting'),
    take(events) {
      put(take(inbox.get(), events))
      store.hear?.(events)
    },
    isMissing: () => inbox.get().early.length > 0,
    heads: () =>
      Object.fromEntries(
        Object.entries(inbox.get().state.channels).map(([channel, { seq }]) => [channel, seq]),
      ),
    replace(fresh) {
      put(replace(inbox.get(), fresh))
      store.hear?.(null)
    },
    reveal(place) {
      const { ids } = waitingAt(inbox.get(), place)
      inbox.set(reveal(inbox.get(), ids))
      return ids
    },
  }
  return store
}

/** Both `renderBody` and the entry put the page into `<StoreContext.Provider value={createStore(state)}>`. */
export const StoreContext = createContext<Store | null>(null)

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('There is no page around this component')
  return store
}

/** The page's state as it is shown now; comments that wait are not in it. */
export function usePage(): PageState {
  return useCell(useStore().page)
}

/** How many new comments by others wait at a place. `reveal` shows them and answers their ids, oldest first. */
export function useWaiting(place: string): { count: number; reveal: () => string[] } {
  const store = useStore()
  const count = useCellPart(store.inbox, (inbox) => waitingAt(inbox, place).count)
  return { count, reveal: () => store.reveal(place) }
}

/** How many new comments stand in the parts of a thread that the page doesn't hold, or below a comment on it. */
export const useNewBeyond = (thread: string, below: string | null = null): number =>
  useCellPart(useStore().inbox, (inbox) => newBeyond(inbox, thread, below))
