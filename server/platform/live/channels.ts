import type { Actor } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'
import { mayWatch } from '../rules/watching.ts'

const pattern = /^(?:(?:digest|document|session|person):[0-9a-f]{24}|moderation:queue)$/

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
  return typeof channel === 'string' && pattern.test(channel) && mayWatch(actor, channel as Channel)
}
