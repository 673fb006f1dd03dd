import { usePage } from '../live/store.ts'
import { CommentBody } from '../threads/CommentBody.tsx'
import { CommentForm } from '../threads/CommentForm.tsx'
import { CommentHead } from '../threads/CommentHead.tsx'
import { usePageOf } from './of-kind.ts'

/** A reply on a page of its own, for a browser without script. */
export function Reply() {
  const { comment: id, quote } = usePageOf('reply')
  const comment = usePage().tables.comment[id]
  if (!comment) return <p class="empty">This thought is no longer here.</p>
  return (
    <div class="narrow">
      <h1>{comment.creator.name ? `Reply to ${comment.creator.name}` : 'Reply'}</h1>
      <article class="comment is-quoted" id={`comment-${id}`}>
        <CommentHead comment={comment} />
        <CommentBody comment={comment} />
      </article>
      <CommentForm
        thread={comment.thread}
        parent={id}
        wording={comment.wording}
        label="Your reply"
        beginning={quote}
      />
      <p class="beside">
        <a href={`/comments/${id}`}>Back to the thread</a>
      </p>
    </div>
  )
}
