import { type ErrorAnswer, type ErrorCode, errors, type FieldProblem } from '../../../shared/errors.ts'
import { isDatabaseAway } from '../data/away.ts'

/** An answer that says no: thrown by services and routes, turned into JSON or a page in one place. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly fields: FieldProblem[]

  constructor(code: ErrorCode, options: { message?: string; fields?: FieldProblem[]; cause?: unknown } = {}) {
    super(options.message ?? errors[code].message, { cause: options.cause })
    this.code = code
    this.fields = options.fields ?? []
  }

  get status(): number {
    return errors[this.code].status
  }

  toAnswer(): ErrorAnswer {
    return { error: { code: this.code, message: this.message, fields: this.fields } }
  }
}

/** Any error as a Problem: ours as it is, Express's by their status, an absent database as `unavailable`, the rest as `internal`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error)) return new Problem('unavailable', { cause: error })
  const status = (error as { status?: unknown }).status
  if (status === 404 || error instanceof URIError) return new Problem('not-found', { cause: error })
  if (status === 413) return new Problem('too-large', { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Problem('invalid', { cause: error })
  return new Problem('internal', { cause: error })
}
