import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { SendMessage } from '../../shared/live-sessions/live-sessions.schema.ts'
import type { Step } from '../../shared/write.schema.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { canRestore, canWithdraw, ownerOf } from '../platform/rules/own-words.ts'
import { toHtml } from '../threads/to-html.ts'
import { inSession } from './in-session.ts'
import { addMessage, messageIn, saveMessage } from './messages.changes.ts'
import type { MessageRecord } from './messages.model.ts'
import { channelOf } from './sessions.changes.ts'
import { logStep } from './steps.model.ts'

/** Says something in a session's chat. It is judged as comments are. */
export async function say(actor: Actor, id: string, body: SendMessage): Promise<WriteAnswer> {
  const { source, insists } = body
  const judgement = await judge({ actor, kind: 'message', words: source, thread: null, edit: false, insists })
  return inSession(actor, id, 'takes-part', body, 'session.said', async ({ tx, session, by }) => {
    const message: MessageRecord = {
      _id: newId(),
      session: session._id,
      creator: by,
      source,
      html: toHtml(source),
      created: tx.now,
      withdrawn: null,
      erased: null,
      moderation: begun(judgement),
      version: 1,
    }
    await addMessage(tx, message, 'message.sent')
    logStep(tx, session._id, by, { kind: 'said', message: message._id.toHexString() })
    return hrefOf(message)
  })
}

export const withdrawMessage = (actor: Actor, id: string, body: Step): Promise<WriteAnswer> =>
  change(actor, id, body, 'message.withdrawn', (message, now) => {
    if (!canWithdraw(actor, message)) throw new Problem('not-allowed')
    return { withdrawn: now }
  })

/** @throws {Problem} `too-late` after 24 hours. */
export const restoreMessage = (actor: Actor, id: string, body: Step): Promise<WriteAnswer> =>
  change(actor, id, body, 'message.restored', (message, now) => {
    if (message.withdrawn === null || ownerOf(message) !== actor.id) throw new Problem('not-allowed')
    if (!canRestore(actor, message, now)) throw new Problem('too-late')
    return { withdrawn: null }
  })

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (message: MessageRecord, now: Date) => { withdrawn: Date | null },
): Promise<WriteAnswer> {
  const { session } = await messageIn(null, id)
  const write = { actor, operation: body.operation, body: { ...body, id, action } }
  return commit({ ...write, channel: channelOf({ _id: session }) }, async (tx) => {
    const message = await messageIn(tx.session, id)
    const set = effectOf(message, tx.now)
    if (message.version !== body.version) throw new Problem('changed-meanwhile')
    return { location: hrefOf(await saveMessage(tx, message, set, action)) }
  })
}

const hrefOf = ({ _id, session }: MessageRecord) =>
  `/sessions/${session.toHexString()}#message-${_id.toHexString()}`
