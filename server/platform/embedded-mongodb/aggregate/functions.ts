import { Double, Int32, Long, ObjectId } from 'bson'
import {
  add,
  fromNumber,
  isNumber,
  multiply,
  type Num,
  subtract,
  toExact,
  toNumber,
} from '../bson/numbers.ts'
import { compare, same } from '../bson/order.ts'
import { setField } from '../bson/paths.ts'
import { bsonType, type Doc, isDoc, typeOf } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { dateFunctions } from './dates.ts'
import { average, sum } from './sums.ts'
import { textFunctions } from './texts.ts'

/** A function of values that were evaluated already; undefined is a missing value. */
export type ValueFunction = (values: unknown[]) => unknown

const isNothing = (value: unknown): boolean => value === null || value === undefined

function numbers(name: string, calculate: (...numbers: Num[]) => unknown): ValueFunction {
  return (values) => {
    if (values.some(isNothing)) return null
    if (values.every(isNumber)) return calculate(...values)
    throw new CommandError(14, `${name} only supports numeric types`)
  }
}

/** `$add` and `$subtract` also take dates. */
const plus: ValueFunction = (values) => {
  if (values.some(isNothing)) return null
  const date = values.find((value) => value instanceof Date)
  const rest = values.filter((value) => value !== date) as Num[]
  if (!rest.every(isNumber)) throw new CommandError(14, '$add only supports numeric or date types')
  const total = rest.reduce(add, new Int32(0))
  return date ? new Date(date.getTime() + toNumber(total)) : total
}

const minus: ValueFunction = ([a, b]) => {
  if (isNothing(a) || isNothing(b)) return null
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime())
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - toNumber(b))
  if (isNumber(a) && isNumber(b)) return subtract(a, b)
  throw new CommandError(14, "can't $subtract these types")
}

const divide = numbers('$divide', (a, b) => {
  if (toNumber(b as Num) === 0) throw new CommandError(2, "can't $divide by zero")
  return new Double(toNumber(a as Num) / toNumber(b as Num))
})

const rounding = (name: string, round: (value: number) => number) =>
  numbers(name, (value) => (bsonType(value) === 'Double' ? new Double(round(toNumber(value as Num))) : value))

const compares =
  (test: (order: number) => unknown): ValueFunction =>
  ([a, b]) => {
    if (a === undefined || b === undefined) return test((a === undefined ? 0 : 1) - (b === undefined ? 0 : 1))
    return test(compare(a, b))
  }

function arrayOf(value: unknown, name: string): unknown[] | undefined {
  if (isNothing(value)) return undefined
  if (Array.isArray(value)) return value
  throw new CommandError(28689, `${name}'s argument must be an array, but is ${typeOf(value).alias}`)
}

/** Several arguments, or the elements of the single array argument. */
const several = (values: unknown[]): unknown[] =>
  values.length === 1 && Array.isArray(values[0]) ? values[0] : values

const extreme =
  (sign: number): ValueFunction =>
  (values) => {
    const present = several(values).filter((value) => !isNothing(value))
    if (present.length === 0) return null
    return present.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best))
  }

function elementAt(array: unknown[] | undefined, position: number): unknown {
  if (!array) return null
  return array.at(position)
}

