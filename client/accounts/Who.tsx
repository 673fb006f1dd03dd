import { usePage } from '../live/store.ts'
import { Unread } from '../notifications/Unread.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'

/** At the head of every page: the way in, or one's name and the way out. */
export function Who() {
  const { path, viewer } = usePage()
  if (viewer.id === null) {
    // Coming from the login page itself, one wants to go on to where that page was leading.
    const next = path.startsWith('/log-in') || path.startsWith('/register') ? '' : path
    return (
      <p class="who">
        {viewer.guest && <a href="/my-comments">Your comments</a>}
        <a href={next ? `/log-in?next=${encodeURIComponent(next)}` : '/log-in'}>Log in</a>
      </p>
    )
  }
  return (
    <WriteForm name="log-out" action="/log-out" class="who" label="Log out">
      <Unread />
      <a class="who-name" href="/account" title={viewer.name ?? undefined}>
        {viewer.name}
      </a>
      <button type="submit" class="quiet">
        Log out
      </button>
    </WriteForm>
  )
}
