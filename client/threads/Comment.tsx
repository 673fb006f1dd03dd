import { type ComponentChildren, createContext } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'
import type { ThreadPart } from '../../shared/threads/parts.ts'
import type { Branch } from '../../shared/threads/tree.ts'
import { usePage, useWaiting } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { CardContext } from './CommentCard.tsx'
import { CommentForm, isFor } from './CommentForm.tsx'
import { Continue } from './Continue.tsx'
import type { Answered } from './EarlierWording.tsx'
import { Fold } from './Fold.tsx'
import { NewThoughts } from './NewThoughts.tsx'

/** From this depth on replies are no longer set in, and say whom they answer instead. */
const deepest = 5

export type BranchProps = { branch: Branch; part: ThreadPart; answers?: Answered | undefined }

/** A comment and everything below it. */
export function Comment({ branch, part, answers }: BranchProps) {
  const { comment, replies, depth, count } = branch
  const { form } = usePage()
  const cameBack = form?.form === 'reply' && isFor(form.values, comment.thread, comment.id)
  const [replying, setReplying] = useState<boolean | null>(null)
  const alive = useAlive()
  const card = useRef<HTMLElement>(null)
  const Card = useContext(CardContext)
  const Reply = useContext(BranchContext)
  const isReplying = replying ?? cameBack
  const close = () => {
    setReplying(false)
    card.current?.querySelector<HTMLElement>('.reply-link')?.focus()
  }
  // What was removed leaves a tombstone only to keep its replies in their place.
  const isEmpty = comment.state === 'removed' && comment.html === null && replies.length === 0
  const isForReplies = isEmpty && !part.below[comment.id] && !isReplying
  const drawn = (
    <li class={depth >= deepest ? 'branch is-deep' : 'branch'}>
      <Card
        comment={comment}
        answers={answers}
        isDeep={depth >= deepest}
        reply={() => setReplying(true)}
        card={card}
      />
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
              <Reply key={reply.comment.id} branch={reply} part={part} answers={comment} />
            ))}
          </ol>
        </Fold>
      )}
      <NewThoughts at={comment.id} replies />
      {part.below[comment.id] && <Continue branch={branch} part={part} />}
    </li>
  )
  return isForReplies ? <WhileAwaited at={comment.id}>{drawn}</WhileAwaited> : drawn
}

/** What stands only because of replies that have come and wait to be shown. */
function WhileAwaited({ at, children }: { at: string; children: ComponentChildren }) {
  return useWaiting(at).count > 0 ? children : null
}

/** What draws a branch: on the server something that keeps what it drew. */
export const BranchContext = createContext(Comment)
