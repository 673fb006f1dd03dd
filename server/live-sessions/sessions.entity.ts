import { onRoundChanged } from '../annotations/annotations.changes.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { logEdits } from './log-beside.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { recountRound } from './rounds.service.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { toRound, toSeat, toSession } from './sessions.presenter.ts'

/** Tells the write and live paths how sessions, seats and rounds are loaded and shown: everybody may watch. */
export function registerSessions(): void {
  onRoundChanged(recountRound)
  logEdits()
  registerEntity<'session', SessionRecord>('session', {
    load: (ids) => LiveSessions.find({ _id: { $in: ids } }).lean<SessionRecord[]>(),
    present: toSession,
    owner: ({ host }) => host.id,
  })
  registerEntity<'seat', SeatRecord>('seat', {
    load: (ids) => Seats.find({ _id: { $in: ids } }).lean<SeatRecord[]>(),
    present: toSeat,
    owner: ({ person }) => person.id,
  })
  registerEntity<'round', RoundRecord>('round', {
    load: (ids) => Rounds.find({ _id: { $in: ids } }).lean<RoundRecord[]>(),
    present: toRound,
    owner: () => null,
  })
}
