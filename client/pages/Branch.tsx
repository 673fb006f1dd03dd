import { count } from '../../shared/text/plural.ts'
import { wholeThread } from '../../shared/threads/parts.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { Comment } from '../threads/Comment.tsx'
import { CommentBody } from '../threads/CommentBody.tsx'
import { CommentHead } from '../threads/CommentHead.tsx'
import { Talk } from '../threads/Thread.tsx'
import { usePageOf } from './of-kind.ts'

/** More than so many answered comments are shown by their first lines. */
const mostOpen = 2
/** Of more than so many only the nearest half stand in a line each; those before them are folded into one. */
const mostNear = 8

/** A branch of a thread on a page of its own: what it answers above it, and everything below. */
export function Branch() {
  const { comment: id, thread, context, under } = usePageOf('branch')
  const { tables, threads } = usePage()
  const top = tables.comment[id]
  const part = threads[thread.id] ?? wholeThread(thread, `document:${thread.id}`)
  if (!top) return <p class="empty">This thought is no longer here.</p>
  const above = context.flatMap((each) => tables.comment[each] ?? [])
  const root = above[0]?.id ?? id
  const far = above.length > mostNear ? above.slice(0, -mostNear / 2) : []
  const near = above.slice(far.length)
  return (
    <div class="thread">
      <h1>
        A branch on <a href={`${under.path}`}>“{under.title}”</a>
      </h1>
      {above.length > 0 && (
        <section class="context" aria-label="What it answers">
          {far.length > 0 && (
            <details class="answered">
              <summary>{count(far.length, 'thought')} before these</summary>
              {far.map((comment) => (
                <Answered key={comment.id} comment={comment} />
              ))}
            </details>
          )}
          {near.map((comment, at) => (
            <Answered
              key={comment.id}
              comment={comment}
              open={above.length <= mostOpen || at === near.length - 1}
            />
          ))}
        </section>
      )}
      <ol class="branches">
        <Comment branch={{ comment: top, replies: [], depth: 0, count: 1 }} part={part} />
      </ol>
      <section class="replies" aria-label={`Answers to ${top.creator.name || 'this'}`}>
        <Talk part={part} isBranch />
      </section>
      <p class="beside">
        <a href={`/comments/${root}`}>{count(part.total, 'thought')} in the whole thread</a>
      </p>
    </div>
  )
}

function Answered({ comment, open = false }: { comment: CommentView; open?: boolean }) {
  return (
    <details class="answered" open={open}>
      <summary>
        <b class="name">{comment.creator.name || 'A thought'}</b> said
      </summary>
      <article class="comment is-quoted" id={`comment-${comment.id}`} tabIndex={-1}>
        <CommentHead comment={comment} />
        <CommentBody comment={comment} />
      </article>
    </details>
  )
}
