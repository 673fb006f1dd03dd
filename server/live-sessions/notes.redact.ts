import { notesField } from '../../shared/live-sessions/notes.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Operations } from '../platform/data/write-path.model.ts'
import { Jottings } from './jottings.model.ts'
import { notesIn } from './notes.reader.ts'
import { putInPlaceOfAll, step } from './notes.steps.ts'
import { channelOf } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'

/** Where words stand in a text, in UTF-16 units, from first to last, and what takes their place. */
type Taken = { at: readonly { start: number; end: number }[]; instead: string }

/**
 * Takes words out of a session's notes for good. They go from the text and from every open screen; and all steps are
 * put into one, which knows of nothing that was taken away, so that words which somebody had taken out before are not
 * to be had from an earlier step either. Answers whether they stood in the text.
 */
export async function takeFromNotes(
  tx: Transaction,
  session: SessionRecord,
  find: (text: string) => Taken,
): Promise<boolean> {
  if (!(await Jottings.exists({ session: session._id }).session(tx.session))) return false
  const { yjs, doc, writers } = await notesIn(session._id, tx.session)
  const text = doc.getText(notesField)
  const { at, instead } = find(text.toString())
  // From the last to the first, so that what is before stays where it is.
  doc.transact(() => {
    for (const { start, end } of at.toReversed()) {
      text.delete(start, end - start)
      text.insert(start, instead)
    }
  })
  const left = step({ tx, session }, null, yjs.encodeStateAsUpdate(doc), writers)
  await putInPlaceOfAll(tx, left)
  await forgetSteps(tx, session)
  if (at.length > 0) tx.changed('jotting', left, [channelOf(session)])
  return at.length > 0
}

/**
 * Answers to what was typed are kept, to be given again, and have the steps in them: from now on they say only that
 * there was one. And a screen may send a step once more: from now on only what is new in it is kept.
 */
export async function forgetSteps(tx: Transaction, { _id }: Pick<SessionRecord, '_id'>): Promise<void> {
  const { session } = tx
  const told = {
    'answer.events': { $elemMatch: { type: 'jotting.changed', 'view.session': _id.toHexString() } },
  }
  type Kept = { events: { type: string; view: unknown }[] }
  for await (const kept of Operations.collection.find(told as never, { session })) {
    const events = (kept.answer as Kept).events.map((event) =>
      event.type === 'jotting.changed' ? { ...event, view: null } : event,
    )
    await Operations.collection.updateOne(
      { _id: kept._id },
      { $set: { 'answer.events': events } },
      { session },
    )
  }
  await LiveSessions.collection.updateOne({ _id }, { $set: { cleaned: true } } as never, { session })
}
