import type { JottingView } from '../../shared/live-sessions/views.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { type JottingRecord, Jottings } from './jottings.model.ts'

/** Tells the write and live paths how the steps of shared notes are loaded and shown: everybody may watch. */
export function registerNotes(): void {
  registerEntity<'jotting', JottingRecord>('jotting', {
    load: (ids) => Jottings.find({ _id: { $in: ids } }).lean<JottingRecord[]>(),
    present: toJotting,
    owner: ({ by }) => by,
  })
}

const toJotting = ({ _id, session, by, update, version }: JottingRecord): JottingView => ({
  id: _id.toHexString(),
  session: session.toHexString(),
  by,
  update: bytesOf(update).toString('base64'),
  version,
})

/** Bytes as the database gives them back: its own kind of binary, or what was just put in. */
export function bytesOf(update: Uint8Array | { buffer: Uint8Array }): Buffer {
  return Buffer.from(update instanceof Uint8Array ? update : update.buffer)
}
