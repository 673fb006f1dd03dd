import { type Actor, isModerator } from '../../../shared/accounts/actor.ts'
import type { Channel, ChannelKind } from '../../../shared/live/contract.ts'

/** Who may watch a channel of a kind. What they then see of each thing is its presenter's to say. */
const mayWatch: Record<ChannelKind, (actor: Actor, id: string) => boolean> = {
  digest: () => true,
  document: () => true,
  person: (actor, id) => actor.id === id,
  moderation: isModerator,
}

const pattern = /^(?:(?:digest|document|person):[0-9a-f]{24}|moderation:queue)$/

/** A digest's page watches every document it names; what goes beyond this stays as it was drawn. */
const mostChannels = 300

/** The channels of a request that exist as such and that the actor may watch, with the last number each has seen. */
export function readChannels(since: unknown, actor: Actor): [Channel, number][] {
  if (typeof since !== 'object' || since === null) return []
  return Object.entries(since)
    .slice(0, mostChannels)
    .map(([channel, seq]): [Channel, number] => [channel as Channel, Number(seq)])
    .filter(([channel, seq]) => Number.isSafeInteger(seq) && seq >= 0 && isChannel(channel, actor))
}

export function isChannel(channel: unknown, actor: Actor): channel is Channel {
  if (typeof channel !== 'string' || !pattern.test(channel)) return false
  const [kind, id = ''] = channel.split(':')
  return mayWatch[kind as ChannelKind](actor, id)
}
