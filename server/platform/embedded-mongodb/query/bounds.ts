import { isNumber, toNumber } from '../bson/numbers.ts'
import { after, invert, keyOf } from '../bson/order.ts'
import { Kind, kindOf } from '../bson/values.ts'

/** A stretch of index keys: from `low` up to, and without, `high`. A point is one value. */
export type Range = { low: Buffer; high: Buffer; point: boolean }

/** One thing asked of one field that an index can answer. */
export type Asked = { operator: '$eq' | '$in' | '$gt' | '$gte' | '$lt' | '$lte'; operand: unknown }

const indexable = new Set<number>([
  Kind.number,
  Kind.string,
  Kind.object,
  Kind.binary,
  Kind.objectId,
  Kind.boolean,
  Kind.date,
  Kind.timestamp,
])

/** Null is left out (a missing field, an empty array); arrays and regular expressions mean more than one key. */
function canBound(value: unknown): boolean {
  return indexable.has(kindOf(value)) && !(isNumber(value) && Number.isNaN(toNumber(value)))
}

/** Whether an index on the field answers the question exactly. */
export function isIndexable(operator: string, operand: unknown): operator is Asked['operator'] {
  if (operator === '$in') return Array.isArray(operand) && operand.every(canBound)
  return ['$eq', '$gt', '$gte', '$lt', '$lte'].includes(operator) && canBound(operand)
}

/** The stretches of an ascending field's keys that hold what is asked. */
export function rangesFor({ operator, operand }: Asked): Range[] {
  if (operator === '$in') return distinct((operand as unknown[]).map(pointOf))
  if (operator === '$eq') return [pointOf(operand)]
  const key = keyOf([operand])
  const kind = kindOf(operand)
  // NaN sorts before all numbers and is in no range, so numbers begin at -Infinity.
  const first = kind === Kind.number ? keyOf([Number.NEGATIVE_INFINITY]) : Buffer.from([kind])
  const end = Buffer.from([kind + 1])
  if (operator === '$gt') return [{ low: after(key), high: end, point: false }]
  if (operator === '$gte') return [{ low: key, high: end, point: false }]
  return [{ low: first, high: operator === '$lt' ? key : after(key), point: false }]
}

const pointOf = (value: unknown): Range => pointAt(keyOf([value]))
const pointAt = (key: Buffer): Range => ({ low: key, high: after(key), point: true })

function distinct(ranges: Range[]): Range[] {
  const sorted = ranges.sort((a, b) => Buffer.compare(a.low, b.low))
  return sorted.filter((range, i) => i === 0 || Buffer.compare(range.low, (sorted[i - 1] as Range).low) !== 0)
}

/** What lies in both. */
export function intersect(some: Range[], others: Range[]): Range[] {
  const both: Range[] = []
  for (const a of some) {
    for (const b of others) {
      const low = Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low
      const high = Buffer.compare(a.high, b.high) <= 0 ? a.high : b.high
      if (Buffer.compare(low, high) < 0) both.push({ low, high, point: a.point || b.point })
    }
  }
  return both
}

/** The same stretches in a descending field, whose keys are inverted. */
export function descending(ranges: Range[]): Range[] {
  return ranges
    .map(({ low, high, point }) => {
      if (point) return pointAt(invert(Buffer.from(low)))
      return { low: after(invert(Buffer.from(high))), high: after(invert(Buffer.from(low))), point }
    })
    .reverse()
}

/** Every prefix followed by every range. */
export function extend(prefixes: Range[], ranges: Range[]): Range[] {
  return prefixes.flatMap((prefix) =>
    ranges.map((range) => ({
      low: Buffer.concat([prefix.low, range.low]),
      high: Buffer.concat([prefix.low, range.high]),
      point: range.point,
    })),
  )
}

/** The whole of an index. */
export const everything: Range = { low: Buffer.alloc(0), high: Buffer.from([0xff, 0xff]), point: true }
