import { emptyArray, keyOf } from '../bson/order.ts'
import { type Doc, fieldOf, isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'

/** The keys one document has in one index; bit i of `multikey` is set when path i led through an array. */
export type DocumentKeys = { keys: Buffer[]; values: unknown[][]; multikey: number }

/** Which values of a document an index holds: its paths, split at the dots, and each one's direction. */
export type KeyPattern = { names: string[]; paths: string[][]; directions: number[]; sparse: boolean }

/** Makes a document's keys: one, or one for each element of the array that its paths lead through. */
export function keysOf(doc: Doc, pattern: KeyPattern): DocumentKeys {
  const found: Expansion = { tuples: [], multikey: 0 }
  expand(doc, pattern, pattern.paths, new Array(pattern.paths.length).fill(undefined), found)
  const keys: Buffer[] = []
  const values: unknown[][] = []
  const seen = found.tuples.length > 1 ? new Set<string>() : undefined
  for (const tuple of found.tuples) {
    if (pattern.sparse && tuple.every((value) => value === undefined)) continue
    const key = keyOf(tuple, pattern.directions)
    const text = seen && key.toString('latin1')
    if (seen && text !== undefined) {
      if (seen.has(text)) continue
      seen.add(text)
    }
    keys.push(key)
    values.push(tuple)
  }
  return { keys, values, multikey: found.multikey }
}

type Expansion = { tuples: unknown[][]; multikey: number }
type Rest = (readonly string[] | undefined)[]

/** Follows every unfinished path (`rest`) through documents to its value or to the one array they share. */
function expand(doc: Doc, pattern: KeyPattern, rest: Rest, values: unknown[], found: Expansion): void {
  let array: unknown[] | undefined
  const beyond: Rest = []
  for (let i = 0; i < rest.length; i++) {
    const path = rest[i]
    if (path === undefined) continue
    const step = walk(doc, path)
    if (!step.array) {
      values[i] = step.value
      continue
    }
    if (array && array !== step.array) {
      const fields = pattern.names.join(', ')
      throw new CommandError(171, `cannot index parallel arrays (the index on ${fields} meets two)`)
    }
    array = step.array
    beyond[i] = step.rest
    found.multikey |= 1 << i
  }
  if (!array) {
    found.tuples.push(values)
    return
  }
  const elements = array.length > 0 ? array : [emptyArray]
  for (const element of elements) expandElement(element, pattern, beyond, [...values], found)
}

function expandElement(
  element: unknown,
  pattern: KeyPattern,
  beyond: Rest,
  values: unknown[],
  found: Expansion,
): void {
  const rest: Rest = []
  for (let i = 0; i < beyond.length; i++) {
    const path = beyond[i]
    if (path === undefined) continue
    if (path.length === 0) values[i] = element
    else if (isDoc(element)) rest[i] = path
  }
  if (isDoc(element) && rest.length > 0) expand(element, pattern, rest, values, found)
  else found.tuples.push(values)
}

function walk(
  doc: Doc,
  path: readonly string[],
): { value?: unknown; array?: unknown[]; rest: readonly string[] } {
  let value: unknown = doc
  for (let i = 0; i < path.length; i++) {
    if (!isDoc(value)) return { rest: [] }
    value = fieldOf(value, path[i] as string)
    if (Array.isArray(value)) return { array: value, rest: path.slice(i + 1) }
  }
  return { value, rest: [] }
}
