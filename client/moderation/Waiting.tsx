import { moderationQueue } from '../../shared/live/contract.ts'
import { usePage } from '../live/store.ts'

/** For moderators, on every page: the way to the queue, with how much waits there now. */
export function Waiting() {
  const { channels, path } = usePage()
  const waiting = channels[moderationQueue]?.counts.waiting ?? 0
  return (
    <li>
      <a href="/moderation" aria-current={/^\/moderation\b/.test(path) ? 'page' : undefined}>
        Moderation
        {waiting > 0 && (
          <span class="waiting">
            {' '}
            {waiting}
            <span class="sr-only"> waiting</span>
          </span>
        )}
      </a>
    </li>
  )
}
