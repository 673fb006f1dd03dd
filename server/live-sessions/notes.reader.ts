import type { Text } from 'yjs'
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
  /** Nobody takes over what another wrote: the first to use a copy's number is whose it is. */
  const writers = new Map<number, string>()
  for (const { update, writers: wrote } of steps) {
    yjs.applyUpdate(doc, bytesOf(update))
    for (const { client, by } of wrote) if (!writers.has(client)) writers.set(client, by)
  }
  return { yjs, doc, writers }
}

/** The notes as a screen opens them. @throws {Problem} `not-found` */
export async function notesOf(id: string): Promise<NotesView> {
  await sessionIn(null, id)
  const { yjs, doc } = await notesIn(toId(id), null)
  const update = Buffer.from(yjs.encodeStateAsUpdate(doc)).toString('base64')
  return { update, text: doc.getText(notesField).toString() }
}

/** A stretch of the notes that the same person wrote; `at` in UTF-16 units. */
type Run = { at: number; words: string }

/** What of the text was typed into these copies, from first to last. */
export async function runsOf(text: Text, isTheirs: (client: number) => boolean): Promise<Run[]> {
  const { ContentString } = await loadYjs()
  const runs: Run[] = []
  let at = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof ContentString)) continue
    const { str } = item.content
    const last = runs.at(-1)
    if (isTheirs(item.id.client)) {
      if (last && last.at + last.words.length === at) last.words += str
      else runs.push({ at, words: str })
    }
    at += str.length
  }
  return runs
}

/** What somebody wrote in a session's notes that still stands there, stretch by stretch. */
export async function writtenBy(account: string, session: Id): Promise<string[]> {
  const { doc, writers } = await notesIn(session, null)
  const runs = await runsOf(doc.getText(notesField), (client) => writers.get(client) === account)
  return runs.map(({ words }) => words)
}
