import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { AddLine, Jot } from '../../shared/live-sessions/live-sessions.schema.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type InSession, inSession } from './in-session.ts'
import { Jottings } from './jottings.model.ts'
import { loadYjs, notesIn, runsOf } from './notes.reader.ts'
import { forgetSteps } from './notes.redact.ts'
import { putInPlaceOfAll, step } from './notes.steps.ts'
import { channelOf } from './sessions.changes.ts'
import type { SessionRecord } from './sessions.model.ts'

/** The longest that shared notes may grow, in UTF-16 units. */
const longestNotes = 100_000
/** Beyond so many steps they are merged into one, so that opening the notes stays quick. */
const mostSteps = 100

/**
 * Adds a step to the shared notes. What two people type at once is merged by every screen alike, so nobody waits.
 * @throws {Problem} `invalid` for what is no step of notes, `too-large`
 */
export async function jot(actor: Actor, id: string, body: Jot): Promise<WriteAnswer> {
  const update = Buffer.from(body.update, 'base64')
  if (!(await isOfNotes(update))) throw notNotes()
  return inSession(actor, id, 'takes-part', body, 'session.jotted', async (at) => {
    await keep(at, update)
    return undefined
  })
}

/**
 * Whether a step is of letters in the one text, or takes some away. Anything else would be kept, and sent to every
 * screen, without anybody seeing it: neither redacting nor erasing would find it.
 */
async function isOfNotes(update: Uint8Array): Promise<boolean> {
  const { ContentDeleted, ContentString, decodeUpdate, Item } = await loadYjs()
  try {
    return decodeUpdate(update).structs.every((struct) => {
      if (!(struct instanceof Item)) return true
      const { content, parent, parentSub } = struct
      // What stands beside letters that are there names no parent.
      const isInText = parent === null || (parent as unknown) === notesField
      const isLetters = content instanceof ContentString || content instanceof ContentDeleted
      return isInText && isLetters && parentSub === null
    })
  } catch {
    return false
  }
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
  const { decodeUpdate } = await loadYjs()
  const news = session.cleaned ? await newIn(at, update) : update
  const copies = new Set(decodeUpdate(news).structs.map(({ id }) => id.client))
  const jotting = step(at, by.id, news, new Map([...copies].map((client) => [client, by.id])))
  await Jottings.collection.insertOne(jotting as never, { session: tx.session })
  tx.changed('jotting', jotting, [channelOf(session)])
  const steps = await Jottings.countDocuments({ session: session._id }).session(tx.session)
  if (steps > mostSteps) await merge(at, news)
}

/**
 * What of a step isn't there yet. Where words were taken out for good, a step that comes once more would bring them to
 * where steps are kept, though to nobody's screen.
 */
async function newIn({ tx, session }: InSession, update: Uint8Array): Promise<Uint8Array> {
  const { yjs, doc } = await notesIn(session._id, tx.session)
  const known = yjs.encodeStateVector(doc)
  yjs.applyUpdate(doc, update)
  return yjs.encodeStateAsUpdate(doc, known)
}

/**
 * Puts one step in place of all, the last among them. Screens that missed some of them get the notes as a whole. Notes
 * that are full take what makes them shorter.
 */
async function merge(at: InSession, last: Uint8Array): Promise<void> {
  const { tx, session } = at
  const { yjs, doc, writers } = await notesIn(session._id, tx.session)
  const adds = yjs.decodeUpdate(last).structs.length > 0
  if (adds && doc.getText(notesField).length > longestNotes) throw new Problem('too-large')
  await putInPlaceOfAll(tx, step(at, null, yjs.encodeStateAsUpdate(doc), writers))
}

/** Takes out what somebody wrote, for good: their letters are in no step any more, and go from every open screen. */
export async function eraseWritten(tx: Transaction, session: SessionRecord, account: string): Promise<void> {
  const { yjs, doc, writers } = await notesIn(session._id, tx.session)
  const others = new Map([...writers].filter(([, by]) => by !== account))
  if (others.size === writers.size) return
  const text = doc.getText(notesField)
  const runs = await runsOf(text, (client) => writers.get(client) === account)
  // From the last to the first, so that what is before stays where it is.
  doc.transact(() => {
    for (const { at, words } of runs.reverse()) text.delete(at, words.length)
  })
  const without = step({ tx, session }, null, yjs.encodeStateAsUpdate(doc), others)
  await putInPlaceOfAll(tx, without)
  await forgetSteps(tx, session)
  tx.changed('jotting', without, [channelOf(session)])
}

const notNotes = () =>
  new Problem('invalid', {
    fields: [{ field: 'update', code: 'not-notes', message: 'This is not a step of shared notes.' }],
  })
