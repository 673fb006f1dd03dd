import { type Actor, canBegin } from '../../shared/accounts/actor.ts'
import type { Redact } from '../../shared/curation/curation.schema.ts'
import { type Channel, channelOfSession, type WriteAnswer } from '../../shared/live/contract.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { FormerNotes } from '../annotations/former-notes.model.ts'
import { isPrivate } from '../moderation/standing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { tellAnew } from '../notifications/notify.ts'
import { commit } from '../platform/data/commit.ts'
import type { Id } from '../platform/data/ids.ts'
import { leaveNoTrace } from '../platform/data/leave-no-trace.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { CommentRevisions } from '../threads/comments.model.ts'
import { redactKept } from './kept-words.ts'
import { notThere } from './not-there.ts'
import { quoting } from './quoting.ts'
import { redactSession, redactSessionsBeside } from './redact-session.ts'
import { textsOf, withoutWords } from './redactable.ts'
import { type Redactor, redactorOf } from './redactor.ts'

/**
 * Takes words out of something for good: wherever they are kept they are replaced, and every screen is told. The
 * record says that words were redacted and by which rule, never which.
 * @throws {Problem} `invalid` on `exact` where they don't stand; `changed-meanwhile`
 */
export async function redact(actor: Actor, body: Redact): Promise<WriteAnswer> {
  if (!canBegin(actor, 'govern')) throw new Problem('not-allowed')
  const { kind, id, version, operation, rule, note, answers } = body
  if (kind === 'session') return redactSession(actor, body)
  const handling = thingsOf(kind)
  const found = await handling.find(null, id)
  // A write is known again by a digest of its body, from which short words could be guessed: they stay out of it.
  const named = { kind, id, version, rule, answers }
  const answer = await commit({ actor, operation, body: named, channel: laneOf(found) }, async (tx) => {
    const thing = await handling.find(tx.session, id)
    if (isPrivate(thing)) throw new Problem('not-found')
    if (thing.version !== version) throw new Problem('changed-meanwhile')
    const texts = textsOf(kind, thing).map(({ text }) => text)
    const words = body.exact ?? [...(texts[0] ?? '')].slice(body.start, body.end).join('')
    const redactor = redactorOf(words)
    const former = await CommentRevisions.find({ comment: thing._id }).session(tx.session).lean()
    const notes = await FormerNotes.find({ annotation: thing._id }).session(tx.session).lean()
    const kept = [texts, former.map(({ source }) => source), notes.map(({ source, tags }) => [source, tags])]
    if (words.trim() === '' || !redactor.stands(kept)) throw notThere()
    const details = {
      rule,
      publicReason: 'Words were redacted.',
      privateNote: note === undefined ? null : redactor.text(note),
    }
    const quotes = answers ? await quoting(tx.session, kind, thing, laneOf(thing), redactor) : null
    await takeOut(tx, kind, thing, redactor, details)
    for (const each of quotes?.things ?? []) await takeOut(tx, quotes?.kind ?? kind, each, redactor, details)
    await redactSessionsBeside(tx, thing, answers, redactor, details)
    await tellAnew(tx, [id, ...(quotes?.things ?? []).map(({ _id }) => _id.toHexString())])
    return { location: (await handling.place(thing)).href }
  })
  await leaveNoTrace()
  return answer
}

/** One thing without the words: wherever they are kept, on itself, and on every screen. */
async function takeOut(
  tx: Transaction,
  kind: ModeratedKind,
  thing: Thing,
  redactor: Redactor,
  details: RecordDetails,
): Promise<void> {
  await redactKept(tx.session, thing, redactor)
  const set = await withoutWords(kind, thing, redactor)
  await thingsOf(kind).save(tx, thing, set, `${kind}.redacted`, { ...details, about: ownerOf(thing) })
}

/** A message has no channel of its own but its session's. */
const laneOf = (thing: object): Channel => {
  const { channel, channels, session } = thing as {
    channel?: Channel
    channels?: Channel[]
    session?: Id | null
  }
  return channel ?? channels?.[0] ?? (session ? channelOfSession(session.toHexString()) : 'moderation:queue')
}
