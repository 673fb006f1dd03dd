import type { Channel } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { liveSocket } from '../live/socket.ts'

/** How often others are told that one still writes, in milliseconds: sooner than they forget it. */
const every = 3_000

/** The channel on which those are who read a page's threads. */
export const channelOfThreads = ({ channels }: PageState): Channel | undefined =>
  (Object.keys(channels) as Channel[]).find((name) => channels[name]?.depth === 'whole')

/** Tells the others on a channel while something is written in a field. Answers how to stop. */
export function tellTyping(
  field: HTMLTextAreaElement,
  channel: Channel | undefined,
  place: { thread: string; parent: string | null },
): () => void {
  let told = 0
  const tell = (on: boolean) => {
    const now = Date.now()
    if (on ? now - told < every : told === 0) return
    told = on ? now : 0
    if (channel) liveSocket.get()?.volatile.emit('typing', channel, { ...place, on })
  }
  const write = () => tell(field.value.trim() !== '')
  const rest = () => tell(false)
  field.addEventListener('input', write)
  field.addEventListener('blur', rest)
  return () => {
    field.removeEventListener('input', write)
    field.removeEventListener('blur', rest)
    rest()
  }
}
