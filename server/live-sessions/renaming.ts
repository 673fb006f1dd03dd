import { randomUUID } from 'node:crypto'
import { commit } from '../platform/data/commit.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Jottings } from './jottings.model.ts'
import { eraseWritten } from './notes.service.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { Seats } from './seats.model.ts'
import { channelOf, saveRound, saveSeat, saveSession, seatIn, sessionIn } from './sessions.changes.ts'
import { Steps } from './steps.model.ts'

/**
 * An account's name as it is from now on; `id` is null for somebody who left, and `erases` true where they wanted what
 * they wrote erased. `from` is the name before, if known.
 */
export type Renamed = { to: { id: string | null; name: string }; from: string | null; erases: boolean }

/**
 * Replaces a name in every session that the account has a seat in; open rooms show the new one at once. Where
 * somebody left, seats and results keep the id, which leads nowhere then: two who left stay two people.
 */
export async function renameInSessions(account: string, renamed: Renamed): Promise<void> {
  const seats = await Seats.find({ 'person.id': account }, { session: 1 }).lean()
  for (const { session } of seats) {
    const actor = { id: null, name: null, role: 'admin' } as const
    const body = { operation: randomUUID() }
    await commit({ actor, ...body, body, channel: channelOf({ _id: session }) }, async (tx) => {
      await renameIn(tx, session, account, renamed)
      return { location: '/' }
    })
  }
}

async function renameIn(tx: Transaction, of: Id, account: string, renamed: Renamed): Promise<void> {
  const { to, from } = renamed
  const session = await sessionIn(tx.session, of.toHexString())
  const isHost = session.host.id === account && session.host.name !== to.name
  // Nobody follows who is gone.
  const isGone = session.leader === account && to.id === null
  if (isHost || isGone) {
    const host = isHost ? { id: to.id, name: to.name } : session.host
    await saveSession(tx, session, { host, leader: isGone ? null : session.leader }, null)
  }
  const seat = await seatIn(tx.session, of, account)
  if (seat && seat.person.name !== to.name)
    await saveSeat(tx, seat, {
      person: { id: account, name: to.name },
      ...(to.id === null && { hand: null }),
    })
  const rounds = await Rounds.find({ session: of }).session(tx.session).lean<RoundRecord[]>()
  for (const round of rounds) {
    const result = withName(round, account, to.name)
    if (result) await saveRound(tx, round, { result })
  }
  const { session: within } = tx
  const by = { 'by.id': to.id, 'by.name': to.name }
  await Steps.collection.updateMany({ session: of, 'by.id': account }, { $set: by } as never, {
    session: within,
  })
  if (to.id === null) {
    if (renamed.erases) await eraseWritten(tx, session, account)
    await Jottings.collection.updateMany(
      { session: of, $or: [{ by: account }, { 'writers.by': account }] },
      { $set: { by: null }, $pull: { writers: { by: account } } } as never,
      { session: within },
    )
  }
  // Who was muted, or made a co-host, stands in the log by name.
  if (from !== null && from !== to.name) {
    const named = { session: of, 'what.name': from }
    await Steps.collection.updateMany(named, { $set: { 'what.name': to.name } } as never, { session: within })
  }
}

/** A round's result with another name; null where nothing of it changes. */
function withName({ result }: RoundRecord, account: string, name: string): RoundRecord['result'] {
  if (!result?.people.some((person) => person.id === account && person.name !== name)) return null
  const rename = <Person extends { id: string; name: string }>(person: Person) =>
    person.id === account ? { ...person, name } : person
  return {
    ...result,
    people: result.people.map(rename),
    passages: result.passages.map((passage) => ({ ...passage, by: passage.by.map(rename) })),
  }
}
