import { type NotificationGroup as Group, sayGroup } from '../../shared/notifications/groups.ts'
import type { DecisionTold, NotificationReason, NotificationView } from '../../shared/notifications/views.ts'
import { Moment } from '../ui/When.tsx'
import { WriteForm } from '../ui/WriteForm.tsx'
import { sayDecision } from './decided-words.ts'

/** All that is told about one thing; several are folded behind what they are. */
export function NotificationGroup({ group }: { group: Group }) {
  const { under, unread, all } = group
  const [first, ...more] = all
  if (!first) return null
  return (
    <li class={unread > 0 ? 'notification-group is-unread' : 'notification-group'}>
      {under !== '' && (
        <h2>
          {all.length > 1 && `${sayGroup(all)} in `}
          {under}
        </h2>
      )}
      <ol>
        <Notification notification={first} />
        {more.length > 0 &&
          more.length <= 2 &&
          more.map((each) => <Notification key={each.id} notification={each} />)}
      </ol>
      {more.length > 2 && (
        <details>
          <summary>{more.length} earlier</summary>
          <ol>
            {more.map((each) => (
              <Notification key={each.id} notification={each} />
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

const said: Record<NotificationReason, string> = {
  reply: 'replied to you',
  mention: 'mentioned you',
  followed: 'wrote here',
  // Of one's words it says what; else it is about the account.
  decision: 'The moderators decided about your account',
  warning: 'The moderators have written to you',
  appeal: 'Your appeal was answered',
}

/** The rule that was cited, and the way to the reason and to an objection. */
function Why({ decided: { rule, why } }: { decided: DecisionTold }) {
  if (!rule && !why) return null
  return (
    <p class="hint">
      {rule && (
        <>
          By the rule <a href={`/rules#${rule.code}`}>{rule.title}</a>.{' '}
        </>
      )}
      {why && <a href={why.href}>{why.mayAppeal ? 'Read why, or appeal' : 'Read why'}</a>}
    </p>
  )
}

/** Opening it marks it as read and leads there: a button, because it changes something. */
function Notification({ notification }: { notification: NotificationView }) {
  const { id, reason, by, opening, decided, gone, created, read } = notification
  return (
    <li class={read ? 'notification' : 'notification is-unread'}>
      {gone ? (
        <p class="tombstone">This is no longer here.</p>
      ) : (
        <>
          <WriteForm name="open-notification" action={`/notifications/${id}/open`} class="step">
            <button type="submit" class="quiet">
              <span>
                {by !== null && <b class="name">{by} </b>}
                {decided ? sayDecision(decided) : said[reason]}
                {!read && <span class="sr-only"> (unread)</span>}
              </span>
            </button>
          </WriteForm>
          {decided && <Why decided={decided} />}
          {opening !== '' && <p class="notification-opening">{opening}</p>}
        </>
      )}
      <p class="hint">
        <Moment at={created} />
      </p>
    </li>
  )
}
