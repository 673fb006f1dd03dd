import { count as counted } from '../../shared/text/plural.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { useWaiting } from '../live/store.ts'
import { focusComment } from './focus.ts'

/** New comments by others wait behind this count, so that nothing moves under the reader. */
export function NewThoughts({ thread }: { thread: ThreadRef }) {
  const { count, reveal } = useWaiting(thread)
  const show = () => {
    const [first] = reveal()
    if (first) focusComment(first)
  }
  return (
    <div class="new-thoughts" aria-live="polite">
      {count > 0 && (
        <button type="button" class="pill" onClick={show}>
          {counted(count, 'new thought')}
        </button>
      )}
    </div>
  )
}
