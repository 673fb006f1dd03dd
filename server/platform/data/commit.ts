import { createHash } from 'node:crypto'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { Channel, WriteAnswer } from '../../../shared/live/contract.ts'
import { isDatabaseAway } from './away.ts'
import { closeTransaction } from './close-transaction.ts'
import type { Committed } from './present.ts'
import { inTransaction } from './retrying.ts'
import { type Done, type Draft, openTransaction, startSession, type Transaction } from './transaction.ts'
import { Operations } from './write-path.model.ts'

export type Write = {
  actor: Actor
  /** The client's UUID; with the actor and the body it names the write. */
  operation: string
  /** What the client sent: the same operation id with other words is another write, so that nothing typed is lost. */
  body: unknown
  /** Writes on one channel queue here rather than collide in the database. */
  channel: Channel
}

/** What the service does: reads and writes with the session, says what changed, and returns where to look at it. */
export type Work = (tx: Transaction) => Promise<Done>

type Job = {
  key: string
  actor: Actor
  work: Work
  resolve(answer: WriteAnswer): void
  reject(error: unknown): void
}

/** The most writes that share one transaction. */
const mostTogether = 32
const lanes = new Map<Channel, Job[]>()
const running = new Set<Promise<unknown>>()
type Listener = (changes: Committed[]) => void
const listeners = new Set<Listener>()

/** Tells who publishes: called after each commit, with its changes in order. Returns how to stop listening. */
export function onCommitted(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The one way in: the work, its record, its changes and its answer are saved in one transaction, then published.
 * Sending the same write again has no further effect and gets the first answer. `work` may run more than once, so it
 * touches nothing but the database through `tx.session`.
 * @throws what `work` throws; nothing is saved then.
 */
export function commit(write: Write, work: Work): Promise<WriteAnswer> {
  return new Promise((resolve, reject) => {
    const job: Job = { key: keyOf(write), actor: write.actor, work, resolve, reject }
    const lane = lanes.get(write.channel)
    if (lane) {
      lane.push(job)
      return
    }
    const fresh = [job]
    lanes.set(write.channel, fresh)
    const drained = drain(write.channel, fresh).finally(() => running.delete(drained))
    running.add(drained)
  })
}

/** Resolves when every write that was begun is answered, or after `patienceMs`: a database may be away. */
export async function commitsFinished(patienceMs: number): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())
  let isLate = false
  void late.then(() => {
    isLate = true
  })
  while (running.size > 0 && !isLate) await Promise.race([Promise.allSettled([...running]), late])
}

function keyOf({ actor, operation, body }: Write): string {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16)
  return `${actor.id ?? 'guest'}:${operation}:${digest}`
}

/**
 * Writes that arrive while one is being saved wait and are then saved together; where that fails each goes alone. So
 * does the only one: what is refused now may be the second sending of what was saved before, which changed what the
 * work finds.
 */
async function drain(channel: Channel, lane: Job[]): Promise<void> {
  while (lane.length > 0) {
    const jobs = lane.splice(0, mostTogether)
    const failure = await together(jobs, false)
    if (failure === null) continue
    if (isDatabaseAway(failure)) for (const { reject } of jobs) reject(failure)
    else for (const job of jobs) await alone(job)
  }
  lanes.delete(channel)
}

async function alone(job: Job): Promise<void> {
  const failure = await together([job], true)
  if (failure !== null) job.reject(failure)
}

/** Saves jobs in one transaction and answers them; returns what went wrong, null for nothing. Never throws. */
async function together(jobs: Job[], careful: boolean): Promise<unknown> {
  try {
    const session = await startSession()
    try {
      await save(session, jobs, careful)
    } finally {
      await session.endSession()
    }
    return null
  } catch (error) {
    return error
  }
}

/** `careful` looks for an earlier answer before doing the work. */
async function save(session: Transaction['session'], jobs: Job[], careful: boolean): Promise<void> {
  let answers = new Map<string, WriteAnswer>()
  let changes: Committed[] = []
  await inTransaction(session, async () => {
    answers = careful ? await earlierAnswers(jobs, session) : new Map()
    const now = new Date()
    const drafts = new Map<string, Draft>()
    const alike = new Map<string, unknown>()
    for (const { key, actor, work } of jobs) {
      if (answers.has(key) || drafts.has(key)) continue
      const draft: Draft = { actor, key, done: { location: '/' }, inserts: [], changes: [], records: [] }
      draft.done = await work(openTransaction(session, now, draft, [...drafts.values()], alike))
      drafts.set(key, draft)
    }
    changes = []
    if (drafts.size === 0) return
    const fresh = await closeTransaction(session, now, [...drafts.values()])
    ;[...drafts.keys()].forEach((key, index) => {
      answers.set(key, fresh[index] as WriteAnswer)
    })
    changes = [...drafts.values()].flatMap((draft) =>
      draft.changes.map(({ committed }) => committed as Committed),
    )
  })
  for (const listener of listeners) listener(changes)
  for (const { key, resolve } of jobs) resolve(answers.get(key) as WriteAnswer)
}

async function earlierAnswers(
  jobs: Job[],
  session: Transaction['session'],
): Promise<Map<string, WriteAnswer>> {
  const found = await Operations.find({ _id: { $in: jobs.map(({ key }) => key) } })
    .session(session)
    .lean()
  return new Map(found.map(({ _id, answer }) => [_id as string, answer as WriteAnswer]))
}
