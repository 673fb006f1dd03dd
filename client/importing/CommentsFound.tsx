import type { ImportComment } from '../../shared/importing/preview.ts'
import { count } from '../../shared/text/plural.ts'

/** The thoughts under the post, set in as deep as they were nested. */
export function CommentsFound({ comments }: { comments: ImportComment[] }) {
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="comments-found">
      <h2 id="comments-found">{count(comments.length, 'thought')} found</h2>
      <ol class="comments-found">
        {comments.map(({ line, authorName, isPostAuthor, depth, text }) => (
          <li key={line} class={`depth-${Math.min(depth, 4)}`}>
            <b class="name">{authorName}</b>
            {isPostAuthor && <span class="badge">post author</span>}
            <span class="line-number">line {line}</span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
