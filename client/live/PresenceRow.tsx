import type { Channel } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { useCellPart } from './cell.ts'
import { initials } from './initials.ts'
import { useStore } from './store.ts'

/** Who reads this page now, as initials in a row; nothing until the connection has told. */
export function PresenceRow({ channel }: { channel: Channel }) {
  const presence = useCellPart(useStore().presence, (all) => all[channel])
  const people = presence?.people ?? []
  const guests = presence?.guests ?? 0
  return (
    <ul class="presence" aria-label="Reading this page now" hidden={people.length + guests === 0}>
      {people.map(({ id, name, colour }) => (
        <li key={id} class={`presence-person colour-${colour % 8}`} title={name}>
          <span aria-hidden="true">{initials(name)}</span>
          <span class="sr-only">{name}</span>
        </li>
      ))}
      {guests > 0 && <li class="presence-guests">{count(guests, 'guest')}</li>}
    </ul>
  )
}
