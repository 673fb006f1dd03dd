import { type Doc, fieldOf, isDoc } from './values.ts'

const digits = /^(0|[1-9][0-9]*)$/

export function isPosition(part: string): boolean {
  return digits.test(part)
}

/** Where the first array on the way of a match was entered; `$` in an update stands for it. */
export type Found = { position?: number }

/** What a filter asks of the value at the end of a path; `undefined` is a missing value. */
export type ValueTest = { test: (value: unknown, found?: Found) => boolean; intoArrays: boolean }

/**
 * True when any value that the path leads to passes, going through arrays of documents on the way and,
 * with `intoArrays`, into the elements of an array at the end.
 */
export function anyAt(
  value: unknown,
  path: readonly string[],
  asked: ValueTest,
  found: Found,
  from = 0,
): boolean {
  if (from === path.length) return passes(value, asked, found)
  const part = path[from] as string
  if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) {
      if (anyAt(value[Number(part)], path, asked, found, from + 1)) return true
    }
    return anyElement(value, found, (element) => isDoc(element) && anyAt(element, path, asked, found, from))
  }
  if (!isDoc(value)) return asked.test(undefined)
  return anyAt(fieldOf(value, part), path, asked, found, from + 1)
}

function passes(value: unknown, asked: ValueTest, found: Found): boolean {
  if (asked.test(value, found)) return true
  return (
    asked.intoArrays && Array.isArray(value) && anyElement(value, found, (element) => asked.test(element))
  )
}

function anyElement(array: unknown[], found: Found, test: (element: unknown) => boolean): boolean {
  for (let position = 0; position < array.length; position++) {
    if (!test(array[position])) continue
    found.position = position
    return true
  }
  return false
}

/** The value at a path without going through arrays of documents; positions enter arrays. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let value = doc
  for (const part of path) {
    if (Array.isArray(value)) value = isPosition(part) ? value[Number(part)] : undefined
    else if (isDoc(value)) value = fieldOf(value, part)
    else return undefined
  }
  return value
}

/** Every value at the end of a path, arrays at the end opened: what `distinct` and a sort look at. */
export function valuesAt(value: unknown, path: readonly string[], out: unknown[] = [], from = 0): unknown[] {
  if (from === path.length) {
    if (Array.isArray(value)) out.push(...value)
    else if (value !== undefined) out.push(value)
    return out
  }
  const part = path[from] as string
  if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) valuesAt(value[Number(part)], path, out, from + 1)
    for (const element of value) if (isDoc(element)) valuesAt(element, path, out, from)
  } else if (isDoc(value)) {
    valuesAt(fieldOf(value, part), path, out, from + 1)
  }
  return out
}

/** Sets a field so that names like `__proto__` stay ordinary data. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true })
  } else {
    doc[name] = value
  }
}
