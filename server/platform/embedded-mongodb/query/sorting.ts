import { isNumber, toNumber } from '../bson/numbers.ts'
import { compare, emptyArray, keyOf } from '../bson/order.ts'
import { type Doc, fieldOf, isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'

/** One field of a sort; `textScore` puts the best matches of a text search first. */
export type SortField = { name: string; path: string[]; direction: 1 | -1 | 'textScore' }

/** Reads `{ created: -1 }`; undefined for none. */
export function sortOf(spec: unknown): SortField[] | undefined {
  if (spec === undefined || spec === null) return undefined
  if (!isDoc(spec)) throw new CommandError(14, "Expected field 'sort' to be of type object")
  const fields = Object.entries(spec).map(([name, value]): SortField => {
    const path = name.split('.')
    if (isDoc(value) && value.$meta === 'textScore') return { name, path, direction: 'textScore' }
    const direction = isNumber(value) ? toNumber(value) : 0
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return { name, path, direction }
  })
  return fields.length > 0 ? fields : undefined
}

/** Bytes that put documents in the order asked for; `score` is the text search's. */
export function sortKey(doc: Doc, sort: SortField[], score: number): Buffer {
  const values = sort.map((field) => (field.direction === 'textScore' ? score : extreme(doc, field)))
  return keyOf(
    values,
    sort.map((field) => (field.direction === 'textScore' ? -1 : field.direction)),
  )
}

/** A document sorts by its smallest value ascending, by its largest descending. */
function extreme(doc: Doc, field: SortField): unknown {
  const values = candidates(doc, field.path, 0)
  if (values.length <= 1) return values[0]
  const wanted = field.direction as number
  return values.reduce((best, value) => (compareKeys(value, best) * wanted < 0 ? value : best))
}

function compareKeys(a: unknown, b: unknown): number {
  if (a === emptyArray || b === emptyArray) return Buffer.compare(keyOf([a]), keyOf([b]))
  return compare(a, b)
}

function candidates(value: unknown, path: string[], from: number): unknown[] {
  if (Array.isArray(value)) {
    if (from === path.length) return value.length > 0 ? value : [emptyArray]
    const position = Number(path[from])
    if (Number.isInteger(position)) return candidates(value[position], path, from + 1)
    const inside = value.flatMap((element) =>
      isDoc(element) ? candidates(element, path, from) : [undefined],
    )
    return inside.length > 0 ? inside : [undefined]
  }
  if (from === path.length) return [value]
  return isDoc(value) ? candidates(fieldOf(value, path[from] as string), path, from + 1) : [undefined]
}
