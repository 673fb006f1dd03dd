import { Messages } from '../live-sessions/messages.model.ts'
import { writtenBy } from '../live-sessions/notes.reader.ts'
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
    const seats = await Seats.find({ 'person.id': id }).sort({ 'person.id': 1, joined: 1 }).lean()
    const written = await Promise.all(
      seats.map(async ({ session }) => ({
        address: `${addressOf(session)}#notes`,
        words: await writtenBy(id, session),
      })),
    )
    return written.filter(({ words }) => words.length > 0)
  })
}
