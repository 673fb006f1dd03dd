import { keyOf } from '../bson/order.ts'
import { Kind } from '../bson/values.ts'
import { Blocked } from './blocked.ts'
import type { Collection } from './catalog.ts'
import type { Engine } from './engine.ts'
import type { Index } from './index-definition.ts'
import { fetchRow } from './view.ts'

const most = 500

/** Removes documents whose date under a TTL index has passed; what a transaction holds stays until next time. */
export function removeExpired(engine: Engine, now: number): void {
  for (const collection of engine.catalog.collections.values()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue
      for (const rid of expired(engine, index, now)) removeRow(engine, collection, rid)
    }
  }
}

/** Row ids under the index from the first date on up to the last that is due. */
function expired({ writer }: Engine, index: Index, now: number): number[] {
  const due = new Date(now - (index.expireAfterSeconds ?? 0) * 1000)
  const descending = index.pattern.directions[0] === -1
  const [first, last] = [Buffer.from([Kind.date]), keyOf([due])]
  const sql = `SELECT DISTINCT rid FROM ${index.table} WHERE key BETWEEN ? AND ? LIMIT ${most}`
  if (!descending) return writer.all<[number]>(sql, first, last).map(([rid]) => rid)
  const end = Buffer.from([~Kind.date & 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
  return writer.all<[number]>(sql, keyOf([due], [-1]), end).map(([rid]) => rid)
}

function removeRow(engine: Engine, collection: Collection, rid: number): void {
  const row = fetchRow(engine.view, collection, rid)
  if (!row) return
  try {
    engine.write((writes) => writes.remove(collection, row))
  } catch (error) {
    if (!(error instanceof Blocked)) throw error
  }
}
