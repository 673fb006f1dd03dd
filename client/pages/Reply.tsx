import { useState } from 'preact/hooks'
import { usePage } from '../live/store.ts'
import { CommentBody } from '../threads/CommentBody.tsx'
import { CommentForm } from '../threads/CommentForm.tsx'
import { CommentHead } from '../threads/CommentHead.tsx'
import { usePageOf } from './of-kind.ts'

/**
 * A reply on a page of its own, for a browser without script; with script it shows what is answered as it is now, and
 * leaves alone what is being written.
 */
export function Reply() {
  const { comment: id, quote } = usePageOf('reply')
  const now = usePage().tables.comment[id]
  const [first] = useState(now)
  // What is no longer to be read was not worded anew either.
  const begun = now?.html ? now : (first ?? now)
  if (!begun) return <p class="empty">This thought is no longer here.</p>
  return (
    <div class="narrow">
      <h1>{now?.creator.name ? `Reply to ${now.creator.name}` : 'Reply'}</h1>
      {now && (
        <article class="comment is-quoted" id={`comment-${id}`}>
          <CommentHead comment={now} />
          <CommentBody comment={now} />
        </article>
      )}
      <div role="status">
        {first?.html && !now?.html && (
          <p class="form-notice is-draft">
            What you answer was taken away while you wrote. Your words stay below, for you to keep.
          </p>
        )}
      </div>
      <CommentForm
        thread={begun.thread}
        parent={id}
        wording={begun.wording}
        label="Your reply"
        beginning={quote}
      />
      <p class="beside">
        <a href={`/comments/${id}`}>Back to the thread</a>
      </p>
    </div>
  )
}
