import { ObjectId } from 'bson'
import { type Doc, encode, isRegex, parse } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { questionsOf } from '../query/questions.ts'
import type { Updater } from './compile.ts'
import { read, write } from './places.ts'

/** The document that an upsert inserts: the filter's equalities, then the update; `_id` comes first. */
export function upsertedDocument(filter: Doc, updater: Updater, isReplacement: boolean): Doc {
  const base: Doc = {}
  for (const { field, operator, operand } of questionsOf(filter).list) {
    const single = operator === '$in' && Array.isArray(operand) && operand.length === 1
    if (operator !== '$eq' && !single) continue
    const value = single ? (operand as unknown[])[0] : operand
    if (isRegex(value) || (isReplacement && field !== '_id')) continue
    const path = field.split('.')
    if (read(base, path) !== undefined) {
      throw new CommandError(54, `cannot infer query fields to set, path '${field}' is matched twice`)
    }
    write(base, path, value)
  }
  const result = updater(parse(encode(base)), { matched: () => undefined, inserting: true })
  return withIdFirst(result)
}

/** The document with `_id` as its first field, made when missing. */
export function withIdFirst(doc: Doc): Doc {
  if (Object.keys(doc)[0] === '_id' && doc._id !== undefined) return doc
  const { _id = new ObjectId(), ...rest } = doc
  return { _id, ...rest }
}

/** MongoDB takes anything but an array, a regular expression or undefined as `_id`. */
export function expectValidId(id: unknown): void {
  if (Array.isArray(id)) throw new CommandError(53, "The '_id' value cannot be of type array")
  if (isRegex(id)) throw new CommandError(53, "The '_id' value cannot be of type regex")
}
