import { count as counted } from '../../shared/text/plural.ts'
import { useWaiting } from '../live/store.ts'
import { focusComment } from './focus.ts'

/** New comments by others wait behind this count, below the thread or the comment `at`: nothing moves under the reader. */
export function NewThoughts({ at, replies = false }: { at: string; replies?: boolean }) {
  const { count, reveal } = useWaiting(at)
  const show = () => {
    const [first] = reveal()
    if (first) focusComment(first)
  }
  if (count === 0 && replies) return null
  return (
    <div class={replies ? 'new-replies' : 'new-thoughts'} aria-live="polite">
      {count > 0 && (
        <button type="button" class="pill" onClick={show}>
          {replies ? counted(count, 'new reply', 'new replies') : counted(count, 'new thought')}
        </button>
      )}
    </div>
  )
}
