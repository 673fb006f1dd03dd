import { mayKeepOrder, mayLead, mayTakePart } from '../../../shared/live-sessions/rules.ts'
import type { RoundView, SeatView, SessionView } from '../../../shared/live-sessions/views.ts'
import { usePage } from '../../live/store.ts'
import { usePageOf } from '../../pages/of-kind.ts'

/** The room as one viewer stands in it. */
export type Room = {
  session: SessionView
  /** In the order of joining. */
  seats: SeatView[]
  rounds: RoundView[]
  /** The blind round that is on; null for none. */
  round: RoundView | null
  /** The viewer's own seat; null for who watches. */
  own: SeatView | null
  may: { lead: boolean; takePart: boolean; keepOrder: boolean; join: boolean }
}

/** The session of this page; null where it is gone. */
export function useRoom(): Room | null {
  const { session: id } = usePageOf('session')
  const { tables, viewer } = usePage()
  const session = tables.session[id]
  if (!session) return null
  const seats = Object.values(tables.seat).sort((a, b) => (a.joined < b.joined ? -1 : 1))
  const rounds = Object.values(tables.round).sort((a, b) => a.number - b.number)
  const own = seats.find(({ person }) => person.id === viewer.id) ?? null
  return {
    session,
    seats,
    rounds,
    round: rounds.find((round) => round.id === session.round) ?? null,
    own,
    may: {
      lead: mayLead(session, own),
      takePart: mayTakePart(session, own),
      keepOrder: mayKeepOrder(session, own, viewer.may.includes('moderate')),
      join:
        own === null && session.state !== 'ended' && (viewer.id === null || viewer.may.includes('annotate')),
    },
  }
}
