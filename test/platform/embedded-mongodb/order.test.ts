import fc from 'fast-check'
import { Double, Int32, Long, ObjectId } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { compare, keyOf, after as nextAfter } from '../../../server/platform/embedded-mongodb/bson/order.ts'
import { type Doc, kindOf } from '../../../server/platform/embedded-mongodb/bson/values.ts'

// Indexes, sorting, uniqueness and equality all rest on one encoding, so its order is tested against a second
// comparison, written plainly from MongoDB's rules.

const whole = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map((n) => Long.fromBigInt(n)),
)
const number = fc.oneof(
  whole,
  fc.double({ noNaN: true }).map((n) => new Double(n)),
)
const text = fc.string({ unit: 'binary' })
const objectId = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes))
const date = fc.date({ noInvalidDate: true })
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    number,
    text,
    objectId,
    date,
    fc.boolean(),
    tie('list'),
    tie('doc'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  doc: fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'é'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
}))

const exact = (n: unknown): number | bigint => (n instanceof Long ? n.toBigInt() : Number(n))

/** MongoDB's order, said a second time. */
function plainOrder(a: unknown, b: unknown): number {
  const kinds = kindOf(a) - kindOf(b)
  if (kinds !== 0) return Math.sign(kinds)
  if (a === null || b === null) return 0
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
  if (typeof a === 'boolean') return Number(a) - Number(b)
  if (a instanceof Date) return Math.sign(a.getTime() - (b as Date).getTime())
  if (a instanceof ObjectId) return Buffer.compare(a.id, (b as ObjectId).id)
  if (a instanceof Int32 || a instanceof Long || a instanceof Double) {
    const [x, y] = [exact(a), exact(b)]
    return x < y ? -1 : x > y ? 1 : 0
  }
  return plainOrderOfFields(Object.entries(a as Doc), Object.entries(b as Doc), !Array.isArray(a))
}

function plainOrderOfFields(a: [string, unknown][], b: [string, unknown][], named: boolean): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [[nameA, x], [nameB, y]] = [a[i] as [string, unknown], b[i] as [string, unknown]]
    const kinds = Math.sign(kindOf(x) - kindOf(y))
    const names = named ? Buffer.compare(Buffer.from(nameA), Buffer.from(nameB)) : 0
    const order = kinds || names || plainOrder(x, y)
    if (order !== 0) return order
  }
  return Math.sign(a.length - b.length)
}

/** Lone surrogates have no UTF-8, so BSON can't hold them either. */
const storable = (v: unknown): boolean =>
  !/\\ud[89a-f]/i.test(JSON.stringify(v, (_, x) => (typeof x === 'bigint' ? String(x) : x)) ?? '')

describe('the bytes of a value', () => {
  it('sort as MongoDB sorts the values', () => {
    fc.assert(
      fc.property(value.filter(storable), value.filter(storable), (a, b) => {
        expect(Math.sign(Buffer.compare(keyOf([a]), keyOf([b])))).toBe(plainOrder(a, b))
        expect(Math.sign(compare(a, b))).toBe(plainOrder(a, b))
      }),
      { numRuns: 3000 },
    )
  })

  it("are never the beginning of another value's, so that keys of several values keep their order", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [keyOf([a]), keyOf([b])]
        if (!x.equals(y)) expect(x.subarray(0, y.length).equals(y)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('sort the other way round in a descending field, within keys of several values', () => {
    const sign = (n: number) => Math.sign(n)
    fc.assert(
      fc.property(
        value.filter(storable),
        value.filter(storable),
        text.filter(storable),
        text.filter(storable),
        (a, b, s, t) => {
          const order = Buffer.compare(keyOf([a, s], [-1, 1]), keyOf([b, t], [-1, 1]))
          expect(sign(order)).toBe(sign(-plainOrder(a, b) || plainOrder(s, t)))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('end before the key that comes after everything beginning with them', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const prefix = keyOf([a])
        expect(Buffer.compare(keyOf([a, b]), nextAfter(prefix))).toBe(-1)
        expect(Buffer.compare(prefix, nextAfter(prefix))).toBe(-1)
      }),
    )
  })
})
