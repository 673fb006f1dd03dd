import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfSession, type WriteAnswer } from '../../shared/live/contract.ts'
import type { EndRound, Mark, SayDone, SetTask } from '../../shared/live-sessions/live-sessions.schema.ts'
import type { RoundState } from '../../shared/live-sessions/views.ts'
import { annotate, endRound } from '../annotations/annotations.service.ts'
import { isPrivate } from '../moderation/standing.ts'
import { type Id, newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { check, inSession, type Named } from './in-session.ts'
import { readNow, resultOf } from './results.reader.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { channelOf, saveRound, saveSession, seatIn, sessionIn } from './sessions.changes.ts'
import type { SessionRecord } from './sessions.model.ts'
import { checkShownAtOnce } from './shown-at-once.ts'
import { logStep } from './steps.model.ts'
import { documentsOf } from './subject.reader.ts'

/**
 * Begins a blind round: from now on each sees their own highlights of this session alone, until the reveal.
 * @throws {Problem} `round-is-on`
 */
export async function beginRound(actor: Actor, id: string, body: SetTask): Promise<WriteAnswer> {
  await checkShownAtOnce(actor, 'words', body.words)
  return inSession(actor, id, 'leads', body, 'session.round-began', async ({ tx, session, by }) => {
    if (session.state !== 'open') throw new Problem('not-open')
    if (session.round) throw new Problem('round-is-on')
    const round: RoundRecord = {
      _id: newId(),
      session: session._id,
      number: session.rounds + 1,
      task: body.words ?? session.task?.words ?? null,
      state: 'blind',
      began: tx.now,
      ended: null,
      marks: 0,
      done: [],
      result: null,
      read: null,
      version: 1,
    }
    tx.insert(Rounds, round)
    tx.changed('round', round, [channelOf(session)])
    await saveSession(tx, session, { round: round._id, rounds: round.number }, null)
    logStep(tx, session._id, by, { kind: 'round-began', round: hex(round._id), number: round.number })
    return undefined
  })
}

/** Says that one has marked all that one wants to, or that one hasn’t after all. Saying so again changes nothing. */
export function sayDone(actor: Actor, id: string, body: SayDone): Promise<WriteAnswer> {
  return inSession(actor, id, 'takes-part', body, 'session.done', async ({ tx, session, by }) => {
    const round = await roundIn(tx.session, session.round, body.round)
    if (body.on === round.done.includes(by.id)) return undefined
    const others = round.done.filter((each) => each !== by.id)
    await saveRound(tx, round, { done: body.on ? [...others, by.id] : others })
    return undefined
  })
}

/**
 * Shows all highlights of the round together, with how far they agree. Revealing again what is revealed changes
 * nothing: several may lead.
 * @throws {Problem} `no-round`, also where the round meant is over and another is on
 */
export const reveal = (actor: Actor, id: string, body: EndRound): Promise<WriteAnswer> =>
  end(actor, id, body, 'revealed')

/** Ends a round without showing it: what was marked stays each person's own, as private drafts. Throws as `reveal`. */
export const drop = (actor: Actor, id: string, body: EndRound): Promise<WriteAnswer> =>
  end(actor, id, body, 'dropped')

function end(actor: Actor, id: string, body: EndRound, state: Ended): Promise<WriteAnswer> {
  const action = state === 'revealed' ? 'session.revealed' : 'session.round-dropped'
  return inSession(actor, id, 'leads', body, action, async ({ tx, session, by }) => {
    const meant = body.round === undefined ? null : await roundOf(tx.session, session, body.round)
    if (meant?.state === state) return undefined
    await finish(tx, session, by, state, body.round)
    await saveSession(tx, session, { round: null }, null)
    return undefined
  })
}

type Ended = Exclude<RoundState, 'blind'>

/** The same where the session ends with it. The session itself is the caller's to save. */
export const dropRound = (tx: Transaction, session: SessionRecord, by: Named | null): Promise<void> =>
  finish(tx, session, by, 'dropped')

async function finish(
  tx: Transaction,
  session: SessionRecord,
  by: Named | null,
  state: Ended,
  meant?: string,
): Promise<void> {
  const round = await roundIn(tx.session, session.round, meant)
  await endRound(tx, hex(round._id), state)
  const read = state === 'revealed' ? await readNow(tx.session, session) : null
  const result = read && (await resultOf(tx.session, session, round, read))
  await saveRound(tx, round, { state, ended: tx.now, result, read })
  logStep(tx, session._id, by, { kind: `round-${state}`, round: hex(round._id), number: round.number })
}

/**
 * Marks a passage in a session. While a round is on it is the person's own until the reveal; whether one is on is
 * asked inside the transaction, which touches the round, so that nothing slips in beside its end. So is whether the
 * person may: who was muted since gets the first answer when a mark is sent again for want of one. What was begun
 * in a round that was dropped meanwhile stays the person's own, as all that was made in it does.
 * @throws {Problem} as `inSession` does; `not-found` for a text that isn't read here
 */
export async function annotateInSession(actor: Actor, id: string, body: Mark): Promise<WriteAnswer> {
  const read = await documentsOf(await sessionIn(null, id))
  return annotate(actor, body, {
    session: id,
    lane: channelOfSession(id),
    async standing(tx) {
      const session = await sessionIn(tx.session, id)
      check(actor, 'takes-part', session, await seatIn(tx.session, session._id, actor.id))
      // What somebody wants to have for themselves is not of the round: the reveal leaves it so.
      if (body.private) return { round: null, isOwn: true }
      if (session.round === null) {
        const begun = body.round === undefined ? null : await roundOf(tx.session, session, body.round)
        return { round: null, isOwn: begun?.state === 'dropped' }
      }
      await Rounds.collection.updateOne(
        { _id: session.round },
        { $inc: { marks: 1 } },
        { session: tx.session },
      )
      return { round: hex(session.round), isOwn: false }
    },
    marked(tx, annotation) {
      if (!read.includes(hex(annotation.document))) throw new Problem('not-found')
      // What nobody else sees is no part of the session until it is published.
      if (isPrivate(annotation) && annotation.round === null) return
      const by = { id: actor.id ?? '', name: actor.name ?? '' }
      logStep(tx, toId(id), by, { kind: 'marked', annotation: hex(annotation._id) })
    },
  })
}

/**
 * A revealed round is counted anew when one of its highlights comes, goes or moves. One that was revealed before it was
 * kept what had been read is taken to have been about what is read now.
 */
export async function recountRound(tx: Transaction, id: Id): Promise<void> {
  const round = await Rounds.findById(id).session(tx.session).lean<RoundRecord>()
  if (round?.state !== 'revealed') return
  const session = await sessionIn(tx.session, hex(round.session))
  const read = round.read ?? (await readNow(tx.session, session))
  await saveRound(tx, round, { result: await resultOf(tx.session, session, round, read), read })
}

/** The round that is on: the one `meant`, where one is named. */
async function roundIn(
  session: Transaction['session'],
  id: Id | null,
  meant: string | undefined,
): Promise<RoundRecord> {
  const round = id && (await Rounds.findById(id).session(session).lean<RoundRecord>())
  if (round?.state !== 'blind' || (meant !== undefined && meant !== hex(round._id)))
    throw new Problem('no-round')
  return round
}

/** A round of this session, on or over; null where there is none of this id. */
const roundOf = (session: Transaction['session'], { _id }: SessionRecord, id: string) =>
  Rounds.findOne({ _id: toId(id), session: _id })
    .session(session)
    .lean<RoundRecord>()

const hex = (id: Id) => id.toHexString()
