import { Notifications } from '../notifications/notifications.model.ts'
import type { ClientSession } from '../platform/data/models.ts'
import { Operations } from '../platform/data/write-path.model.ts'

type Kept = { events: { id: string; view: unknown }[] }

/**
 * Answers to earlier writes are kept, to be given again: from now on they say no more of a thing, and of the
 * notifications about it, than that it is there.
 */
export async function forgetAnswers(session: ClientSession, id: string): Promise<void> {
  const told = await Notifications.find({ subject: id }, { _id: 1 }).session(session).lean()
  const ids = [id, ...told.map(({ _id }) => _id.toHexString())]
  const kept = Operations.collection.find({ 'answer.events.id': { $in: ids } } as never, { session })
  for await (const { _id, answer } of kept) {
    const events = (answer as Kept).events.map((event) =>
      ids.includes(event.id) ? { ...event, view: null } : event,
    )
    await Operations.collection.updateOne({ _id }, { $set: { 'answer.events': events } }, { session })
  }
}
