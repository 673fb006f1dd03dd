import { type Actor, isModerator } from '../../../shared/accounts/actor.ts'
import type { Channel, ChannelKind } from '../../../shared/live/contract.ts'

const mayWatchKind: Record<ChannelKind, (actor: Actor, id: string) => boolean> = {
  digest: () => true,
  document: () => true,
  session: () => true,
  person: (actor, id) => actor.id === id,
  moderation: isModerator,
}

/** Who may watch a channel, its numbers and counts included. What they see of each thing is its presenter's to say. */
export function mayWatch(actor: Actor, channel: Channel): boolean {
  const [kind, id = ''] = channel.split(':')
  return mayWatchKind[kind as ChannelKind](actor, id)
}
