import type { TargetedMouseEvent } from 'preact'
import type { CommentView } from '../../shared/threads/views.ts'
import { usePage } from '../live/store.ts'
import { StepForm } from '../ui/StepForm.tsx'

type Props = { comment: CommentView; reply: () => void }

/** What this viewer may do with a comment. Every one of them is a plain link or form first. */
export function CommentActions({ comment, reply }: Props) {
  const { viewer } = usePage()
  const { id, version, may, creator } = comment
  const mayReply = comment.state === 'live' && (viewer.id === null || viewer.may.includes('comment'))
  if (!mayReply && may.length === 0) return null
  const openHere = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    reply()
  }
  return (
    <div class="comment-actions">
      {mayReply && (
        <a class="reply-link" href={`/comments/${id}/reply`} onClick={openHere}>
          Reply<span class="sr-only"> to {creator.name}</span>
        </a>
      )}
      {may.includes('edit') && <a href={`/comments/${id}/edit`}>Edit</a>}
      {may.includes('withdraw') && <StepForm of="comments" id={id} version={version} step="withdraw" />}
      {may.includes('restore') && <StepForm of="comments" id={id} version={version} step="restore" />}
    </div>
  )
}
