import type { Actor } from '../../shared/accounts/actor.ts'
import type { Redact } from '../../shared/curation/curation.schema.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import { digestIdsHolding } from '../library/digests.reader.ts'
import { takeFromNotes } from '../live-sessions/notes.redact.ts'
import { channelOf, sessionIn } from '../live-sessions/sessions.changes.ts'
import { LiveSessions, type SessionRecord } from '../live-sessions/sessions.model.ts'
import { takeFromWords } from '../live-sessions/words.redact.ts'
import type { Thing } from '../moderation/things.ts'
import { commit } from '../platform/data/commit.ts'
import type { Id } from '../platform/data/ids.ts'
import { leaveNoTrace } from '../platform/data/leave-no-trace.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { redactToldOf, redactTyped } from './kept-words.ts'
import { notThere } from './not-there.ts'
import { type Redactor, redacted, redactorOf } from './redactor.ts'

/**
 * Takes words out of a session itself, quoted exactly: its title, its tasks and its shared notes. What several write at
 * once has no version: the words have to stand there when it is done.
 * @throws {Problem} `invalid` on `exact` where they don't stand, `not-found`
 */
export async function redactSession(actor: Actor, body: Redact): Promise<WriteAnswer> {
  const { id, operation, rule, note, exact } = body
  const { _id } = await sessionIn(null, id)
  const named = { kind: 'session', id, rule }
  const answer = await commit({ actor, operation, body: named, channel: channelOf({ _id }) }, async (tx) => {
    const session = await sessionIn(tx.session, id)
    const redactor = redactorOf(exact ?? '')
    const privateNote = note === undefined ? null : redactor.text(note)
    const details = { rule, publicReason: 'Words were redacted.', privateNote }
    if ((exact ?? '').trim() === '' || !(await takeOutOfSession(tx, session, redactor, details)))
      throw notThere()
    return { location: `/sessions/${id}${session.state === 'ended' ? '/summary' : ''}` }
  })
  await leaveNoTrace()
  return answer
}

/**
 * The same where something else is redacted: in the session that it was made in, and where quotations are to go as well,
 * in every session that reads what it is on.
 */
export async function redactSessionsBeside(
  tx: Transaction,
  thing: Thing,
  quotations: boolean,
  redactor: Redactor,
  details: RecordDetails,
): Promise<void> {
  for (const session of await sessionsBeside(tx.session, thing, quotations))
    await takeOutOfSession(tx, session, redactor, details)
}

async function takeOutOfSession(
  tx: Transaction,
  session: SessionRecord,
  redactor: Redactor,
  details: RecordDetails,
): Promise<boolean> {
  const id = session._id.toHexString()
  await redactTyped(tx.session, id, redactor)
  const changed = await takeFromWords(tx, session, redactor.text)
  if (changed.length > 0) await redactToldOf(tx.session, [id, ...changed], redactor)
  const stoodInNotes = await takeFromNotes(tx, session, (text) => ({
    at: redactor.placesIn(text),
    instead: redacted,
  }))
  const stood = stoodInNotes || changed.length > 0
  if (stood) tx.record('session.redacted', 'session', session, details)
  return stood
}

async function sessionsBeside(
  session: Transaction['session'],
  thing: Thing,
  quotations: boolean,
): Promise<SessionRecord[]> {
  const of = thing as { channel?: Channel; channels?: Channel[]; session?: Id | null }
  const subjects = quotations ? (of.channels ?? (of.channel ? [of.channel] : [])) : []
  const digests = await Promise.all(
    subjects.map(async (subject) =>
      subject.startsWith('document:') ? digestIdsHolding(subject.slice('document:'.length)) : [],
    ),
  )
  const within = digests.flat().map((id): Channel => `digest:${id}`)
  return LiveSessions.find({
    $or: [{ _id: of.session ?? null }, { subject: { $in: [...subjects, ...within] } }],
  })
    .session(session)
    .lean<SessionRecord[]>()
}