/** Every expression that only needs its arguments' values. */
export const functions: Record<string, ValueFunction> = {
  ...textFunctions,
  ...dateFunctions,
  $add: plus,
  $subtract: minus,
  $multiply: numbers('$multiply', (...all) => all.reduce(multiply)),
  $divide: divide,
  $mod: numbers('$mod', (a, b) => fromNumber(toNumber(a as Num) % toNumber(b as Num))),
  $abs: numbers('$abs', (a) => (toNumber(a as Num) < 0 ? subtract(new Int32(0), a as Num) : a)),
  $ceil: rounding('$ceil', Math.ceil),
  $floor: rounding('$floor', Math.floor),
  $trunc: rounding('$trunc', Math.trunc),
  $eq: compares((order) => order === 0),
  $ne: compares((order) => order !== 0),
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $cmp: compares((order) => new Int32(Math.sign(order))),
  $not: ([value]) => !isTrue(value),
  $type: ([value]) => (value === undefined ? 'missing' : typeOf(value).alias),
  $isNumber: ([value]) => isNumber(value),
  $isArray: ([value]) => Array.isArray(value),
  $toString: ([value]) => toText(value),
  $toInt: ([value]) =>
    isNothing(value) ? null : new Int32(Math.trunc(Number(isNumber(value) ? toExact(value) : value))),
  $toDouble: ([value]) =>
    isNothing(value) ? null : new Double(Number(isNumber(value) ? toExact(value) : value)),
  $toBool: ([value]) => (isNothing(value) ? null : isTrue(value)),
  $toObjectId: ([value]) => (isNothing(value) ? null : new ObjectId(String(value))),
  $size: ([value]) => {
    if (!Array.isArray(value)) throw new CommandError(17124, 'The argument to $size must be an array')
    return new Int32(value.length)
  },
  $arrayElemAt: ([array, position]) =>
    isNothing(position) ? null : elementAt(arrayOf(array, '$arrayElemAt'), toNumber(position as Num)),
  $first: ([array]) => elementAt(arrayOf(array, '$first'), 0),
  $last: ([array]) => elementAt(arrayOf(array, '$last'), -1),
  $in: ([value, array]) => {
    if (!Array.isArray(array)) throw new CommandError(40081, '$in requires an array as a second argument')
    return array.some((element) => same(element, value ?? null))
  },
  $concatArrays: (values) =>
    values.some(isNothing) ? null : values.flatMap((value) => arrayOf(value, '$concatArrays') as unknown[]),
  $slice: ([array, first, count]) => slice(arrayOf(array, '$slice'), first as Num, count as Num | undefined),
  $reverseArray: ([array]) => arrayOf(array, '$reverseArray')?.toReversed() ?? null,
  $setUnion: (values) => (values.some(isNothing) ? null : distinct(values.flat())),
  $setIntersection: (values) => {
    if (values.some(isNothing)) return null
    const [head = [], ...rest] = values as unknown[][]
    return distinct(head.filter((value) => rest.every((other) => other.some((each) => same(each, value)))))
  },
  $setDifference: ([a, b]) => {
    if (isNothing(a) || isNothing(b)) return null
    return distinct((a as unknown[]).filter((value) => !(b as unknown[]).some((each) => same(each, value))))
  },
  $mergeObjects: (values) => Object.assign({}, ...several(values).filter(isDoc)),
  $objectToArray: ([value]) => (isDoc(value) ? Object.entries(value).map(([k, v]) => ({ k, v })) : null),
  $arrayToObject: ([value]) => {
    const result: Doc = {}
    for (const pair of arrayOf(value, '$arrayToObject') ?? []) {
      const [name, inside] = isDoc(pair) ? [pair.k, pair.v] : (pair as unknown[])
      setField(result, String(name), inside)
    }
    return result
  },
  $sum: (values) => sum(several(values)),
  $avg: (values) => average(several(values)),
  $min: extreme(-1),
  $max: extreme(1),
}

function distinct(values: unknown[]): unknown[] {
  const sorted = values.toSorted(compare)
  return sorted.filter((value, i) => i === 0 || !same(value, sorted[i - 1]))
}

function slice(array: unknown[] | undefined, first: Num, count: Num | undefined): unknown {
  if (!array) return null
  const from = toNumber(first)
  if (count === undefined) return from < 0 ? array.slice(from) : array.slice(0, from)
  const start = from < 0 ? Math.max(0, array.length + from) : from
  return array.slice(start, start + toNumber(count))
}

function toText(value: unknown): unknown {
  if (isNothing(value)) return null
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  return String(isNumber(value) ? toExact(value) : value)
}
