import { type BSONRegExp, Double, deserialize, Int32, Long, serialize } from 'bson'

/** A document in memory: numbers keep their BSON type (Int32, Long, Double objects), so nothing drifts. */
export type Doc = { [field: string]: unknown }

const keepTypes = { promoteValues: false, promoteBuffers: false, bsonRegExp: true }

/** Reads BSON bytes into a Doc. */
export function parse(bytes: Uint8Array): Doc {
  return deserialize(bytes, keepTypes)
}

/** Writes a Doc as BSON bytes; `undefined` fields are left out. */
export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: true })
}

/** Kinds of value in BSON's order of comparison; the number is also the first byte of an index key. */
export const Kind = {
  minKey: 0x01,
  emptyArray: 0x05,
  null: 0x06,
  number: 0x0a,
  string: 0x0f,
  object: 0x14,
  array: 0x19,
  binary: 0x1e,
  objectId: 0x23,
  boolean: 0x28,
  date: 0x2d,
  timestamp: 0x2f,
  regex: 0x32,
  maxKey: 0x7f,
  other: 0xe0,
} as const

const kindOfBsonType: Record<string, number> = {
  Int32: Kind.number,
  Double: Kind.number,
  Long: Kind.number,
  ObjectId: Kind.objectId,
  Binary: Kind.binary,
  Timestamp: Kind.timestamp,
  BSONRegExp: Kind.regex,
  BSONSymbol: Kind.string,
  MinKey: Kind.minKey,
  MaxKey: Kind.maxKey,
}

/** The kind of a value; a missing value (`undefined`) counts as null, as in MongoDB's order. */
export function kindOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return Kind.string
    case 'number':
    case 'bigint':
      return Kind.number
    case 'boolean':
      return Kind.boolean
    case 'undefined':
      return Kind.null
  }
  if (value === null) return Kind.null
  if (Array.isArray(value)) return Kind.array
  if (value instanceof Date) return Kind.date
  const tag = bsonType(value)
  if (tag === undefined) return Kind.object
  return kindOfBsonType[tag] ?? Kind.other
}

/** The driver's name for a wrapped BSON value (`ObjectId`, `Int32` …), or undefined for anything else. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as { _bsontype?: string })._bsontype
}

/** True for an embedded document: a plain object, not a wrapped value, date or array. */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && kindOf(value) === Kind.object
}

export function isRegex(value: unknown): value is BSONRegExp {
  return bsonType(value) === 'BSONRegExp'
}

/** The field's own value; never one inherited from Object.prototype. */
export function fieldOf(doc: Doc, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}

/** BSON's type number and alias for `$type`. */
export function typeOf(value: unknown): { code: number; alias: string } {
  if (value === null) return { code: 10, alias: 'null' }
  if (typeof value === 'number') return typeOf(Number.isInteger(value) ? new Int32(value) : new Double(value))
  if (typeof value === 'bigint') return typeOf(Long.fromBigInt(value))
  switch (kindOf(value)) {
    case Kind.string:
      return { code: 2, alias: 'string' }
    case Kind.object:
      return { code: 3, alias: 'object' }
    case Kind.array:
      return { code: 4, alias: 'array' }
    case Kind.boolean:
      return { code: 8, alias: 'bool' }
    case Kind.date:
      return { code: 9, alias: 'date' }
  }
  return wrappedTypes[bsonType(value) ?? ''] ?? { code: 6, alias: 'undefined' }
}

const wrappedTypes: Record<string, { code: number; alias: string }> = {
  Double: { code: 1, alias: 'double' },
  Binary: { code: 5, alias: 'binData' },
  ObjectId: { code: 7, alias: 'objectId' },
  BSONRegExp: { code: 11, alias: 'regex' },
  Code: { code: 13, alias: 'javascript' },
  Int32: { code: 16, alias: 'int' },
  Timestamp: { code: 17, alias: 'timestamp' },
  Long: { code: 18, alias: 'long' },
  Decimal128: { code: 19, alias: 'decimal' },
  MinKey: { code: -1, alias: 'minKey' },
  MaxKey: { code: 127, alias: 'maxKey' },
}
