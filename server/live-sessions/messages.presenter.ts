import type { MessageView } from '../../shared/live-sessions/views.ts'
import { shownTo } from '../moderation/standing.ts'
import type { Audience } from '../platform/data/entities.ts'
import type { MessageRecord } from './messages.model.ts'

/** A message as an audience sees it; null where its words are not to be read, unless it leaves a tombstone. */
export function toMessage(message: MessageRecord, audience: Audience): MessageView | null {
  const { standing, there, words } = shownTo(message, audience, new Date())
  if (!there) return null
  return {
    id: message._id.toHexString(),
    session: message.session.toHexString(),
    creator: { id: message.creator.id, name: message.creator.name },
    created: message.created.toISOString(),
    html: words ? message.html : null,
    state: standing,
    may: rightsOn(message, audience),
    version: message.version,
  }
}

function rightsOn({ withdrawn, erased, moderation }: MessageRecord, { own }: Audience): MessageView['may'] {
  if (erased !== null) return []
  if (!own) return moderation.state === 'live' && withdrawn === null ? ['flag'] : []
  if (withdrawn !== null) return ['restore']
  if (moderation.state !== 'removed' && moderation.state !== 'spam') return ['withdraw']
  return moderation.appeal === null ? ['withdraw', 'appeal'] : ['withdraw']
}
