import type { ComponentChildren } from 'preact'
import type { Standing } from '../../shared/moderation/states.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { ServerHtml } from '../ui/ServerHtml.tsx'
import { RuleLink } from './RuleLink.tsx'

/** How a comment stands, in words; what comes after the rule's name says who still reads it. */
const told: Partial<Record<Standing, string>> = {
  held: 'Awaiting moderation',
  hidden: 'Hidden until a moderator has looked at it',
  removed: 'Removed by the moderators',
  spam: 'Not published',
}

/** A comment that not everybody reads, as its author or a moderator sees it; `children` are its words. */
export function CommentStanding({
  comment,
  children,
}: {
  comment: CommentView
  children: ComponentChildren
}) {
  const { id, state, verdict, pending, may, source } = comment
  const isOwn = source !== null || may.includes('restore')
  const you = isOwn ? 'you' : 'its author'
  return (
    <>
      {state === 'withdrawn' && (
        <p class="standing">
          {isOwn
            ? 'You withdrew this. Only you and the moderators see the words. For a day you can bring them back.'
            : 'Withdrawn by its author. Only moderators see the words.'}
        </p>
      )}
      {told[state] && (
        <p class="standing">
          {told[state]}
          <RuleLink verdict={verdict} />. Only {you} and the moderators see it.
          {isOwn && state === 'hidden' && ' You may edit it meanwhile.'}
        </p>
      )}
      {verdict?.message && (
        <p class="standing is-reason">
          {/* A letter: moderators read whom it was to. */}
          {!isOwn && <b>To its author: </b>}
          {verdict.message}
        </p>
      )}
      {may.includes('appeal') && (
        <p class="standing">
          <a href={`/appeals/comment/${id}`}>Ask another moderator to look at it</a>
        </p>
      )}
      {children}
      {pending && (
        <div class="pending">
          <p class="standing">
            {isOwn ? 'Your new wording awaits moderation' : 'A new wording awaits moderation'}. Until then
            everybody reads the one above.
          </p>
          <ServerHtml class="said" html={pending.html} />
        </div>
      )}
    </>
  )
}
