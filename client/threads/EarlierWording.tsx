import type { TargetedMouseEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { CommentView } from '../../shared/threads/views.ts'
import { useChunk } from '../live/use-chunk.ts'

const loadChanges = async () => (await import('./ChangesBetween.tsx')).ChangesBetween

/** What is told of the comment that another one answers. */
export type Answered = Pick<CommentView, 'id' | 'wording' | 'revised' | 'html'> & {
  creator: { name: string }
}

/** That a reply answers words which have changed since, and what has changed where that is public. */
export function EarlierWording({ reply, parent }: { reply: CommentView; parent: Answered }) {
  const [open, setOpen] = useState(false)
  const Changes = useChunk(loadChanges, open)
  const from = reply.answersWording
  if (from === null || from >= parent.wording || reply.html === null) return null
  const href = `/comments/${parent.id}/history?from=${from}&to=${parent.wording}`
  const show = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setOpen(!open)
  }
  return (
    <>
      <p class="answers">
        in answer to an earlier wording
        {parent.revised && parent.html !== null && (
          <>
            {' · '}
            <a href={href} aria-expanded={open} onClick={show}>
              what has changed
            </a>
          </>
        )}
      </p>
      {open && Changes && <Changes href={href} />}
    </>
  )
}
