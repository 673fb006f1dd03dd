import { useEffect } from 'preact/hooks'
import { useCell } from '../../live/cell.ts'
import { PartLink } from './PartLink.tsx'
import { closeOnOtherWidth, type PartName, unreadMessages } from './parts.ts'
import type { Room } from './room.ts'

/** Ways to the parts of the room, for screens that have no column for them. */
export function RoomNav({ room: { seats, may } }: { room: Room }) {
  useEffect(closeOnOtherWidth, [])
  const unread = useCell(unreadMessages)
  const links: [PartName, words: string, figure?: number][] = [
    ['people', 'People', seats.length],
    ['chat', 'Chat'],
    ['notes', 'Notes'],
  ]
  if (may.keepOrder) links.push(['leading', 'Lead'])
  return (
    <nav class="room-nav" aria-label="Beside the texts">
      <ul>
        {links.map(([name, words, figure]) => (
          <li key={name}>
            <PartLink name={name}>
              {words}
              {figure !== undefined && <span class="figure"> {figure}</span>}
              {name === 'chat' && unread > 0 && (
                <span class="figure is-new">
                  {' '}
                  {unread}
                  <span class="sr-only"> new</span>
                </span>
              )}
            </PartLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
