import type { RoundView, SeatView } from '../../../shared/live-sessions/views.ts'

/** Whether somebody said that they have marked all they want to in the round that is on. */
export const hasSaidDone = (round: RoundView | null, { person }: Pick<SeatView, 'person'>): boolean =>
  round?.done.includes(person.id) ?? false
