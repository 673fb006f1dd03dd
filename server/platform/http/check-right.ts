import { type Actor, canBegin } from '../../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../../shared/accounts/views.ts'
import { sayDate, sayDateTime } from '../../../shared/text/dates.ts'
import { Problem } from './problem.ts'

const sayBanned = (until?: string) =>
  `The moderators take nothing more from you here${until ? ` until ${sayDate(until.slice(0, 10))}` : ''}. What you wrote is kept; why is told at /my-comments.`

/**
 * Whether somebody may begin something at all: the one place where a suspension and a warning are answered.
 * @throws {Problem} `suspended` with the date, `banned` for a guest, `not-allowed`.
 */
export function checkRight(actor: Actor, right: ViewerRight): void {
  if (canBegin(actor, right)) return
  // A guest whose address was banned.
  if (actor.id === null) throw new Problem('banned', { message: sayBanned(actor.suspendedUntil) })
  if (!actor.suspendedUntil) throw new Problem('not-allowed')
  const until = sayDateTime(actor.suspendedUntil)
  throw new Problem('suspended', {
    message: `Your account is suspended until ${until} and can only read till then. What you wrote is kept.`,
  })
}

/**
 * The same for a write. Whoever was warned reads the warning first; what needs no right of its own (withdrawing,
 * appealing, exporting, logging out) waits for nobody.
 * @throws {Problem} `suspended`, `not-allowed`, `warning-first`.
 */
export function checkWrite(actor: Actor, right: ViewerRight): void {
  checkRight(actor, right)
  if (actor.warning) throw new Problem('warning-first')
}
