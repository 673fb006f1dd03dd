import { inGroups } from '../../shared/notifications/groups.ts'
import { usePage } from '../live/store.ts'
import { NotificationGroup } from '../notifications/NotificationGroup.tsx'
import { NotificationSettings } from '../notifications/NotificationSettings.tsx'
import { ReadAll } from '../notifications/ReadAll.tsx'
import { usePageOf } from './of-kind.ts'

/** What happened that concerns the viewer, newest first, and what they want to be told of. */
export function Notifications() {
  const { settings, undo } = usePageOf('notifications')
  const groups = inGroups(Object.values(usePage().tables.notification))
  return (
    <div class="narrow">
      <h1>Notifications</h1>
      <ReadAll isAnyUnread={groups.some(({ unread }) => unread > 0)} undo={undo} />
      {groups.length === 0 && (
        <p class="empty">
          Nothing here yet. You are told of replies to you, and of new thoughts in what you follow: press
          “Follow” on a digest, a document or an authority.
        </p>
      )}
      <ol class="notification-groups">
        {groups.map((group) => (
          <NotificationGroup key={group.key} group={group} />
        ))}
      </ol>
      <NotificationSettings settings={settings} />
    </div>
  )
}
