import type { SeatView } from '../../../shared/live-sessions/views.ts'

/** Who has a hand up, in the order of raising. */
export const handsUp = (seats: readonly SeatView[]): SeatView[] =>
  seats.filter(({ hand }) => hand !== null).sort((a, b) => ((a.hand ?? '') < (b.hand ?? '') ? -1 : 1))
