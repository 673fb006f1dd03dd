import type { TargetedMouseEvent } from 'preact'
import type { CommentView } from '../../shared/threads/views.ts'
import { useClosed } from '../curation/closed.ts'
import { usePage } from '../live/store.ts'
import { ModerateLink } from '../moderation/ModerateLink.tsx'
import { ReportLink } from '../moderation/ReportLink.tsx'
import { Tally } from './Tally.tsx'
import { useWritersTools } from './writers.ts'

type Props = { comment: CommentView; reply: () => void }

/** The words that were selected when the pointer came down: a tap takes the selection away before it counts. */
let selected = ''

/** What this viewer may do with a comment. Every one of them is a plain link or form first. */
export function CommentActions({ comment, reply }: Props) {
  const { viewer } = usePage()
  const { id, version, may, creator } = comment
  const closed = useClosed(comment.thread)
  const step = (['withdraw', 'restore'] as const).find((each) => may.includes(each))
  const tools = useWritersTools(step !== undefined)
  const mayReply = !closed && comment.state === 'live' && viewer.may.includes('comment')
  const here = (act: () => void) => (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    act()
  }
  const quote = () => {
    const words = selected || String(getSelection())
    reply()
    import('./quoting.ts').then(
      ({ quoteInto }) => quoteInto(comment, words),
      () => {},
    )
  }
  const whose = creator.name && <span class="sr-only"> to {creator.name}</span>
  return (
    <div class="comment-foot">
      {(mayReply || may.length > 0) && (
        <div class="comment-actions">
          {mayReply && (
            <>
              <a class="reply-link" href={`/comments/${id}/reply`} onClick={here(reply)}>
                Reply{whose}
              </a>
              <a
                href={`/comments/${id}/reply?quote=1`}
                onPointerDown={() => {
                  selected = String(getSelection())
                }}
                onClick={here(quote)}
              >
                Quote<span class="sr-only"> {creator.name || 'this'} in a reply</span>
              </a>
            </>
          )}
          {may.includes('edit') && <a href={`/comments/${id}/edit`}>Edit</a>}
          <ReportLink kind="comment" thing={comment} />
          <ModerateLink kind="comment" id={id} by={creator.id} />
          {tools && step && <tools.StepForm of="comments" id={id} version={version} step={step} />}
        </div>
      )}
      <Tally comment={comment} />
    </div>
  )
}
