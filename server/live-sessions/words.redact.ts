import type { Transaction } from '../platform/data/transaction.ts'
import { placeOf } from '../threads/places.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { saveRound, saveSession } from './sessions.changes.ts'
import type { SessionRecord } from './sessions.model.ts'
import { type StepRecord, Steps } from './steps.model.ts'

type Database = Transaction['session'] | null
type Without = (words: string) => string

/** What those who lead a session wrote about it: its title, where it is their own, and every task that was set. */
export async function wordsOfLeaders(
  session: SessionRecord,
  within: Database,
): Promise<{ title: string | null; tasks: string[] }> {
  const [steps, rounds] = await Promise.all([tasksIn(session, within), roundsOf(session, within)])
  const tasks = [
    ...steps.flatMap(({ what }) => (what.kind === 'task' ? (what.words ?? []) : [])),
    ...rounds.flatMap(({ task }) => task ?? []),
    ...(session.task ? [session.task.words] : []),
  ]
  return { title: (await isNamedAsRead(session)) ? null : session.title, tasks: [...new Set(tasks)] }
}

/**
 * Takes words out of a session's title and its tasks for good: as they stand, in its rounds, and in its log, so that
 * summary, replay and export have them no more either. Every screen is told. Answers whether they stood anywhere, and
 * the ids of what is another now. A title that only repeats that of what is read is that one's, and stays.
 */
export async function takeFromWords(
  tx: Transaction,
  session: SessionRecord,
  without: Without,
): Promise<string[]> {
  const changed: string[] = []
  const title = (await isNamedAsRead(session)) ? session.title : without(session.title)
  const task = session.task && { ...session.task, words: without(session.task.words) }
  if (title !== session.title || task?.words !== session.task?.words) {
    await saveSession(tx, session, { title, task }, null)
    changed.push(session._id.toHexString())
  }
  for (const round of await roundsOf(session, tx.session)) {
    const left = round.task === null ? null : without(round.task)
    if (left === round.task) continue
    await saveRound(tx, round, { task: left })
    changed.push(round._id.toHexString())
  }
  for (const { _id, what } of await tasksIn(session, tx.session)) {
    if (what.kind !== 'task' || what.words === null || without(what.words) === what.words) continue
    const set = { $set: { 'what.words': without(what.words) } }
    await Steps.collection.updateOne({ _id }, set as never, { session: tx.session })
    changed.push(session._id.toHexString())
  }
  return [...new Set(changed)]
}

const roundsOf = ({ _id }: SessionRecord, within: Database) =>
  Rounds.find({ session: _id }).sort({ number: 1 }).session(within).lean<RoundRecord[]>()

const tasksIn = ({ _id }: SessionRecord, within: Database) =>
  Steps.find({ session: _id, 'what.kind': 'task' })
    .sort({ at: 1, _id: 1 })
    .session(within)
    .lean<StepRecord[]>()

const isNamedAsRead = async ({ on, title }: SessionRecord) => (await placeOf(on)).title === title
