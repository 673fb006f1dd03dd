import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { AddLine, Jot } from '../../shared/live-sessions/live-sessions.schema.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import { newId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { type InSession, inSession } from './in-session.ts'
import { type JottingRecord, Jottings } from './jottings.model.ts'
import { loadYjs, notesIn } from './notes.reader.ts'
import { channelOf } from './sessions.changes.ts'

/** The longest that shared notes may grow, in UTF-16 units. */
const longestNotes = 100_000
/** Beyond so many steps they are merged into one, so that opening the notes stays quick. */
const mostSteps = 100

/**
 * Adds a step to the shared notes. What two people type at once is merged by every screen alike, so nobody waits.
 * @throws {Problem} `invalid` for what is no step of notes, `too-large`
 */
export async function jot(actor: Actor, id: string, body: Jot): Promise<WriteAnswer> {
  const { decodeUpdate } = await loadYjs()
  const update = Buffer.from(body.update, 'base64')
  try {
    decodeUpdate(update)
  } catch {
    throw notNotes()
  }
  return inSession(actor, id, 'takes-part', body, 'session.jotted', async (at) => {
    await keep(at, update)
    return undefined
  })
}

/** Adds a paragraph at the end: what a form does without script. */
export function addLine(actor: Actor, id: string, body: AddLine): Promise<WriteAnswer> {
  return inSession(actor, id, 'takes-part', body, 'session.line', async (at) => {
    const { yjs, doc } = await notesIn(at.session._id, at.tx.session)
    const before = yjs.encodeStateVector(doc)
    const text = doc.getText(notesField)
    text.insert(text.length, `${text.length > 0 ? '\n' : ''}${body.line}`)
    await keep(at, yjs.encodeStateAsUpdate(doc, before))
    return `/sessions/${id}#notes`
  })
}

/** Written at once, so that what shares the transaction stands on it. */
async function keep(at: InSession, update: Uint8Array): Promise<void> {
  const { tx, session, by } = at
  const jotting = step(at, by.id, update)
  await Jottings.collection.insertOne(jotting as never, { session: tx.session })
  tx.changed('jotting', jotting, [channelOf(session)])
  const steps = await Jottings.countDocuments({ session: session._id }).session(tx.session)
  if (steps > mostSteps) await merge(at, update)
}

/**
 * Puts one step in place of all, the last among them. Screens that missed some of them get the notes as a whole. Notes
 * that are full take what makes them shorter.
 */
async function merge(at: InSession, last: Uint8Array): Promise<void> {
  const { tx, session } = at
  const { yjs, doc } = await notesIn(session._id, tx.session)
  const adds = yjs.decodeUpdate(last).structs.length > 0
  if (adds && doc.getText(notesField).length > longestNotes) throw new Problem('too-large')
  await Jottings.collection.deleteMany({ session: session._id }, { session: tx.session })
  const merged = step(at, null, yjs.encodeStateAsUpdate(doc))
  await Jottings.collection.insertOne(merged as never, { session: tx.session })
}

const step = ({ tx, session }: InSession, by: string | null, update: Uint8Array): JottingRecord => ({
  _id: newId(),
  session: session._id,
  by,
  update: Buffer.from(update),
  created: tx.now,
  version: 1,
})

const notNotes = () =>
  new Problem('invalid', {
    fields: [{ field: 'update', code: 'not-notes', message: 'This is not a step of shared notes.' }],
  })
