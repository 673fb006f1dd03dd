import { usePage } from '../live/store.ts'
import { useWritersTools } from '../threads/writers.ts'

/** At the head of every page: the way in, or one's name and the way out. */
export function Who() {
  const { path, viewer } = usePage()
  const tools = useWritersTools(viewer.id !== null)
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
  return tools && <tools.WhoIs />
}
