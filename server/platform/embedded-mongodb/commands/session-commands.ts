import { randomUUID } from 'node:crypto'
import { type Long, UUID } from 'bson'
import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { ok } from '../wire/replies.ts'
import type { Command } from './context.ts'

/** A session's key: its id's bytes as hex. */
export function sessionKey(lsid: unknown): string {
  const id = isDoc(lsid) ? lsid.id : undefined
  if (id && typeof id === 'object' && 'toString' in id && 'buffer' in id) {
    return Buffer.from((id as { buffer: Uint8Array }).buffer).toString('hex')
  }
  throw new CommandError(14, "'lsid' must have an 'id' of type UUID")
}

function transactionOf(body: Doc): { session: string; number: bigint } {
  if (body.lsid === undefined || body.txnNumber === undefined) {
    throw new CommandError(251, "Transaction isn't in progress: lsid and txnNumber are needed", {}, [
      'TransientTransactionError',
    ])
  }
  return { session: sessionKey(body.lsid), number: (body.txnNumber as Long).toBigInt() }
}

export const commitTransaction: Command = {
  fields: ['recoveryToken'],
  run({ body, sessions }) {
    const { session, number } = transactionOf(body)
    return sessions.commit(session, number, ok())
  },
}

export const abortTransaction: Command = {
  fields: ['recoveryToken'],
  run({ body, sessions }) {
    const { session, number } = transactionOf(body)
    sessions.abort(session, number)
    return ok()
  },
}

function sessionList(value: unknown): string[] {
  if (!Array.isArray(value)) throw new CommandError(14, 'a list of sessions is needed')
  return value.map(sessionKey)
}

export const endSessions: Command = {
  fields: [],
  run({ body, sessions }) {
    for (const session of sessionList(body.endSessions)) sessions.end(session)
    return ok()
  },
}

export const startSession: Command = {
  fields: [],
  run: () => ok({ id: { id: new UUID(randomUUID()) }, timeoutMinutes: 30 }),
}

export const refreshSessions: Command = { fields: [], run: () => ok() }
