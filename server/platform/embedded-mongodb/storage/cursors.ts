import { randomBytes } from 'node:crypto'
import { Long } from 'bson'
import type { Source } from '../query/sources.ts'
import type { StoredRow } from './view.ts'

/** An answer that wasn't fetched whole: where it stands, not the documents to come. */
export type Cursor = {
  namespace: string
  /** Bytes of the next documents, at most `most` of them and about 4 MB. */
  take(most: number): Uint8Array[]
  /** True when nothing is left. */
  isDone(): boolean
  /** The transaction it was opened in, if any. */
  transaction: unknown
  usedAt: number
}

const batchBytes = 4_000_000
const idleMilliseconds = 10 * 60_000

/** A cursor over a source; `show` makes the bytes to send of a row. */
export function cursorOver(
  namespace: string,
  source: Source,
  show: (row: StoredRow) => Uint8Array,
  transaction: unknown,
): Cursor {
  // One page is read ahead at most: what was read and didn't fit, or the one row that tells whether there is more.
  let ahead: StoredRow[] = []
  const fill = (most: number) => {
    if (ahead.length === 0) ahead = source.next(most)
    return ahead.length > 0
  }
  return {
    namespace,
    transaction,
    usedAt: Date.now(),
    take(most) {
      const docs: Uint8Array[] = []
      let size = 0
      while (docs.length < most && fill(Math.min(most - docs.length, 250))) {
        const taken = ahead.findIndex((row) => {
          if (docs.length >= most || (docs.length > 0 && size + row.bytes.length > batchBytes)) return true
          const bytes = show(row)
          docs.push(bytes)
          size += bytes.length
          return false
        })
        ahead = taken < 0 ? [] : ahead.slice(taken)
        if (taken >= 0) break
      }
      return docs
    },
    isDone: () => !fill(1),
  }
}

/** The open cursors by their ids. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()

  keep(cursor: Cursor): Long {
    const id = Long.fromBigInt(randomBytes(8).readBigInt64LE() & 0x7fff_ffff_ffff_ffffn)
    this.#open.set(id.toString(), cursor)
    return id
  }

  get(id: Long): Cursor | undefined {
    const cursor = this.#open.get(id.toString())
    if (cursor) cursor.usedAt = Date.now()
    return cursor
  }

  close(id: Long): boolean {
    return this.#open.delete(id.toString())
  }

  /** Closes what nobody has asked for in ten minutes, and whatever else the test says. */
  closeWhere(test: (cursor: Cursor) => boolean = () => false): void {
    const oldest = Date.now() - idleMilliseconds
    for (const [id, cursor] of this.#open) if (cursor.usedAt < oldest || test(cursor)) this.#open.delete(id)
  }
}
