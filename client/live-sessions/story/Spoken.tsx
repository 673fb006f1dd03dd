import type { MessageView } from '../../../shared/live-sessions/views.ts'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { TimeOfDay } from '../../ui/When.tsx'

/** What was said in a session's chat, from first to last. */
export function Spoken({ messages }: { messages: readonly MessageView[] }) {
  return (
    <ol class="spoken">
      {messages.map(({ id, creator, created, html }) => (
        <li key={id} id={`message-${id}`}>
          <p class="spoken-by">
            <b class="name">{creator.name}</b> <TimeOfDay at={created} />
          </p>
          {html !== null && <ServerHtml class="said" html={html} />}
        </li>
      ))}
    </ol>
  )
}

export const inOrderSaid = (messages: Record<string, MessageView>): MessageView[] =>
  Object.values(messages).sort((a, b) =>
    a.created === b.created ? (a.id < b.id ? -1 : 1) : a.created < b.created ? -1 : 1,
  )
