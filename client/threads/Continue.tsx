import { count } from '../../shared/text/plural.ts'
import { standsIn, type ThreadPart } from '../../shared/threads/parts.ts'
import type { Branch } from '../../shared/threads/tree.ts'
import { useNewBeyond, usePage } from '../live/store.ts'

/** The way to a branch's own page, where its replies are that stand too deep, or are too many, for this one. */
export function Continue({ branch: { comment }, part }: { branch: Branch; part: ThreadPart }) {
  const { tables } = usePage()
  const fresh = useNewBeyond(part.id, comment.id)
  // One's own words are on this page already, wherever they stand.
  const own = part.also.filter((id) => {
    const reply = tables.comment[id]
    const stands = reply?.state === 'live' ? standsIn(part, reply) : null
    return stands !== null && typeof stands === 'object' && stands.below === comment.id
  }).length
  const replies = (part.below[comment.id] ?? 0) - own
  if (replies <= 0) return null
  return (
    <p class="continue">
      <a href={`/comments/${comment.id}/thread`}>
        Continue this thread ({count(replies, 'reply', 'replies')}
        {fresh > 0 && `, ${fresh} new`})
      </a>
    </p>
  )
}
