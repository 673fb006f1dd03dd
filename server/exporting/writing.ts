import { randomUUID } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import { checkWrite } from '../platform/http/check-right.ts'
import type { Request } from '../platform/http/express.ts'
import { Problem } from '../platform/http/problem.ts'
import { checkToken } from '../platform/http/same-site.ts'
import { actorOf } from '../platform/http/session.ts'

/** Who may annotate, by the same door as the forms. @throws {Problem} `log-in-needed`, `stale-form`, `not-allowed` … */
export function writerOf(request: Request): Actor {
  const actor = actorOf(request)
  if (actor.id === null) throw new Problem('log-in-needed')
  checkToken(request)
  checkWrite(actor, 'annotate')
  return actor
}

/** A client that repeats a request says so by an `Idempotency-Key`; without one every request is its own write. */
export const operationOf = (request: Request): string => request.get('idempotency-key') ?? randomUUID()

/** Whether somebody was asked to look at their words once more (`nudge`), and sends them all the same. */
export const insistsIn = (request: Request): boolean => request.get('x-counterpoint-insists') === 'yes'

export const targetProblem = () =>
  fieldProblem(
    'target',
    'The target has to be a passage of an excerpt of this document, with a TextQuoteSelector.',
  )

/** @param field which is its code as well */
export const fieldProblem = (field: string, message: string) =>
  new Problem('invalid', { fields: [{ field, code: field, message }] })
