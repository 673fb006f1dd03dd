import { useRef, useState } from 'preact/hooks'
import type { Branch } from '../../shared/threads/tree.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { Moment } from '../ui/When.tsx'
import { CommentActions } from './CommentActions.tsx'
import { CommentForm, isFor } from './CommentForm.tsx'

/** From this depth on replies are no longer set in, and say whom they answer instead. */
const deepest = 5

/** A comment and everything below it. */
export function Comment({ branch, answers }: { branch: Branch; answers?: CommentView }) {
  const { comment, replies, depth } = branch
  const { form } = usePage()
  const cameBack = form?.form === 'reply' && isFor(form.values, comment.thread, comment.id)
  const [replying, setReplying] = useState<boolean | null>(null)
  const alive = useAlive()
  const head = useRef<HTMLElement>(null)
  const close = () => {
    setReplying(false)
    head.current?.querySelector<HTMLElement>('.reply-link')?.focus()
  }
  return (
    <li class={depth >= deepest ? 'branch is-deep' : 'branch'}>
      <article class={`comment is-${comment.state}`} id={`comment-${comment.id}`} tabIndex={-1} ref={head}>
        <CommentHead comment={comment} />
        {answers && depth >= deepest && (
          <p class="answers">
            in answer to <a href={`#comment-${answers.id}`}>{answers.creator.name}</a>
          </p>
        )}
        <CommentBody comment={comment} />
        <CommentActions comment={comment} reply={() => setReplying(true)} />
      </article>
      {(replying ?? cameBack) && (
        <CommentForm
          thread={comment.thread}
          parent={comment.id}
          label={`Your reply to ${comment.creator.name}`}
          focus={replying === true}
          {...(alive && { close })}
        />
      )}
      {replies.length > 0 && (
        <ol class="replies">
          {replies.map((reply) => (
            <Comment key={reply.comment.id} branch={reply} answers={comment} />
          ))}
        </ol>
      )}
    </li>
  )
}

/** Who and when: name, "post author", the date as the permalink. */
export function CommentHead({ comment }: { comment: CommentView }) {
  const { id, creator, created, modified, imported } = comment
  return (
    <header class="comment-head">
      <b class="name">{creator.name}</b>
      {creator.postAuthor && <span class="badge">post author</span>}
      <a class="permalink" href={`#comment-${id}`}>
        {imported && 'imported '}
        <Moment at={created} />
      </a>
      {modified !== null && (
        <span class="edited">
          edited <Moment at={modified} />
        </span>
      )}
    </header>
  )
}

/** The words, or that they were withdrawn. Its author still sees them for a day, moderators for longer. */
export function CommentBody({ comment }: { comment: CommentView }) {
  return (
    <>
      {comment.state === 'withdrawn' && (
        <p class="tombstone">
          {comment.may.includes('restore')
            ? 'You withdrew this. Only you and the moderators see the words.'
            : `Withdrawn by its author.${comment.html === null ? '' : ' Only moderators see the words.'}`}
        </p>
      )}
      {comment.html !== null && <ServerHtml class="said" html={comment.html} />}
    </>
  )
}
