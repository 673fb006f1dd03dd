import type { SeatView, SessionView } from './views.ts'

type Seat = Pick<SeatView, 'role' | 'muted'> | null | undefined
type Session = Pick<SessionView, 'state'>

/**
 * Hosts and co-hosts lead: tasks, timer, spotlight, rounds, following, muting, the end. Who is muted doesn't, or a
 * co-host would let themselves speak again. Used by server and screens.
 */
export const mayLead = (session: Session, seat: Seat): boolean =>
  session.state !== 'ended' && (seat?.role === 'host' || seat?.role === 'cohost') && !seat.muted

/** Who has a seat and isn't muted marks, chats and writes in the notes while the session is open. */
export const mayTakePart = (session: Session, seat: Seat): boolean =>
  session.state === 'open' && seat !== null && seat !== undefined && !seat.muted

/** A moderator of the house may mute and end any session, as they may close any thread. */
export const mayKeepOrder = (session: Session, seat: Seat, isModerator: boolean): boolean =>
  mayLead(session, seat) || (isModerator && session.state !== 'ended')
