import { guest } from '../../shared/accounts/actor.ts'
import type { ThreadRef, ThreadView } from '../../shared/threads/views.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { placeOf } from '../threads/places.ts'
import { type ThreadRecord, Threads } from './curation.model.ts'

/** What was done to a thread; as it is before anything was, where nothing was. */
export async function threadNow(
  thread: ThreadRef,
  session: Transaction['session'] | null = null,
): Promise<ThreadRecord> {
  const found = await Threads.findById(toId(thread.id)).session(session).lean<ThreadRecord>()
  if (found) return found
  const untouched = { locked: null, mergedInto: null, moved: [], version: 0 }
  return { _id: toId(thread.id), kind: thread.kind, channels: [], ...untouched }
}

/** The same in a transaction, read once for all comments that are saved together. */
export async function threadIn(tx: Transaction, thread: ThreadRef): Promise<ThreadRecord> {
  const name = nameOf(thread.id)
  const record = (tx.alike.get(name) as ThreadRecord | undefined) ?? (await threadNow(thread, tx.session))
  tx.alike.set(name, record)
  return record
}

const nameOf = (id: string) => `thread ${id}`

/** Saves what is done to a thread and tells every screen that shows it. */
export async function saveThread(
  tx: Transaction,
  before: ThreadRecord,
  set: Partial<Pick<ThreadRecord, 'locked' | 'mergedInto' | 'moved'>>,
  action: string,
  more: RecordDetails = {},
): Promise<void> {
  const { channels } = await placeOf({ kind: before.kind, id: before._id.toHexString() })
  const after: ThreadRecord = { ...before, ...set, channels, version: before.version + 1 }
  const { _id, ...kept } = after
  await Threads.collection.updateOne({ _id }, { $set: kept }, { upsert: true, session: tx.session })
  tx.alike.delete(nameOf(_id.toHexString()))
  tx.changed('thread', await withPlaces(after), channels)
  tx.record(action, 'thread', after, more)
}

/**
 * Notes that comments went to a thread name what it hangs under: open pages lose that name, and get it back. `title` is
 * null where not everybody sees it now.
 */
export async function tellWhereItLeads(tx: Transaction, to: ThreadRef, title: string | null): Promise<void> {
  const found = await Threads.find({ 'moved.to.id': to.id } as object)
    .session(tx.session)
    .lean<ThreadRecord[]>()
  if (found.length === 0) return
  const { path } = await placeOf(to)
  for (const record of found) {
    const shown = await withPlaces(record)
    // Places are those of before this write.
    if (title === null) shown.wentTo.delete(to.id)
    else shown.wentTo.set(to.id, { href: hrefOf(to, path), title })
    tx.changed('thread', shown, record.channels)
  }
}

type Place = { href: string; title: string }
/** A thread with where its comments went. */
export type ThreadShown = ThreadRecord & { wentTo: Map<string, Place> }

/** Titles are looked up anew each time: what they quote may be gone since. */
export async function withPlaces(record: ThreadRecord): Promise<ThreadShown> {
  const targets = [...record.moved.map(({ to }) => to), ...(record.mergedInto ? [record.mergedInto] : [])]
  const wentTo = new Map<string, Place>()
  for (const to of targets) {
    const place = await placeOf(to, guest).catch(() => null)
    if (place) wentTo.set(to.id, { href: hrefOf(to, place.path), title: place.title })
  }
  return { ...record, wentTo }
}

/** Where a thread is to be looked at. */
export const hrefOf = ({ kind, id }: ThreadRef, path: string): string =>
  kind === 'digest' || kind === 'document' ? `${path}#thoughts` : `${path.replace(/#.*/, '')}#${kind}-${id}`

/** A thread as everybody sees it. */
export function toThread({ _id, kind, locked, mergedInto, moved, version, wentTo }: ThreadShown): ThreadView {
  return {
    id: _id.toHexString(),
    kind,
    locked: locked && { since: locked.since.toISOString(), reason: locked.reason },
    mergedInto: (mergedInto && wentTo.get(mergedInto.id)) ?? null,
    moved: moved.flatMap(({ move, to, count }) => {
      const place = wentTo.get(to.id)
      return place && count > 0 ? [{ id: move.toHexString(), count, ...place }] : []
    }),
    version,
  }
}
