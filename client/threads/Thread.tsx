import { count } from '../../shared/text/plural.ts'
import { threadTree } from '../../shared/threads/tree.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { usePage, useWaiting } from '../live/store.ts'
import { Comment } from './Comment.tsx'
import { CommentForm } from './CommentForm.tsx'
import { NewThoughts } from './NewThoughts.tsx'

/** The thread of a page: everything said about its subject, and the place to say more. `title` is the subject's. */
export function Thread({ thread, title }: { thread: ThreadRef; title: string }) {
  const thoughts = threadTree(usePage().tables.comment, thread).count
  return (
    <section class="thread" id="thoughts" aria-labelledby="thoughts-heading">
      <h2 id="thoughts-heading">
        {thoughts === 0 ? 'No thoughts yet' : count(thoughts, 'thought')} on “{title}”
      </h2>
      <Talk thread={thread} />
    </section>
  )
}

/** The thread of a thing among others on its page, folded away behind its count. */
export function FoldedThread({ thread }: { thread: ThreadRef }) {
  const { tables, form } = usePage()
  const thoughts = threadTree(tables.comment, thread).count
  const waiting = useWaiting(thread).count
  // A reply that came back is not to be looked for.
  const hasDraft = form?.form === 'reply' && form.values.threadId === thread.id
  return (
    <details class="folded-thread" open={hasDraft}>
      <summary>
        {thoughts === 0 ? 'Discuss' : count(thoughts, 'thought')}
        {waiting > 0 && `, ${waiting} new`}
      </summary>
      <Talk thread={thread} />
    </details>
  )
}

function Talk({ thread }: { thread: ThreadRef }) {
  const { tables, viewer } = usePage()
  const { branches } = threadTree(tables.comment, thread)
  const mayWrite = viewer.id === null || viewer.may.includes('comment')
  return (
    <>
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
          label={branches.length === 0 ? 'The first thought' : 'Your thought'}
        />
      ) : (
        <p class="not-allowed">Your account may read here, not write.</p>
      )}
    </>
  )
}
