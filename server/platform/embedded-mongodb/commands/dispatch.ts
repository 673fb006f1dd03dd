import type { Long } from 'bson'
import { isNumber, toNumber, wholeNumber } from '../bson/numbers.ts'
import { bsonType, type Doc, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import type { Transaction } from '../storage/transactions.ts'
import { expectInTime, type View } from '../storage/view.ts'
import type { Message } from '../wire/message.ts'
import { failure } from '../wire/replies.ts'
import { type Command, type Context, type Database, expectOnly, type Waiting } from './context.ts'
import { commandNamed } from './registry.ts'
import { sessionKey } from './session-commands.ts'

/** Fields that every command takes. */
const commonFields = [
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  '$readPreference',
]

/**
 * Carries out the command of a message that came over a connection, and hands over its answer once everything it rests
 * on is on disk.
 */
export function dispatch(
  database: Database,
  over: object,
  message: Message,
  answer: (body: Uint8Array) => void,
): void {
  let finish = (body: Uint8Array): void => {
    database.engine.whenDurable((failed) => answer(failed ? failure(failed) : body))
  }
  let transaction: Transaction | undefined
  const fail = (error: unknown): void => {
    // As in MongoDB, an error inside a transaction ends it.
    if (transaction) database.engine.endTransaction(transaction)
    finish(failure(error))
  }
  try {
    const { command, context, retry } = prepare(database, over, message)
    transaction = context.transaction
    const earlier = retry && database.sessions.answerTo(retry.session, retry.number)
    if (earlier) {
      finish(earlier)
      return
    }
    if (retry) {
      const shared = database.sessions.share(retry.session, retry.number, finish)
      if (!shared) return
      finish = shared
    }
    const complete = (body: Uint8Array): void => {
      if (retry) database.sessions.keepAnswer(retry.session, retry.number, body)
      finish(body)
    }
    const result = command.run(context)
    if (result instanceof Uint8Array) complete(result)
    else proceed(result, context.view, complete, fail)
  } catch (error) {
    fail(error)
  }
}

/** Runs until the end or until a transaction is in the way; then goes on when that has ended. */
function proceed(
  steps: Waiting<Uint8Array>,
  view: View,
  complete: (body: Uint8Array) => void,
  fail: (error: unknown) => void,
): void {
  try {
    expectInTime(view)
    const step = steps.next()
    if (step.done) complete(step.value)
    else step.value.onEnd(() => proceed(steps, view, complete, fail))
  } catch (error) {
    fail(error)
  }
}

type Prepared = { command: Command; context: Context; retry: { session: string; number: bigint } | undefined }

function prepare(database: Database, over: object, message: Message): Prepared {
  const { body, sequences } = message
  const name = Object.keys(body)[0] ?? ''
  const command = commandNamed(name)
  for (const field of Object.keys(body)) {
    if (field !== name && !commonFields.includes(field) && !command.fields.includes(field)) {
      throw refuse.option(name, field)
    }
  }
  checkConcerns(body)
  const transaction = transactionOf(database, over, command, body, name)
  const view = viewFor(database, transaction, body)
  const isRetryable = body.txnNumber !== undefined && body.autocommit === undefined
  const retry = isRetryable ? { session: sessionKey(body.lsid), number: numberOf(body) } : undefined
  const context = { ...database, name, db: String(body.$db), body, sequences, transaction, view }
  return { command, context, retry }
}

/** What the command sees, and until when it may look. */
function viewFor({ engine }: Database, transaction: Transaction | undefined, { maxTimeMS }: Doc): View {
  const limit = isNumber(maxTimeMS) ? toNumber(maxTimeMS) : 0
  const latest = limit > 0 ? { latest: Date.now() + limit } : undefined
  if (!transaction) return latest ? { ...engine.view, ...latest } : engine.view
  const { snapshot, writes } = transaction
  return { connection: snapshot, changesTo: (collection) => writes.changesTo(collection), ...latest }
}

function numberOf(body: Doc): bigint {
  if (bsonType(body.txnNumber) !== 'Long') throw new CommandError(14, "'txnNumber' must be a long")
  return (body.txnNumber as Long).toBigInt()
}

/** The transaction that a command belongs to; begins it with its first command. */
function transactionOf(
  database: Database,
  over: object,
  command: Command,
  body: Doc,
  name: string,
): Transaction | undefined {
  if (body.autocommit !== false || name === 'commitTransaction' || name === 'abortTransaction')
    return undefined
  const session = sessionKey(body.lsid)
  if (!command.inTransaction) {
    throw new CommandError(263, `Cannot run '${name}' in a multi-document transaction.`)
  }
  if (body.startTransaction === true) return database.sessions.begin(session, numberOf(body), over)
  return database.sessions.goOn(session, numberOf(body), over)
}

/** One node that syncs every commit meets every concern but those that ask for more nodes. */
function checkConcerns({ writeConcern, readConcern, autocommit }: Doc): void {
  if (isDoc(writeConcern)) {
    expectOnly(writeConcern, ['w', 'j', 'wtimeout', 'fsync'], (field) => refuse.option('writeConcern', field))
    const { w } = writeConcern
    const isMet = w === undefined || w === 'majority' || (isNumber(w) && wholeNumber(w, 'w') <= 1)
    if (!isMet)
      throw new CommandError(100, 'Not enough data-bearing nodes: the embedded database is one node')
  }
  if (isDoc(readConcern)) {
    expectOnly(readConcern, ['level'], (field) => refuse.option('readConcern', field))
    const level = readConcern.level ?? 'local'
    const levels = ['local', 'majority', 'available', 'linearizable']
    if (level === 'snapshot' && autocommit !== undefined) return
    if (!levels.includes(String(level))) throw refuse.value(`the read concern '${String(level)}' here`)
  }
}
