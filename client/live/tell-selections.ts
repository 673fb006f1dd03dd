import type { Channel } from '../../shared/live/contract.ts'
import type { LiveSocket } from './connection.ts'
import { ownSelection, type Selecting } from './selecting.ts'
import type { Store } from './store.ts'

/** The shortest time between two messages about one's own selection, in milliseconds. */
const throttle = 150

/**
 * Tells the others of `ownSelection`: at once, then at most every 150 ms, the last always; null when it is gone. Answers
 * how to stop.
 */
export function tellSelections(socket: LiveSocket, store: Store): () => void {
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
  tell()
  return ownSelection.listen(tell)
}

/** The channel that an excerpt's document is watched by; null where this page doesn't watch it. */
function channelOf(store: Store, excerpt: string): Channel | null {
  const { tables, channels } = store.inbox.get().state
  const document = tables.excerpt[excerpt]?.document
  const channel: Channel = `document:${document}`
  return channel in channels ? channel : null
}
