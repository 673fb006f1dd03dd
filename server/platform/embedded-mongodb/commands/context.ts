import { type Doc, isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { Blocked } from '../storage/blocked.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Cursors } from '../storage/cursors.ts'
import type { Engine } from '../storage/engine.ts'
import type { Sessions } from '../storage/sessions.ts'
import type { Transaction } from '../storage/transactions.ts'
import type { View } from '../storage/view.ts'
import type { WriteSet } from '../storage/write-set.ts'

/** The database as commands see it. */
export type Database = {
  engine: Engine
  sessions: Sessions
  cursors: Cursors
  /** How clients reach it: the path of a Unix socket, or host and port. */
  address: string
}

/** One command being carried out. */
export type Context = Database & {
  name: string
  db: string
  body: Doc
  sequences: Map<string, Uint8Array[]>
  transaction: Transaction | undefined
  view: View
}

/** A command that meets an open transaction's change hands that transaction out and goes on when it has ended. */
export type Waiting<T> = Generator<Transaction, T, void>

export type Command = {
  /** Every field the command takes beyond those that all take; any other is refused. */
  fields: readonly string[]
  /** May run inside a transaction. */
  inTransaction?: boolean
  run(context: Context): Uint8Array | Waiting<Uint8Array>
}

/** The collection that the command names, or undefined when there is none. */
export function collectionOf(context: Context): Collection | undefined {
  const name = context.body[context.name]
  if (typeof name !== 'string' || name === '') {
    throw new CommandError(73, `collection name has invalid type or is empty in '${context.name}'`)
  }
  return known(context, context.engine.catalog.find(context.db, name))
}

/** A collection as this command may use it: a transaction can't use one defined after its snapshot. */
export function known(context: Context, collection: Collection | undefined): Collection | undefined {
  if (collection && context.transaction) context.engine.expectSameDefinition(collection, context.transaction)
  return collection
}

/** The collection that a write names, made when it doesn't exist yet. */
export function collectionToWrite(context: Context): Collection {
  const existing = collectionOf(context)
  if (existing) return existing
  if (context.transaction) {
    const message = `Cannot create namespace ${context.db}.${context.body[context.name]} in a multi-document transaction: the embedded database creates collections outside them only.`
    throw new CommandError(263, message)
  }
  const { engine } = context
  return engine.change((commit) =>
    engine.catalog.create(context.db, String(context.body[context.name]), commit),
  )
}

/** Runs one statement's writes, in the transaction or at once; waits while a transaction holds what it needs. */
export function* writing<T>(context: Context, collect: (writes: WriteSet) => T): Waiting<T> {
  if (context.transaction) return collect(context.transaction.writes)
  for (;;) {
    try {
      return context.engine.write(collect)
    } catch (error) {
      if (!(error instanceof Blocked)) throw error
      yield error.by
    }
  }
}

/** A document among a command's fields, `{}` when missing. */
export function docField(doc: Doc, name: string): Doc {
  const value = doc[name]
  if (value === undefined || value === null) return {}
  if (isDoc(value)) return value
  throw new CommandError(14, `Expected field '${name}' to be of type object`)
}

/** Refuses every field that isn't listed. */
export function expectOnly(doc: Doc, fields: readonly string[], unknown: (name: string) => Error): void {
  for (const name of Object.keys(doc)) if (!fields.includes(name)) throw unknown(name)
}
