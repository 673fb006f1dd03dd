import type { Actor } from '../../shared/accounts/actor.ts'
import type { Propose } from '../../shared/contradictions/contradictions.schema.ts'
import type { ContradictionEnd } from '../../shared/contradictions/views.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { check } from '../live-sessions/in-session.ts'
import { seatIn, sessionIn } from '../live-sessions/sessions.changes.ts'
import { logStep } from '../live-sessions/steps.model.ts'
import { isOfSubject } from '../live-sessions/subject.reader.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { placeOf } from '../threads/places.ts'
import { addContradiction, contradictionIn, saveContradiction } from './contradictions.changes.ts'
import type { ContradictionRecord } from './contradictions.model.ts'
import { canConfirm, canRenew, isRenewable } from './contradictions.rules.ts'
import { toEnd } from './ends.ts'
import { endsOfToday, placeEnds } from './ends-follow.ts'

const channelOf = (end: ContradictionEnd): Channel => `document:${end.document.id}`

const linkTo = ({ _id, ends }: ContradictionRecord) =>
  `/documents/${ends[0]?.document.slug}#contradiction-${_id.toHexString()}`

/**
 * Sets two or more ends against each other; in a live session, for who takes part in it.
 * @throws {Problem} naming the end that could not be found; `not-open`, `not-joined`, `muted` in a session
 */
export async function propose(actor: Actor, body: Propose): Promise<WriteAnswer> {
  const ends = await Promise.all(body.ends.map(toEnd))
  const channels = [...new Set(ends.map(channelOf))]
  const submission = { actor, kind: 'contradiction' as const, words: body.claim, thread: null, edit: false }
  const judgement = await judge({ ...submission, insists: body.insists })
  return commit({ actor, operation: body.operation, body, channel: channels[0] as Channel }, async (tx) => {
    const session = body.session === undefined ? null : await sessionFor(tx, actor, body.session, ends)
    const contradiction: ContradictionRecord = {
      _id: newId(),
      type: body.type,
      claim: body.claim,
      ends: await placeEnds(tx, ends),
      channels,
      creator: { id: actor.id ?? '', name: actor.name ?? '' },
      status: 'proposed',
      session,
      created: tx.now,
      modified: null,
      withdrawn: null,
      erased: null,
      moderation: begun(judgement),
      version: 1,
    }
    await addContradiction(tx, contradiction, 'contradiction.proposed')
    if (session) {
      const proposed = { kind: 'proposed' as const, contradiction: contradiction._id.toHexString() }
      logStep(tx, session, contradiction.creator, proposed)
    }
    return { location: linkTo(contradiction) }
  })
}

/** The session that somebody proposes it in, who takes part there; one that reads none of its ends has no part in it. */
async function sessionFor(tx: Transaction, actor: Actor, id: string, ends: readonly ContradictionEnd[]) {
  const session = await sessionIn(tx.session, id)
  check(actor, 'takes-part', session, await seatIn(tx.session, session._id, actor.id))
  const isRead = await Promise.all(ends.map(({ document }) => isOfSubject(session, toId(document.id))))
  return isRead.includes(true) ? session._id : null
}

export function withdrawContradiction(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'contradiction.withdrawn', (contradiction, { now }) => {
    if (!canWithdraw(actor, contradiction)) throw new Problem('not-allowed')
    return { withdrawn: now }
  })
}

/** @throws {Problem} `too-late` after 24 hours. */
export function restoreContradiction(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'contradiction.restored', (contradiction, { now }) => {
    if (!canRestore(actor, contradiction, now))
      throw new Problem(contradiction.withdrawn ? 'too-late' : 'not-allowed')
    return { withdrawn: null }
  })
}

/** Says of a contradiction that it is one, or says so no longer. @throws {Problem} `not-allowed`, `changed-meanwhile` */
export async function confirmContradiction(
  actor: Actor,
  id: string,
  body: Step,
  isOne: boolean,
): Promise<WriteAnswer> {
  const { ends } = await contradictionIn(null, id)
  const posts = await Promise.all(ends.map(({ document }) => placeOf({ kind: 'document', id: document.id })))
  const owners = posts.map(({ owner }) => owner)
  const action = isOne ? 'contradiction.confirmed' : 'contradiction.unconfirmed'
  return change(actor, id, body, action, (contradiction) => {
    if (!canConfirm(actor, contradiction, owners)) throw new Problem('not-allowed')
    const status = isOne ? 'corroborated' : 'proposed'
    if (contradiction.status === status) throw new Problem('changed-meanwhile')
    return { status }
  })
}

/**
 * Says of a contradiction whose words have changed that it holds as they are now: it quotes those from then on. Whoever
 * confirmed it read others, so that is open again.
 * @throws {Problem} `not-allowed`, `changed-meanwhile`
 */
export function renewContradiction(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'contradiction.renewed', async (contradiction, tx) => {
    if (!canRenew(actor, contradiction)) throw new Problem('not-allowed')
    if (!isRenewable(contradiction)) throw new Problem('changed-meanwhile')
    return { ends: await endsOfToday(tx, contradiction.ends), status: 'proposed', modified: tx.now }
  })
}

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (
    contradiction: ContradictionRecord,
    tx: Transaction,
  ) => Partial<ContradictionRecord> | Promise<Partial<ContradictionRecord>>,
): Promise<WriteAnswer> {
  const { channels } = await contradictionIn(null, id)
  const write = {
    actor,
    operation: body.operation,
    body: { ...body, id, action },
    channel: channels[0] as Channel,
  }
  return commit(write, async (tx) => {
    const contradiction = await contradictionIn(tx.session, id)
    const set = await effectOf(contradiction, tx)
    if (contradiction.version !== body.version) throw new Problem('changed-meanwhile')
    return { location: linkTo(await saveContradiction(tx, contradiction, set, action)) }
  })
}
