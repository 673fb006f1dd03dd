import type { ComponentChildren } from 'preact'
import type { ModeratedKind, Standing } from '../../shared/moderation/states.ts'
import type { VerdictView } from '../../shared/moderation/views.ts'
import { RuleLink } from '../threads/RuleLink.tsx'
import { ServerHtml } from '../ui/ServerHtml.tsx'

/** How something stands, in words; what comes after the rule's name says who still reads it. */
const told: Partial<Record<Standing, string>> = {
  held: 'Awaiting moderation',
  hidden: 'Hidden until a moderator has looked at it',
  removed: 'Removed by the moderators',
  spam: 'Not published',
}

type Props = {
  kind: ModeratedKind
  thing: {
    id: string
    state: Standing
    verdict: VerdictView | null
    may: readonly string[]
    /** New words of its author's that nobody else reads yet. */
    pending?: { html: string | null } | null
  }
  isOwn: boolean
  /** Its words. */
  children?: ComponentChildren
}

/** What not everybody reads, as its author or a moderator sees it: how it stands, why, and what its author may do. */
export function ThingStanding({ kind, thing, isOwn, children }: Props) {
  const { id, state, verdict, may, pending } = thing
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
          {isOwn && state === 'hidden' && may.includes('edit') && ' You may edit it meanwhile.'}
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
          <a href={`/appeals/${kind}/${id}`}>Ask another moderator to look at it</a>
        </p>
      )}
      {children}
      {pending && (
        <div class="pending">
          <p class="standing">
            {isOwn ? 'Your new wording awaits moderation.' : 'A new wording awaits moderation.'}
            {state === 'live' && ' Until then everybody reads the one above.'}
          </p>
          {pending.html && <ServerHtml class="said" html={pending.html} />}
        </div>
      )}
    </>
  )
}
