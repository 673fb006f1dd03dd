import type { MessageView } from '../../../shared/live-sessions/views.ts'
import type { Standing } from '../../../shared/moderation/states.ts'
import { usePage } from '../../live/store.ts'
import { ModerateLink } from '../../moderation/ModerateLink.tsx'
import { ReportLink } from '../../moderation/ReportLink.tsx'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { StepForm } from '../../ui/StepForm.tsx'
import { TimeOfDay } from '../../ui/When.tsx'

/** How a message stands where its words are not to be read. */
const gone: Partial<Record<Standing, string>> = {
  hidden: 'Hidden until a moderator has looked at it.',
  removed: 'Removed by the moderators.',
  withdrawn: 'Withdrawn by its author.',
  erased: 'Erased.',
}

/** The same where its author or a moderator still reads them; what follows says who else does. */
const told: Partial<Record<Standing, string>> = {
  held: 'Awaiting moderation',
  hidden: 'Hidden until a moderator has looked at it',
  removed: 'Removed by the moderators',
  spam: 'Not published',
  withdrawn: 'Withdrawn',
}

/** A message of the chat: who, when, the words, and what this viewer may do about it. */
export function Message({ message, colour }: { message: MessageView; colour: number | null }) {
  const { viewer } = usePage()
  const { id, creator, created, html, state, may, version } = message
  const isOwn = viewer.id !== null && creator.id === viewer.id
  return (
    <li id={`message-${id}`} class={`chat-message is-${state}`}>
      <div class="chat-head">
        <span class={colour === null ? 'chat-dot' : `chat-dot colour-${colour % 8}`} aria-hidden="true" />
        {creator.name !== '' && <b class="name">{creator.name}</b>}
        <a class="permalink" href={`#message-${id}`}>
          <TimeOfDay at={created} />
        </a>
        {(may.length > 0 || viewer.may.includes('moderate')) && (
          <span class="chat-actions">
            {may.includes('appeal') && <a href={`/appeals/message/${id}`}>Object</a>}
            <ReportLink kind="message" thing={message} />
            <ModerateLink kind="message" id={id} by={creator.id} />
            {may.includes('withdraw') && <StepForm of="messages" id={id} version={version} step="withdraw" />}
            {may.includes('restore') && <StepForm of="messages" id={id} version={version} step="restore" />}
          </span>
        )}
      </div>
      {html === null ? (
        <p class="tombstone">{gone[state] ?? 'No longer here.'}</p>
      ) : (
        <>
          {told[state] && (
            <p class="standing">
              {told[state]}. Only {isOwn ? 'you' : 'its author'} and the moderators see it.
            </p>
          )}
          <ServerHtml class="said" html={html} />
        </>
      )}
    </li>
  )
}
