import type { Actor } from '../../shared/accounts/actor.ts'
import type { Propose } from '../../shared/contradictions/contradictions.schema.ts'
import type { ContradictionEnd } from '../../shared/contradictions/views.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'
import { toEnd } from './ends.ts'

const channelOf = (end: ContradictionEnd): Channel => `document:${end.document.id}`

const linkTo = ({ _id, ends }: ContradictionRecord) =>
  `/documents/${ends[0]?.document.slug}#contradiction-${_id.toHexString()}`

/** Sets two or more ends against each other. @throws {Problem} naming the end that could not be found. */
export async function propose(actor: Actor, body: Propose): Promise<WriteAnswer> {
  const ends = await Promise.all(body.ends.map(toEnd))
  const channels = [...new Set(ends.map(channelOf))]
  return commit({ actor, operation: body.operation, body, channel: channels[0] as Channel }, async (tx) => {
    const contradiction: ContradictionRecord = {
      _id: newId(),
      type: body.type,
      claim: body.claim,
      ends,
      channels,
      creator: { id: actor.id ?? '', name: actor.name ?? '' },
      status: 'proposed',
      created: tx.now,
      modified: null,
      withdrawn: null,
      version: 1,
    }
    tx.insert(Contradictions, contradiction)
    tx.changed('contradiction', contradiction, channels, { contradictions: 1 })
    tx.record('contradiction.proposed', 'contradiction', contradiction)
    return { location: linkTo(contradiction) }
  })
}

export function withdrawContradiction(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'contradiction.withdrawn', (contradiction, now) => {
    if (!canWithdraw(actor, contradiction)) throw new Problem('not-allowed')
    return { withdrawn: now }
  })
}

/** @throws {Problem} `too-late` after 24 hours. */
export function restoreContradiction(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'contradiction.restored', (contradiction, now) => {
    if (!canRestore(actor, contradiction, now))
      throw new Problem(contradiction.withdrawn ? 'too-late' : 'not-allowed')
    return { withdrawn: null }
  })
}

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (contradiction: ContradictionRecord, now: Date) => { withdrawn: Date | null },
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
    const set = effectOf(contradiction, tx.now)
    if (contradiction.version !== body.version) throw new Problem('changed-meanwhile')
    const changed: ContradictionRecord = { ...contradiction, ...set, version: contradiction.version + 1 }
    await Contradictions.collection.updateOne(
      { _id: contradiction._id },
      { $set: { ...set, version: changed.version } },
      { session: tx.session },
    )
    tx.changed('contradiction', changed, changed.channels, { contradictions: set.withdrawn ? -1 : 1 })
    tx.record(action, 'contradiction', changed)
    return { location: linkTo(changed) }
  })
}

async function contradictionIn(
  session: Transaction['session'] | null,
  id: string,
): Promise<ContradictionRecord> {
  const contradiction = await Contradictions.findById(toId(id)).session(session).lean<ContradictionRecord>()
  if (!contradiction) throw new Problem('not-found')
  return contradiction
}
