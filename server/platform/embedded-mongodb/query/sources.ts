import type { Collection } from '../storage/catalog.ts'
import { expectInTime, fetchRow, StoredRow, type View } from '../storage/view.ts'
import type { Range } from './bounds.ts'
import type { IndexPlan } from './planner.ts'

/** Gives documents page by page; an empty page is the end. It holds a position, never documents. */
export type Source = { next(most: number): StoredRow[] }

/** Counts what was looked at, for `explain`. */
export type Examined = { keys: number; docs: number }

/** Every document by row id, the order in which they were first stored. */
export function wholeCollection(
  view: View,
  collection: Collection,
  reverse: boolean,
  examined: Examined,
): Source {
  let last = reverse ? Number.MAX_SAFE_INTEGER : -1
  const [step, order] = reverse ? ['<', 'DESC'] : ['>', 'ASC']
  const sql = `SELECT rid, doc FROM ${collection.table} WHERE rid ${step} ? ORDER BY rid ${order} LIMIT ?`
  return {
    next(most) {
      expectInTime(view)
      const rows = view.connection.all<[number, Uint8Array]>(sql, last, most)
      examined.docs += rows.length
      last = rows.at(-1)?.[0] ?? last
      return rows.map(([rid, bytes]) => new StoredRow(rid, bytes))
    },
  }
}

/** The documents under an index's stretches of keys, in the order of the index. */
export function indexed(view: View, collection: Collection, plan: IndexPlan, examined: Examined): Source {
  const keys = indexEntries(view, plan, `i.rid, d.doc`, `CROSS JOIN ${collection.table} d ON d.rid = i.rid`)
  return {
    next(most) {
      expectInTime(view)
      const rows = keys(most) as [number, Uint8Array][]
      examined.keys += rows.length
      examined.docs += rows.length
      return rows.map(([rid, bytes]) => new StoredRow(rid, bytes))
    },
  }
}

/** The row ids under an index's stretches, without their documents. */
export function indexedRows(view: View, plan: IndexPlan, examined: Examined): number[] {
  const rids: number[] = []
  const seen = new Set<number>()
  const entries = indexEntries(view, plan, 'i.rid', '')
  for (let page = entries(1000); page.length > 0; page = entries(1000)) {
    expectInTime(view)
    examined.keys += page.length
    for (const [rid] of page as [number][]) {
      if (plan.repeats && seen.has(rid)) continue
      if (plan.repeats) seen.add(rid)
      rids.push(rid)
    }
  }
  return rids
}

/** Pages through the stretches; each page begins after the last key of the one before. */
function indexEntries(
  view: View,
  plan: IndexPlan,
  columns: string,
  join: string,
): (most: number) => unknown[][] {
  const { index, reverse } = plan
  const stretches = reverse ? [...plan.ranges].reverse() : plan.ranges
  const [step, order] = reverse ? ['<', 'DESC'] : ['>', 'ASC']
  const from = `SELECT ${columns}, i.key FROM ${index.table} i ${join}`
  const first = `${from} WHERE i.key >= ? AND i.key < ? ORDER BY i.key ${order}, i.rid ${order} LIMIT ?`
  const bound = reverse ? 'i.key >= ?' : 'i.key < ?'
  const later = `${from} WHERE (i.key, i.rid) ${step} (?, ?) AND ${bound} ORDER BY i.key ${order}, i.rid ${order} LIMIT ?`
  let at = 0
  let last: unknown[] | undefined
  const read = (range: Range, most: number): unknown[][] => {
    if (!last) return view.connection.all(first, range.low, range.high, most)
    const key = last.at(-1) as Uint8Array
    return view.connection.all(later, key, last[0] as number, reverse ? range.low : range.high, most)
  }
  return (most) => {
    const page: unknown[][] = []
    while (at < stretches.length && page.length < most) {
      const rows = read(stretches[at] as Range, most - page.length)
      page.push(...rows)
      if (page.length >= most) {
        last = rows.at(-1)
        break
      }
      at++
      last = undefined
    }
    return page
  }
}

/** How many keys lie under the stretches. */
export function countEntries(view: View, plan: IndexPlan): number {
  const sql = `SELECT count(*) FROM ${plan.index.table} WHERE key >= ? AND key < ?`
  return plan.ranges.reduce((sum, { low, high }) => {
    const [count] = view.connection.get<[number]>(sql, low, high) ?? [0]
    return sum + count
  }, 0)
}

/** Documents by their row ids, in the order given; those gone since are passed over. */
export function byRow(
  view: View,
  collection: Collection,
  rids: ArrayLike<number>,
  examined: Examined,
  scores?: ReadonlyMap<number, number>,
): Source {
  let at = 0
  return {
    next(most) {
      expectInTime(view)
      const rows: StoredRow[] = []
      while (at < rids.length && rows.length < most) {
        const rid = rids[at++] as number
        const row = fetchRow(view, collection, rid, scores?.get(rid))
        if (row) rows.push(row)
      }
      examined.docs += rows.length
      return rows
    },
  }
}

/** A source without the rows that came already. */
export function withoutRepeats(source: Source): Source {
  const seen = new Set<number>()
  return pagewise(source, (rows) => rows.filter(({ rid }) => !seen.has(rid) && seen.add(rid)))
}

/** A source without some rows; a page that would be empty is followed by the next one. */
export function pagewise(source: Source, keep: (rows: StoredRow[]) => StoredRow[]): Source {
  return {
    next(most) {
      for (let page = source.next(most); page.length > 0; page = source.next(most)) {
        const kept = keep(page)
        if (kept.length > 0) return kept
      }
      return []
    },
  }
}

/** One source after the other. */
export function inTurn(...sources: Source[]): Source {
  let at = 0
  return {
    next(most) {
      for (; at < sources.length; at++) {
        const page = (sources[at] as Source).next(most)
        if (page.length > 0) return page
      }
      return []
    },
  }
}
