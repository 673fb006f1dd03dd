import { count } from '../../shared/text/plural.ts'
import { threadTree } from '../../shared/threads/tree.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { Comment } from './Comment.tsx'
import { CommentForm } from './CommentForm.tsx'
import { NewThoughts } from './NewThoughts.tsx'

/** Everything said about a thing, and the place to say more. `title` is the thing's, for the heading. */
export function Thread({ thread, title }: { thread: ThreadRef; title: string }) {
  const { tables, viewer } = usePage()
  const { branches, count: thoughts } = threadTree(tables.comment, thread)
  const mayWrite = viewer.id === null || viewer.may.includes('comment')
  return (
    <section class="thread" id="thoughts" aria-labelledby="thoughts-heading">
      <h2 id="thoughts-heading">
        {thoughts === 0 ? 'No thoughts yet' : count(thoughts, 'thought')} on “{title}”
      </h2>
      {branches.length > 0 && (
        <ol class="branches">
          {branches.map((branch) => (
            <Comment key={branch.comment.id} branch={branch} />
          ))}
        </ol>
      )}
      <NewThoughts thread={thread} />
      {mayWrite ? (
        <CommentForm
          thread={thread}
          parent={null}
          label={thoughts === 0 ? 'The first thought' : 'Your thought'}
        />
      ) : (
        <p class="not-allowed">Your account may read here, not write.</p>
      )}
    </section>
  )
}
