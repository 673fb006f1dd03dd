import { count } from '../../shared/text/plural.ts'
import { beyond, type ThreadPart } from '../../shared/threads/parts.ts'
import type { Branch } from '../../shared/threads/tree.ts'
import { useNewBeyond, usePage } from '../live/store.ts'

/** The way to a branch's own page, where its replies are that stand too deep, or are too many, for this one. */
export function Continue({ branch: { comment }, part }: { branch: Branch; part: ThreadPart }) {
  const { tables } = usePage()
  const fresh = useNewBeyond(part.id, comment.id)
  const replies = beyond(part, comment.id, tables.comment)
  if (replies === 0) return null
  return (
    <p class="continue">
      <a href={`/comments/${comment.id}/thread`}>
        Continue this thread ({count(replies, 'reply', 'replies')}
        {fresh > 0 && `, ${fresh} new`})
      </a>
    </p>
  )
}
