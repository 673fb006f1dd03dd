import { createContext, type RefObject } from 'preact'
import type { CommentView } from '../../shared/threads/views.ts'
import { CommentActions } from './CommentActions.tsx'
import { CommentBody } from './CommentBody.tsx'
import { CommentHead } from './CommentHead.tsx'
import { type Answered, EarlierWording } from './EarlierWording.tsx'
import { TypingLine } from './TypingLine.tsx'

export type CardProps = {
  comment: CommentView
  /** What it answers; absent where that isn't on the page, or where it answers nothing. */
  answers?: Answered | undefined
  /** True where it is no longer set in, and so says whom it answers. */
  isDeep: boolean
  reply: () => void
  card: RefObject<HTMLElement | null>
}

/** A comment by itself: who, the words, and what one may do with them. */
export function CommentCard({ comment, answers, isDeep, reply, card }: CardProps) {
  return (
    <article class={`comment is-${comment.state}`} id={`comment-${comment.id}`} tabIndex={-1} ref={card}>
      <CommentHead comment={comment} />
      {answers && isDeep && (
        <p class="answers">
          in answer to <a href={`#comment-${answers.id}`}>{answers.creator.name || 'this'}</a>
        </p>
      )}
      {answers && <EarlierWording reply={comment} parent={answers} />}
      <CommentBody comment={comment} />
      <CommentActions comment={comment} reply={reply} />
      <TypingLine thread={comment.thread} parent={comment.id} />
    </article>
  )
}

/** What draws a card: on the server something that keeps what it drew. */
export const CardContext = createContext(CommentCard)
