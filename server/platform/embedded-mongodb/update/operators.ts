import { Int32, Timestamp } from 'bson'
import { add, isNumber, multiply, type Num, toNumber } from '../bson/numbers.ts'
import { compare } from '../bson/order.ts'
import { isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { addToSet, pop, pull, pullAll, push } from './arrays.ts'
import { type Operator, removed, unchanged } from './operator.ts'

function expectNumber(value: unknown, name: string, path: string): Num {
  if (isNumber(value)) return value
  throw new CommandError(14, `Cannot apply ${name} to the field '${path}' with a value of non-numeric type`)
}

export const operators: Record<string, Operator> = {
  $set: (_, operand) => operand,
  $setOnInsert: (_, operand, { inserting }) => (inserting ? operand : unchanged),
  $unset: (value) => (value === undefined ? unchanged : removed),
  $inc: (value, operand, { path }) => {
    const step = expectNumber(operand, '$inc', path)
    return value === undefined ? step : add(expectNumber(value, '$inc', path), step)
  },
  $mul: (value, operand, { path }) => {
    const factor = expectNumber(operand, '$mul', path)
    return multiply(value === undefined ? new Int32(0) : expectNumber(value, '$mul', path), factor)
  },
  $min: (value, operand) => (value === undefined || compare(operand, value) < 0 ? operand : unchanged),
  $max: (value, operand) => (value === undefined || compare(operand, value) > 0 ? operand : unchanged),
  $currentDate: (_, operand) => {
    const type = isDoc(operand) ? operand.$type : 'date'
    if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
    if (type !== 'date' || (!isDoc(operand) && typeof operand !== 'boolean')) {
      throw new CommandError(2, "The '$type' of $currentDate must be 'date' or 'timestamp'")
    }
    return new Date()
  },
  $push: push,
  $addToSet: addToSet,
  $pop: (value, operand, where) => {
    const end = isNumber(operand) ? toNumber(operand) : 0
    if (end !== 1 && end !== -1) throw new CommandError(9, '$pop expects 1 or -1')
    return pop(value, end, where.path)
  },
  $pull: pull,
  $pullAll: pullAll,
}

/** `{ $rename: { from: 'to' } }` moves a value; it concerns two paths, so it stands alone. */
export function expectRename(from: string, to: unknown): string {
  if (typeof to !== 'string' || to === '' || to === from) {
    throw new CommandError(2, `The 'to' field for $rename must be another field name: ${from}`)
  }
  if ([from, to].some((path) => path.includes('$')))
    throw new CommandError(2, '$rename paths may not be positional')
  return to
}
