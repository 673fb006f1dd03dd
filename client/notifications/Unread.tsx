import { usePage } from '../live/store.ts'

/** In the head of every page: the way to one's notifications, with how many are unread. */
export function Unread() {
  const { channels, viewer } = usePage()
  const unread = channels[`person:${viewer.id}`]?.counts.unread ?? 0
  return (
    <a class="unread" href="/notifications">
      {unread > 0 ? <b>{unread} new</b> : 'Notifications'}
      {unread > 0 && <span class="sr-only"> notifications</span>}
    </a>
  )
}
