import { type JottingRecord, Jottings } from '../live-sessions/jottings.model.ts'
import { Messages } from '../live-sessions/messages.model.ts'
import { bytesOf } from '../live-sessions/notes.entity.ts'
import { loadYjs } from '../live-sessions/notes.reader.ts'
import { Seats } from '../live-sessions/seats.model.ts'
import { LiveSessions } from '../live-sessions/sessions.model.ts'
import { Steps } from '../live-sessions/steps.model.ts'
import { registerExport } from './kept-about.ts'
import { standingOf } from './sections.ts'

const addressOf = (session: { toHexString(): string }) => `/sessions/${session.toHexString()}`

/** What people leave in live sessions: their seat and what they did, what they said, what they wrote in the notes. */
export function registerSessionsKept(): void {
  registerExport('Live sessions', async (id) => {
    const seats = await Seats.find({ 'person.id': id }).sort({ 'person.id': 1, joined: 1 }).lean()
    const of = seats.map(({ session }) => session)
    const [sessions, steps] = await Promise.all([
      LiveSessions.find({ _id: { $in: of } }, { title: 1 }).lean(),
      Steps.find({ session: { $in: of }, 'by.id': id })
        .sort({ at: 1 })
        .lean(),
    ])
    const titles = new Map(sessions.map(({ _id, title }) => [_id.toHexString(), title]))
    const stepsOf = Map.groupBy(steps, ({ session }) => session.toHexString())
    return seats.map(({ session, role, joined, muted }) => ({
      address: addressOf(session),
      title: titles.get(session.toHexString()) ?? null,
      joined: joined.toISOString(),
      role,
      muted,
      did: (stepsOf.get(session.toHexString()) ?? []).map(({ at, what }) => ({
        at: at.toISOString(),
        what: what.kind,
        ...(what.kind === 'task' && { words: what.words }),
      })),
    }))
  })
  registerExport('Messages', async (id) => {
    const messages = await Messages.find({ 'creator.id': id }).sort({ 'creator.id': 1, created: 1 }).lean()
    return messages.map((message) => ({
      address: `${addressOf(message.session)}#message-${message._id.toHexString()}`,
      ...standingOf(message),
      words: message.source,
    }))
  })
  registerExport('Shared notes', async (id) => {
    const steps = await Jottings.find({ by: id }).sort({ _id: 1 }).lean<JottingRecord[]>()
    return Promise.all(
      steps.map(async ({ session, created, update }) => ({
        address: `${addressOf(session)}#notes`,
        created: created.toISOString(),
        typed: await typedIn(update),
      })),
    )
  })
}

/** The words that a step of notes brings, one after the other. */
async function typedIn(update: Uint8Array): Promise<string> {
  const { decodeUpdate, ContentString, Item } = await loadYjs()
  return decodeUpdate(bytesOf(update))
    .structs.flatMap((struct) =>
      struct instanceof Item && struct.content instanceof ContentString ? struct.content.str : [],
    )
    .join('')
}
