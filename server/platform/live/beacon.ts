import type { Channel } from '../../../shared/live/contract.ts'
import { headsOf } from '../data/heads.ts'
import { channelOfRoom, everyoneIn, isChannelRoom, moderatorsIn } from './rooms.ts'
import type { LiveServer } from './server.ts'

/**
 * Tells every watched channel its last number, as the database has it, so that a screen that lost a message notices;
 * `also` is done each time. Returns how to stop.
 */
export function startBeacon(
  io: LiveServer,
  everyMs: number,
  onError: (error: unknown) => void,
  also: () => Promise<void>,
): () => void {
  const timer = setInterval(() => void Promise.all([tell(), also()]).catch(onError), everyMs)
  timer.unref()
  async function tell(): Promise<void> {
    const rooms = [...io.of('/').adapter.rooms.keys()].filter(isChannelRoom)
    const channels = [...new Set(rooms.map(channelOfRoom))]
    if (channels.length === 0) return
    const heads = await headsOf(channels)
    for (const channel of channels) {
      const seq = heads[channel]?.seq ?? 0
      io.local
        .to([everyoneIn(channel), moderatorsIn(channel)])
        .emit('heads', { [channel]: seq } as Record<Channel, number>)
    }
  }
  return () => clearInterval(timer)
}
