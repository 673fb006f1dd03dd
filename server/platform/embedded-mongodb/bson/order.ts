import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson'
import { refuse } from '../errors.ts'
import { isNumber, type Num, toExact } from './numbers.ts'
import { type Doc, Kind, kindOf } from './values.ts'

// One order for everything. A value becomes bytes whose memcmp order is BSON's order of comparison, and no
// value's bytes are the beginning of another's; so indexes, sorting, uniqueness, grouping and equality agree.

let scratch = Buffer.allocUnsafe(1024)
let at = 0

/** Stands for an array without elements in an index or a sort: before null, as in MongoDB. */
export const emptyArray = Symbol('empty array')

/** One key of several values, each ascending (1) or descending (-1, its bytes inverted). */
export function keyOf(values: readonly unknown[], directions?: readonly number[]): Buffer {
  at = 0
  for (let i = 0; i < values.length; i++) {
    const start = at
    writeTyped(values[i])
    if (directions?.[i] === -1) invert(scratch, start, at)
  }
  return Buffer.from(scratch.subarray(0, at))
}

/** Turns the order of `bytes` around, in place. */
export function invert(bytes: Buffer, from = 0, to = bytes.length): Buffer {
  for (let i = from; i < to; i++) bytes[i] = ~(bytes[i] as number)
  return bytes
}

/** The smallest key after every key that begins with `prefix`. */
export function after(prefix: Buffer): Buffer {
  let end = prefix.length
  while (end > 0 && prefix[end - 1] === 0xff) end--
  const next = Buffer.from(prefix.subarray(0, end))
  if (end === 0) return Buffer.from([0xff, 0xff])
  next[end - 1] = (next[end - 1] as number) + 1
  return next
}

/** Less than, equal to or greater than zero, in BSON's order. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b
  const kind = kindOf(a)
  const difference = kind - kindOf(b)
  if (difference !== 0) return difference
  if (kind === Kind.string && a === b) return 0
  const first = keyOf([a])
  return Buffer.compare(first, keyOf([b]))
}

/** Equality as MongoDB has it: numbers by value, embedded documents with their field order. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return compare(a, b) === 0
}

function reserve(size: number): void {
  if (at + size <= scratch.length) return
  const bigger = Buffer.allocUnsafe((at + size) * 2)
  scratch.copy(bigger, 0, 0, at)
  scratch = bigger
}

function writeTyped(value: unknown): void {
  reserve(16)
  const kind = value === emptyArray ? Kind.emptyArray : kindOf(value)
  scratch[at++] = kind
  writePayload(kind, value)
}

function writePayload(kind: number, value: unknown): void {
  switch (kind) {
    case Kind.minKey:
    case Kind.maxKey:
    case Kind.null:
    case Kind.emptyArray:
      return
    case Kind.number:
      writeNumber(value as Num)
      return
    case Kind.string:
      writeText(typeof value === 'string' ? value : String(value))
      return
    case Kind.object:
      writeObject(value as Doc)
      return
    case Kind.array:
      for (const item of value as unknown[]) writeTyped(item)
      writeByte(0)
      return
    case Kind.binary:
      writeBinary(value as Binary)
      return
    case Kind.objectId:
      reserve(12)
      scratch.set((value as ObjectId).id, at)
      at += 12
      return
    case Kind.boolean:
      writeByte(value ? 1 : 0)
      return
    case Kind.date:
      writeSigned(BigInt((value as Date).getTime()))
      return
    case Kind.timestamp:
      reserve(8)
      at = scratch.writeBigUInt64BE(BigInt.asUintN(64, (value as Timestamp).toBigInt()), at)
      return
    case Kind.regex:
      writeText((value as BSONRegExp).pattern)
      writeText((value as BSONRegExp).options)
      return
    default:
      throw refuse.value('a Decimal128, DBRef or JavaScript value where values are compared')
  }
}

function writeByte(byte: number): void {
  reserve(1)
  scratch[at++] = byte
}

const exactly = 2 ** 53

/** A double with its bits made sortable; beyond 2^53 followed by what the double rounded away from a Long. */
function writeNumber(value: Num): void {
  if (!isNumber(value)) throw refuse.value('this number')
  const exact = toExact(value)
  const double = Number(exact)
  reserve(10)
  if (Number.isNaN(double)) {
    scratch.fill(0, at, at + 8)
    at += 8
    return
  }
  scratch.writeDoubleBE(double === 0 ? 0 : double, at)
  if (double < 0) invert(scratch, at, at + 8)
  else scratch[at] = (scratch[at] as number) ^ 0x80
  at += 8
  if (Math.abs(double) < exactly || !Number.isFinite(double)) return
  const rest = typeof exact === 'bigint' ? Number(exact - BigInt(double)) : 0
  at = scratch.writeUInt16BE(0x8000 + rest, at)
}

function writeSigned(value: bigint): void {
  reserve(8)
  at = scratch.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n), at)
}

/** UTF-8, ended by 00; a 00 inside is written 00 FF. */
function writeText(text: string): void {
  reserve(text.length * 3 + 1)
  if (text.includes('\0')) {
    for (const part of text.split('\0')) {
      reserve(part.length * 3 + 2)
      at += scratch.write(part, at)
      scratch[at++] = 0
      scratch[at++] = 0xff
    }
    at -= 1
    return
  }
  at += scratch.write(text, at)
  scratch[at++] = 0
}

/** Field by field: kind, name, value, as MongoDB compares embedded documents. */
function writeObject(doc: Doc): void {
  for (const name of Object.keys(doc)) {
    const value = doc[name]
    const kind = kindOf(value)
    reserve(name.length * 3 + 2)
    scratch[at++] = kind
    at += scratch.write(name, at)
    scratch[at++] = 0
    writePayload(kind, value)
  }
  writeByte(0)
}

/** Length, then subtype, then the bytes. */
function writeBinary(value: Binary): void {
  const bytes = value.buffer.subarray(0, value.position)
  reserve(bytes.length + 5)
  at = scratch.writeUInt32BE(bytes.length, at)
  scratch[at++] = value.sub_type
  scratch.set(bytes, at)
  at += bytes.length
}
