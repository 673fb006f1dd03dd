import { Double, Int32, Long } from 'bson'
import { CommandError } from '../errors.ts'
import { bsonType } from './values.ts'

/** Any number as BSON has it; plain JavaScript numbers come from our own arithmetic only. */
export type Num = Int32 | Long | Double | number | bigint

export function isNumber(value: unknown): value is Num {
  if (typeof value === 'number' || typeof value === 'bigint') return true
  const tag = bsonType(value)
  return tag === 'Int32' || tag === 'Double' || tag === 'Long'
}

/** The number as a JavaScript number: exact except for a Long beyond 2^53. */
export function toNumber(value: Num): number {
  return typeof value === 'number' ? value : Number(toExact(value))
}

/** The number without loss: a bigint for a Long, else a JavaScript number. */
export function toExact(value: Num): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return value._bsontype === 'Long' ? (value as Long).toBigInt() : (value as Int32 | Double).value
}

/** A count or a size as given in a command (`limit`, `skip`, `batchSize` …); refuses anything else. */
export function wholeNumber(value: unknown, field: string): number {
  const number = isNumber(value) ? toNumber(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new CommandError(14, `'${field}' must be a whole number`)
  return number
}

const isDouble = (value: Num): boolean =>
  typeof value === 'number' ? !Number.isInteger(value) : bsonType(value) === 'Double'
const isLong = (value: Num): boolean => typeof value === 'bigint' || bsonType(value) === 'Long'

const longest = 2n ** 63n - 1n

/** A whole result: Int32 while both were and it fits, else Long; beyond 64 bits `overflow` decides. */
function whole(result: bigint, wide: boolean, overflow: () => Num): Num {
  if (!wide && result >= -2147483648n && result <= 2147483647n) return new Int32(Number(result))
  if (result > longest || result < -longest - 1n) return overflow()
  return Long.fromBigInt(result)
}

function calculate(
  a: Num,
  b: Num,
  onDoubles: (a: number, b: number) => number,
  onWholes: (a: bigint, b: bigint) => bigint,
): Num {
  const inDoubles = () => new Double(onDoubles(toNumber(a), toNumber(b)))
  if (isDouble(a) || isDouble(b)) return inDoubles()
  return whole(onWholes(BigInt(toExact(a)), BigInt(toExact(b))), isLong(a) || isLong(b), inDoubles)
}

/** Sums and products keep BSON's types: int + int is int (long when it doesn't fit), any double gives double. */
export const add = (a: Num, b: Num): Num =>
  calculate(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )
export const subtract = (a: Num, b: Num): Num =>
  calculate(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  )
export const multiply = (a: Num, b: Num): Num =>
  calculate(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  )

/** A whole JavaScript number as BSON would store it: int32 when it fits, else long; a fraction is a double. */
export function fromNumber(value: number): Num {
  if (!Number.isInteger(value) || Object.is(value, -0)) return new Double(value)
  if (value >= -2147483648 && value <= 2147483647) return new Int32(value)
  return Number.isSafeInteger(value) ? Long.fromNumber(value) : new Double(value)
}
