import type { Standing } from '../../shared/moderation/states.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { RuleLink } from './RuleLink.tsx'
import { useWritersTools } from './writers.ts'

const gone: Partial<Record<Standing, string>> = {
  hidden: 'Hidden until a moderator has looked at it.',
  withdrawn: 'Withdrawn by its author.',
  erased: 'Erased.',
}

/**
 * The words, or in their place why they are gone. Its author and moderators read them longer than others, and are told
 * how it stands.
 */
export function CommentBody({ comment }: { comment: CommentView }) {
  const { state, html, pending, verdict, source, may } = comment
  const Standing = useWritersTools(html !== null && (state !== 'live' || pending !== null))?.ThingStanding
  if (html === null) {
    return (
      <p class="tombstone">
        {gone[state] ?? (
          <>
            Removed by the moderators
            <RuleLink verdict={verdict} />.
          </>
        )}
      </p>
    )
  }
  const words = <ServerHtml class="said" html={html} />
  if (!Standing) return words
  return (
    <Standing kind="comment" thing={comment} isOwn={source !== null || may.includes('restore')}>
      {words}
    </Standing>
  )
}
