import { notesField } from '../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../shared/live-sessions/views.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type JottingRecord, Jottings } from './jottings.model.ts'
import { bytesOf } from './notes.entity.ts'
import { sessionIn } from './sessions.changes.ts'

/** Yjs is loaded by who opens notes: most sessions of reading never do. */
export const loadYjs = () => import('yjs')

/** The notes of a session, put together of all their steps. */
export async function notesIn(of: Id, session: Transaction['session'] | null) {
  const yjs = await loadYjs()
  const steps = await Jottings.find({ session: of })
    .sort({ session: 1, _id: 1 })
    .session(session)
    .lean<JottingRecord[]>()
  const doc = new yjs.Doc()
  for (const { update } of steps) yjs.applyUpdate(doc, bytesOf(update))
  return { yjs, doc, steps: steps.length }
}

/** The notes as a screen opens them. @throws {Problem} `not-found` */
export async function notesOf(id: string): Promise<NotesView> {
  await sessionIn(null, id)
  const { yjs, doc } = await notesIn(toId(id), null)
  const update = Buffer.from(yjs.encodeStateAsUpdate(doc)).toString('base64')
  return { update, text: doc.getText(notesField).toString() }
}
