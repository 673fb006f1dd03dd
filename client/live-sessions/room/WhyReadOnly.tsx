import { usePage } from '../../live/store.ts'
import type { Room } from './room.ts'

/** Why this viewer only reads here, and what they can do about it. `to` says what they would do: "say something". */
export function WhyReadOnly({ room: { session, own, may }, to }: { room: Room; to: string }) {
  const { viewer, path } = usePage()
  return <p class="read-only">{why()}</p>

  function why() {
    if (session.state === 'ended') return 'The session has ended.'
    if (own?.muted) return 'You are muted here. You can read on.'
    if (viewer.id === null)
      return (
        <>
          <a href={`/log-in?next=${encodeURIComponent(path)}`}>Log in</a> and take part to {to}.
        </>
      )
    if (own === null) return may.join ? `Take part to ${to}.` : 'You can read along.'
    return 'This opens when the session begins.'
  }
}
