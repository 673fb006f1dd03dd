import type { Creator } from '../../shared/accounts/views.ts'
import type { SessionStep } from '../../shared/live-sessions/views.ts'
import { type Edited, onExcerptEdited } from '../library/excerpt-edits.ts'
import { excerptWording } from '../library/passages.reader.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { logStep } from './steps.model.ts'
import { isOfSubject } from './subject.reader.ts'

/**
 * Writes into a session's log what is done to something that was made in it, on whatever page. What happens once the
 * session has ended is not part of it, and what was made in no session has no log.
 */
export async function logBeside(
  tx: Transaction,
  session: Id | null | undefined,
  by: Creator,
  what: SessionStep['what'],
): Promise<void> {
  if (!session) return
  const isOpen = await LiveSessions.exists({ _id: session, state: 'open' }).session(tx.session)
  if (isOpen) logStep(tx, session, by, what)
}

/** A text that is read in an open session was edited: its log says so, whoever did it and wherever. */
export function logEdits(): void {
  onExcerptEdited(async (tx: Transaction, excerpt: string, { revision, by }: Edited) => {
    const open = await LiveSessions.find({ state: 'open' }).session(tx.session).lean<SessionRecord[]>()
    if (open.length === 0) return
    const { document } = await excerptWording(excerpt, null, tx.session)
    for (const session of open)
      if (await isOfSubject(session, document))
        logStep(tx, session._id, by, { kind: 'text-edited', excerpt, revision })
  })
}
