import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type {
  SetSpotlight,
  SetTask,
  SetTimer,
  Switch,
} from '../../shared/live-sessions/live-sessions.schema.ts'
import { locate } from '../annotations/locate.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { inSession } from './in-session.ts'
import { saveSession } from './sessions.changes.ts'
import type { SessionRecord } from './sessions.model.ts'
import { checkShownAtOnce } from './shown-at-once.ts'
import { logStep } from './steps.model.ts'
import { isOfSubject } from './subject.reader.ts'
import { awaitTimer, logTimerRan } from './timers.ts'

/** Before a session begins its task can be set, and nothing else. */
function mustBeOpen({ state }: SessionRecord): void {
  if (state !== 'open') throw new Problem('not-open')
}

/** What everybody is asked to look for; none clears it. @throws {Problem} as `checkShownAtOnce` does */
export async function setTask(actor: Actor, id: string, body: SetTask): Promise<WriteAnswer> {
  await checkShownAtOnce(actor, 'words', body.words)
  return inSession(actor, id, 'leads', body, 'session.task', async ({ tx, session, by }) => {
    const words = body.words ?? null
    await saveSession(tx, session, { task: words === null ? null : { words, set: tx.now } }, null)
    logStep(tx, session._id, by, { kind: 'task', words })
    return undefined
  })
}

/** Starts a timer on every screen, instead of one that runs; none clears it. */
export async function setTimer(actor: Actor, id: string, body: SetTimer): Promise<WriteAnswer> {
  const answer = await inSession(actor, id, 'leads', body, 'session.timer', async ({ tx, session, by }) => {
    mustBeOpen(session)
    const seconds = body.seconds ?? null
    const timer = seconds === null ? null : { seconds, ends: new Date(tx.now.getTime() + seconds * 1000) }
    await logTimerRan(tx, session)
    await saveSession(tx, session, { timer }, null)
    logStep(tx, session._id, by, { kind: 'timer', seconds })
    return undefined
  })
  for (const { type, view } of answer.events)
    if (type === 'session.changed' && view?.timer) awaitTimer(id, new Date(view.timer.ends))
  return answer
}

/** Leads: the others follow this person's place, until they scroll away. Only the one who leads, leads off. */
export function lead(actor: Actor, id: string, body: Switch): Promise<WriteAnswer> {
  return inSession(actor, id, 'leads', body, 'session.leading', async ({ tx, session, by }) => {
    mustBeOpen(session)
    if (body.on === (session.leader === by.id)) return undefined
    await saveSession(tx, session, { leader: body.on ? by.id : null }, null)
    logStep(tx, session._id, by, { kind: 'leading', on: body.on })
    return undefined
  })
}

/**
 * Puts a passage of what is read into the light, on every screen; without a passage it goes out.
 * @throws {Problem} `passage-not-found`, `not-found` for a text that isn't read here
 */
export function setSpotlight(actor: Actor, id: string, body: SetSpotlight): Promise<WriteAnswer> {
  return inSession(actor, id, 'leads', body, 'session.spotlight', async ({ tx, session, by }) => {
    mustBeOpen(session)
    const { excerpt, exact } = body
    if (excerpt === undefined || exact === undefined) {
      await saveSession(tx, session, { spotlight: null }, null)
      logStep(tx, session._id, by, { kind: 'spotlight', passage: null })
      return undefined
    }
    const wording = await excerptWording(excerpt, body.revision ?? null, tx.session)
    if (!(await isOfSubject(session, wording.document))) throw new Problem('not-found')
    const { quote, position } = locate(wording.text, { ...body, excerpt, exact })
    const { start, end } = position
    const passage = { excerpt, revision: wording.revision, start, end, exact: quote.exact }
    await saveSession(tx, session, { spotlight: passage }, null)
    logStep(tx, session._id, by, { kind: 'spotlight', passage })
    return undefined
  })
}
