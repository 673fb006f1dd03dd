import type { NotificationView } from '../../shared/notifications/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import type { NotificationShown } from './subjects.ts'

/** A notification as its person sees it; nobody else does. */
export function toNotification(shown: NotificationShown, { own }: Audience): NotificationView | null {
  if (!own) return null
  const { said } = shown
  return {
    id: shown._id.toHexString(),
    reason: shown.reason,
    by: said.by,
    group: said.group,
    under: said.under,
    href: said.href,
    opening: said.opening,
    decided: said.decided,
    gone: said.gone,
    created: shown.created.toISOString(),
    read: shown.read !== null,
    version: shown.version,
  }
}
