import { useEffect } from 'preact/hooks'
import { useCell } from '../live/cell.ts'
import { closeOnOtherWidth, closePart, idOfPart, openPart, type PartName } from './parts.ts'
import type { Room } from './room.ts'

/** Ways to the parts of the room, for screens that have no column for them: without script they lead down the page. */
export function RoomNav({ room: { seats, may } }: { room: Room }) {
  const open = useCell(openPart)
  useEffect(closeOnOtherWidth, [])
  const links: [PartName, words: string, figure?: number][] = [['people', 'People', seats.length]]
  if (may.keepOrder) links.push(['leading', 'Lead'])
  return (
    <nav class="room-nav" aria-label="Beside the texts">
      <ul>
        {links.map(([name, words, figure]) => (
          <li key={name}>
            <a
              href={`#${idOfPart(name)}`}
              data-part={name}
              aria-expanded={open === name}
              onClick={(event) => {
                event.preventDefault()
                if (open === name) closePart()
                else openPart.set(name)
              }}
            >
              {words}
              {figure !== undefined && <span class="figure"> {figure}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
