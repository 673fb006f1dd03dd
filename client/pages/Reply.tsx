import { usePage } from '../live/store.ts'
import { CommentBody, CommentHead } from '../threads/Comment.tsx'
import { CommentForm } from '../threads/CommentForm.tsx'
import { usePageOf } from './of-kind.ts'

/** A reply on a page of its own, for a browser without script. */
export function Reply() {
  const { comment: id } = usePageOf('reply')
  const comment = usePage().tables.comment[id]
  if (!comment) return <p class="empty">This thought is no longer here.</p>
  return (
    <div class="narrow">
      <h1>Reply to {comment.creator.name}</h1>
      <article class="comment is-quoted" id={`comment-${id}`}>
        <CommentHead comment={comment} />
        <CommentBody comment={comment} />
      </article>
      <CommentForm thread={comment.thread} parent={id} label="Your reply" />
      <p class="beside">
        <a href={`/comments/${id}`}>Back to the thread</a>
      </p>
    </div>
  )
}
