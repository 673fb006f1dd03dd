import { Double } from 'bson'
import type { Doc } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import type { Collection } from '../storage/catalog.ts'
import { StoredRow, type View } from '../storage/view.ts'
import { withEqualities } from './expression-equalities.ts'
import { compileFilter } from './matcher.ts'
import { type Hint, type Plan, planFor } from './planner.ts'
import { type SortField, sortKey } from './sorting.ts'
import {
  byRow,
  countEntries,
  type Examined,
  indexed,
  indexedRows,
  inTurn,
  pagewise,
  type Source,
  wholeCollection,
  withoutRepeats,
} from './sources.ts'
import { searchText, textSearchOf } from './text-search.ts'

/** A question to one collection. */
export type Query = {
  filter: Doc
  sort?: SortField[] | undefined
  skip?: number
  /** 0 or missing: no limit. */
  limit?: number
  hint?: unknown
  /** What `$$name` stands for inside `$expr`. */
  variables?: Doc
}

/** An answer under way: its documents page by page, how it is found and what was looked at so far. */
export type Running = { source: Source; plan: Plan | { kind: 'text' }; examined: Examined }

/** Starts answering. Documents come lazily; only a sort without an index reads everything first, keeping ids. */
export function runQuery(view: View, collection: Collection, query: Query): Running {
  const examined = { keys: 0, docs: 0 }
  const search = textSearchOf(query.filter)
  const hint = hintOf(collection, query.hint)
  let plan: Running['plan'] = { kind: 'text' }
  let scores: Map<number, number> | undefined
  let source: Source
  let exact = false
  let sorted = !query.sort
  if (search) {
    scores = searchText(view, collection, search)
    source = byRow(view, collection, [...scores.keys()], examined, scores)
  } else {
    plan = planFor(collection, withEqualities(query.filter, query.variables ?? {}), query.sort, hint)
    const changed = view.changesTo(collection)
    source = overChanges(sourceFor(view, collection, plan, examined), changed)
    exact = plan.exact && !changed
    sorted = plan.sorted && !(changed && query.sort)
  }
  if (!exact) {
    const passes = compileFilter(query.filter, query.variables)
    source = pagewise(source, (rows) => rows.filter((row) => passes(row.doc, {})))
  }
  const { skip = 0, limit = 0 } = query
  if (!sorted && query.sort) {
    const rids = sortRows(source, query.sort, skip, limit)
    return { source: byRow(view, collection, rids, examined, scores), plan, examined }
  }
  return { source: skip || limit ? sliced(source, skip, limit) : source, plan, examined }
}

/** How many documents answer; from the index alone where it knows. */
export function countRows(view: View, collection: Collection, query: Query): number {
  const { skip = 0, limit = 0 } = query
  const count = countAll(view, collection, query)
  const rest = Math.max(0, count - skip)
  return limit > 0 ? Math.min(limit, rest) : rest
}

function countAll(view: View, collection: Collection, query: Query): number {
  if (!textSearchOf(query.filter) && !view.changesTo(collection)) {
    const plan = planFor(collection, query.filter, undefined, hintOf(collection, query.hint))
    if (plan.exact && plan.kind === 'all') {
      const [count] = view.connection.get<[number]>(`SELECT count(*) FROM ${collection.idIndex.table}`) ?? [0]
      return count
    }
    if (plan.exact && plan.kind === 'index') {
      return plan.repeats ? indexedRows(view, plan, { keys: 0, docs: 0 }).length : countEntries(view, plan)
    }
  }
  const { source } = runQuery(view, collection, { filter: query.filter, hint: query.hint })
  let count = 0
  for (let page = source.next(500); page.length > 0; page = source.next(500)) count += page.length
  return count
}

/** All rows of a source. */
export function everyRow(source: Source): StoredRow[] {
  const rows: StoredRow[] = []
  for (let page = source.next(500); page.length > 0; page = source.next(500)) rows.push(...page)
  return rows
}

function sourceFor(view: View, collection: Collection, plan: Plan, examined: Examined): Source {
  if (plan.kind === 'all') return wholeCollection(view, collection, plan.reverse, examined)
  if (plan.kind === 'index') {
    const source = indexed(view, collection, plan, examined)
    return plan.repeats ? withoutRepeats(source) : source
  }
  const rids = new Set(plan.plans.flatMap((each) => indexedRows(view, each, examined)))
  return byRow({ ...view, changesTo: () => undefined }, collection, [...rids], examined)
}

/** The snapshot's rows that the transaction hasn't touched, then the ones it wrote. */
function overChanges(
  source: Source,
  changes: ReadonlyMap<number, Uint8Array | undefined> | undefined,
): Source {
  if (!changes || changes.size === 0) return source
  const untouched = pagewise(source, (rows) => rows.filter(({ rid }) => !changes.has(rid)))
  const written = [...changes].flatMap(([rid, bytes]) => (bytes ? [new StoredRow(rid, bytes)] : []))
  return inTurn(untouched, { next: (most) => written.splice(0, most) })
}

/** Sorts by keys and row ids alone, so that a big answer doesn't hold its documents. */
function sortRows(source: Source, sort: SortField[], skip: number, limit: number): Float64Array {
  const entries: { key: Buffer; rid: number }[] = []
  for (let page = source.next(500); page.length > 0; page = source.next(500)) {
    for (const row of page) entries.push({ key: sortKey(row.doc, sort, row.score), rid: row.rid })
  }
  entries.sort((a, b) => Buffer.compare(a.key, b.key) || a.rid - b.rid)
  const wanted = limit > 0 ? entries.slice(skip, skip + limit) : entries.slice(skip)
  return Float64Array.from(wanted, ({ rid }) => rid)
}

function sliced(source: Source, skip: number, limit: number): Source {
  let toSkip = skip
  let left = limit > 0 ? limit : Number.POSITIVE_INFINITY
  return {
    next(most) {
      while (left > 0) {
        const page = source.next(Math.min(most, left + toSkip))
        if (page.length === 0) return page
        const wanted = page.slice(toSkip, toSkip + left)
        toSkip -= Math.min(toSkip, page.length)
        left -= wanted.length
        if (wanted.length > 0) return wanted
      }
      return []
    },
  }
}

function hintOf(collection: Collection, hint: unknown): Hint {
  if (hint === undefined) return undefined
  if (typeof hint === 'object' && hint !== null && '$natural' in hint) return 'natural'
  const wanted = typeof hint === 'string' ? hint : nameOf(hint as Doc)
  const index = collection.indexes.find(
    (each) => (typeof hint === 'string' ? each.name : nameOf(each.spec.key as Doc)) === wanted,
  )
  if (!index || index.text) {
    throw new CommandError(
      2,
      'error processing query: hint provided does not correspond to an existing index',
    )
  }
  return index
}

/** `created_-1_parent_1`: an index's usual name, which also identifies its key. */
export function nameOf(key: Doc): string {
  return Object.entries(key)
    .map(
      ([field, direction]) => `${field}_${direction instanceof Double ? direction.value : String(direction)}`,
    )
    .join('_')
}
