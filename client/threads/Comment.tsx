import { useRef, useState } from 'preact/hooks'
import type { ThreadPart } from '../../shared/threads/parts.ts'
import type { Branch } from '../../shared/threads/tree.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { CommentActions } from './CommentActions.tsx'
import { CommentBody } from './CommentBody.tsx'
import { CommentForm, isFor } from './CommentForm.tsx'
import { CommentHead } from './CommentHead.tsx'
import { Continue } from './Continue.tsx'
import { EarlierWording } from './EarlierWording.tsx'
import { Fold } from './Fold.tsx'
import { NewThoughts } from './NewThoughts.tsx'
import { TypingLine } from './TypingLine.tsx'

/** From this depth on replies are no longer set in, and say whom they answer instead. */
const deepest = 5

type Props = { branch: Branch; part: ThreadPart; answers?: CommentView }

/** A comment and everything below it. */
export function Comment({ branch, part, answers }: Props) {
  const { comment, replies, depth, count } = branch
  const { form } = usePage()
  const cameBack = form?.form === 'reply' && isFor(form.values, comment.thread, comment.id)
  const [replying, setReplying] = useState<boolean | null>(null)
  const alive = useAlive()
  const head = useRef<HTMLElement>(null)
  const isReplying = replying ?? cameBack
  const close = () => {
    setReplying(false)
    head.current?.querySelector<HTMLElement>('.reply-link')?.focus()
  }
  // What was removed leaves a tombstone only to keep its replies in their place.
  const isEmpty = comment.state === 'removed' && comment.html === null && replies.length === 0
  if (isEmpty && !part.below[comment.id] && !isReplying) return null
  return (
    <li class={depth >= deepest ? 'branch is-deep' : 'branch'}>
      <article class={`comment is-${comment.state}`} id={`comment-${comment.id}`} tabIndex={-1} ref={head}>
        <CommentHead comment={comment} />
        {answers && depth >= deepest && (
          <p class="answers">
            in answer to <a href={`#comment-${answers.id}`}>{answers.creator.name || 'this'}</a>
          </p>
        )}
        {answers && <EarlierWording reply={comment} parent={answers} />}
        <CommentBody comment={comment} />
        <CommentActions comment={comment} reply={() => setReplying(true)} />
        <TypingLine thread={comment.thread} parent={comment.id} />
      </article>
      {isReplying && (
        <CommentForm
          thread={comment.thread}
          parent={comment.id}
          wording={comment.wording}
          label={comment.creator.name ? `Your reply to ${comment.creator.name}` : 'Your reply'}
          focus={replying === true}
          {...(alive && { close })}
        />
      )}
      {replies.length > 0 && (
        <Fold comment={comment.id} replies={count - Number(comment.state === 'live')}>
          <ol class="replies">
            {replies.map((reply) => (
              <Comment key={reply.comment.id} branch={reply} part={part} answers={comment} />
            ))}
          </ol>
        </Fold>
      )}
      <NewThoughts at={comment.id} replies />
      {part.below[comment.id] && <Continue branch={branch} part={part} />}
    </li>
  )
}
