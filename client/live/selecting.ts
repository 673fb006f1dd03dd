import type { Channel, SelectionInProgress } from '../../shared/live/contract.ts'
import { createCell } from './cell.ts'
import type { LiveSocket } from './connection.ts'
import type { Store } from './store.ts'

/** A passage somebody is selecting; code points of the excerpt's revision. */
export type Selecting = { excerpt: string; revision: number; start: number; end: number }

/** This screen's own selection in progress, set by the text; null for none. */
export const ownSelection = createCell<Selecting | null>(null)
/** Others' selections in progress, by person. */
export const othersSelections = createCell<ReadonlyMap<string, SelectionInProgress>>(new Map())

/** The shortest time between two messages about one's own selection, in milliseconds. */
const throttle = 150
/** How long a selection that isn't heard of again stays, in milliseconds: its owner may have lost the network. */
const fade = 20_000

/** Keeps `othersSelections` by what the socket tells. */
export function hearSelections(socket: LiveSocket): void {
  const fading = new Map<string, ReturnType<typeof setTimeout>>()
  const put = (id: string, selection: SelectionInProgress | null) => {
    clearTimeout(fading.get(id))
    const next = new Map(othersSelections.get())
    if (selection) {
      next.set(id, selection)
      fading.set(
        id,
        setTimeout(() => put(id, null), fade),
      )
    } else next.delete(id)
    othersSelections.set(next)
  }
  socket.on('selecting', (_channel, selection) =>
    put(selection.by.id, selection.start === null ? null : selection),
  )
  socket.on('disconnect', () => othersSelections.set(new Map()))
}

/** Tells the others of `ownSelection`: at once, then at most every 150 ms, the last always; null when it is gone. */
export function tellSelections(socket: LiveSocket, store: Store): void {
  let told: { channel: Channel; selection: Selecting } | null = null
  let isResting = false
  const tell = () => {
    const selection = ownSelection.get()
    if (isResting || selection === (told?.selection ?? null)) return
    const channel = selection && channelOf(store, selection.excerpt)
    if (told && told.channel !== channel) socket.volatile.emit('selecting', told.channel, null)
    if (selection && channel) socket.volatile.emit('selecting', channel, selection)
    told = selection && channel ? { channel, selection } : null
    isResting = true
    setTimeout(() => {
      isResting = false
      tell()
    }, throttle)
  }
  ownSelection.listen(tell)
}

/** The channel that an excerpt's document is watched by; null where this page doesn't watch it. */
function channelOf(store: Store, excerpt: string): Channel | null {
  const { tables, channels } = store.inbox.get().state
  const document = tables.excerpt[excerpt]?.document
  const channel: Channel = `document:${document}`
  return channel in channels ? channel : null
}
