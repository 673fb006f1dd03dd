import { isPosition, setField } from '../bson/paths.ts'
import { isDoc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'

/** What the positional parts of a path stand for in one document. */
export type Positions = {
  /** `$`: where the filter matched in an array. */
  matched: () => number | undefined
  /** `$[name]`: which elements the array filter of that name lets through. */
  filters: ReadonlyMap<string, (element: unknown) => boolean>
}

const mostBackfill = 1_500_000

/** The paths that one path stands for once `$`, `$[]` and `$[name]` are replaced by positions. */
export function concretePaths(doc: unknown, path: readonly string[], positions: Positions): string[][] {
  let open: { path: string[]; value: unknown }[] = [{ path: [], value: doc }]
  for (const part of path) open = open.flatMap((place) => enter(place, part, positions))
  return open.map((place) => place.path)
}

function enter(
  { path, value }: { path: string[]; value: unknown },
  part: string,
  { matched, filters }: Positions,
): { path: string[]; value: unknown }[] {
  const step = (name: string) => ({ path: [...path, name], value: childOf(value, name) })
  if (part === '$') {
    const position = matched()
    if (position !== undefined) return [step(String(position))]
    throw new CommandError(2, 'The positional operator did not find the match needed from the query.')
  }
  if (!part.startsWith('$[')) return [step(part)]
  if (!Array.isArray(value)) {
    throw new CommandError(
      2,
      `The path '${path.join('.')}' must exist in the document and be an array to apply array updates.`,
    )
  }
  const name = part.slice(2, -1)
  const keep = name === '' ? () => true : filters.get(name)
  if (!keep)
    throw new CommandError(2, `No array filter found for identifier '${name}' in path '${path.join('.')}'`)
  return value.flatMap((element, i) => (keep(element) ? [step(String(i))] : []))
}

function childOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return isPosition(name) ? value[Number(name)] : undefined
  return isDoc(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The value at a concrete path; undefined when there is none. */
export function read(doc: unknown, path: readonly string[]): unknown {
  return path.reduce(childOf, doc)
}

/** Puts a value at a concrete path, making documents and array elements on the way. */
export function write(doc: unknown, path: readonly string[], value: unknown): void {
  let place = doc
  path.forEach((part, i) => {
    const last = i === path.length - 1
    const existing = childOf(place, part)
    const next = last ? value : existing === undefined ? {} : existing
    if (last || existing === undefined) put(place, part, next, path)
    place = next
  })
}

function put(place: unknown, part: string, value: unknown, path: readonly string[]): void {
  if (Array.isArray(place) && isPosition(part)) {
    if (Number(part) > place.length + mostBackfill)
      throw new CommandError(2, 'The array position is too far beyond the end.')
    while (place.length < Number(part)) place.push(null)
    place[Number(part)] = value
  } else if (isDoc(place)) {
    setField(place, part, value)
  } else {
    throw new CommandError(
      28,
      `Cannot create field '${part}' of the path '${path.join('.')}': its parent isn't a document.`,
    )
  }
}

/** Takes a field away; an array element becomes null, so that the others keep their positions. */
export function remove(doc: unknown, path: readonly string[]): void {
  const parent = read(doc, path.slice(0, -1))
  const part = path.at(-1) as string
  if (Array.isArray(parent)) {
    if (isPosition(part) && Number(part) < parent.length) parent[Number(part)] = null
  } else if (isDoc(parent)) {
    delete parent[part]
  }
}
