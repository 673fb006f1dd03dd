import type { BannedGuest } from '../../shared/guests/views.ts'
import { Sanctions } from './Sanctions.tsx'

/** The guests who may not write, the latest first, each with the way back. */
export function BannedGuests({ banned, level }: { banned: BannedGuest[]; level: 2 | 3 }) {
  const Heading = `h${level}` as const
  if (banned.length === 0) return <p class="empty">No guest is banned.</p>
  return (
    <ol class="written banned-guests">
      {banned.map(({ guest, of, ban }) => (
        <li key={ban.id}>
          <Heading>
            {guest ? (
              <a href={`/people/guests/${guest.id}`}>{guest.name}</a>
            ) : (
              'A guest who has erased all of theirs'
            )}
          </Heading>
          <Sanctions lines={[ban]} person={`guests/${of}`} empty="" />
        </li>
      ))}
    </ol>
  )
}
