import { useEffect } from 'preact/hooks'
import type { MessageView } from '../../../shared/live-sessions/views.ts'
import { count } from '../../../shared/text/plural.ts'
import { useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { typing } from '../../live/who-types.ts'
import { unreadMessages } from '../room/parts.ts'
import { RoomPart } from '../room/RoomPart.tsx'
import type { Room } from '../room/room.ts'
import { Message } from './Message.tsx'
import { MessageForm } from './MessageForm.tsx'
import { useChatLog } from './use-chat-log.ts'

/**
 * What people say to each other beside the texts. The log follows what comes as long as its end is in sight; who has
 * scrolled up, or has it folded away, is told how much there is and stays where they are.
 */
export function Chat({ room }: { room: Room }) {
  const { session, own } = room
  const { tables } = usePage()
  const messages = Object.values(tables.message).sort(byTime)
  const log = useChatLog(messages, own?.person.id ?? null)
  useEffect(() => unreadMessages.set(log.unread), [log.unread])
  const colours = new Map(room.seats.map(({ person, colour }) => [person.id, colour]))
  const unread = log.unread > 0 ? count(log.unread, 'new message') : null
  return (
    <RoomPart
      name="chat"
      heading={
        <>
          Chat
          {unread && <span class="chat-unread">, {unread}</span>}
        </>
      }
    >
      <div class="chat">
        <div class="chat-read">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
          <div class="chat-log" role="log" aria-label="Chat" tabIndex={0} ref={log.area} onScroll={log.look}>
            {messages.length === 0 && <p class="empty">Nothing has been said yet.</p>}
            <ol>
              {messages.map((message) => (
                <Message
                  key={message.id}
                  message={message}
                  colour={colours.get(message.creator.id ?? '') ?? null}
                />
              ))}
            </ol>
          </div>
          <p class="chat-new">
            {unread && (
              <button type="button" class="pill" onClick={log.show}>
                {unread}
              </button>
            )}
          </p>
        </div>
        <WhoTypes session={session.id} />
        <MessageForm room={room} sent={log.follow} />
      </div>
    </RoomPart>
  )
}

/** Ids are made in the order of time. */
const byTime = (a: MessageView, b: MessageView) => (a.id < b.id ? -1 : 1)

/** Has its own line, so that nothing moves when somebody begins. */
function WhoTypes({ session }: { session: string }) {
  const words = useCellPart(typing, (all) => all[`${session} `])
  return (
    <p class="chat-typing" aria-live="off">
      {words}
    </p>
  )
}
