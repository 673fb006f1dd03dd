import type { Channel } from '../../shared/live/contract.ts'
import { publicOnly } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import { Comments } from './comments.model.ts'

/** Whether everybody who reads a channel sees this comment there. */
export async function isAnswerable(channel: Channel, comment: string): Promise<boolean> {
  return (await Comments.exists({ _id: toId(comment), channels: channel, ...publicOnly })) !== null
}
