import { nextPath } from '../../shared/accounts/accounts.schema.ts'
import type { ErrorRequestHandler, Request, Response } from '../platform/http/express.ts'
import { asProblem, type Problem } from '../platform/http/problem.ts'
import { wantsJson } from '../platform/http/routes.ts'
import { saved } from '../platform/http/session.ts'
import type { ShowPage } from '../platform/http/show-page.ts'

/** How long a guest's draft is kept for them. */
const draftMs = 24 * 60 * 60 * 1000

/** What never goes back into a form, or is not the person's own words. */
const notKept = new Set([
  'token',
  'from',
  'form',
  'operation',
  'password',
  'as',
  'guestSubject',
  'newPassword',
])

/**
 * The one place where a request that failed is answered: JSON with a code; for a form its page again, with what was
 * typed and what is wrong; for somebody who has to log in first, the way there, with the draft kept in their session.
 */
export function answerRefused(show: ShowPage, onFault: (error: unknown) => void): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const problem = asProblem(error)
    if (problem.code === 'internal' || (problem.status >= 500 && problem.cause)) onFault(error)
    if (response.headersSent) {
      next(error)
      return
    }
    try {
      await answer(show, request, response, problem)
    } catch (fault) {
      onFault(fault)
      if (response.headersSent) next(fault)
      else response.status(problem.status).type('text').send(problem.message)
    }
  }
}

async function answer(show: ShowPage, request: Request, response: Response, problem: Problem): Promise<void> {
  if (wantsJson(request) || request.path.startsWith('/api/')) {
    response.status(problem.status).json(problem.toAnswer())
    return
  }
  const body: Record<string, unknown> = request.body ?? {}
  const path = typeof body.from === 'string' ? nextPath.parse(body.from) : null
  if (request.method !== 'POST' || path === null) {
    await show(request, response, { path: '/', problem })
    return
  }
  const form = typeof body.form === 'string' ? body.form.slice(0, 60) : 'unknown'
  if (problem.code === 'log-in-needed') {
    // What guests sign with is not needed by an account, and not kept for it.
    const said = Object.entries(typed(request)).filter(([name]) => !name.startsWith('guest'))
    request.session.draft = { path, form, values: Object.fromEntries(said) }
    if (!request.user && !request.session.guest) request.session.cookie.maxAge = draftMs
    await saved(request)
    response.redirect(303, `/log-in?next=${encodeURIComponent(path)}`)
    return
  }
  if (problem.code === 'warning-first') {
    // Acknowledging the warning opens the page anew: what was typed is there then too.
    request.session.draft = { path, form, values: typed(request) }
    await saved(request)
  }
  const back = { path, status: problem.status, form: toForm(form, request, problem) }
  // Who may no longer write gets no form to find their words in.
  await show(request, response, problem.code === 'suspended' ? { ...back, problem } : back)
}

const toForm = (form: string, request: Request, { code, fields, message }: Problem) => ({
  form,
  values: typed(request),
  fields,
  message: fields.length > 0 && code !== 'nudge' ? null : message,
  draft: false,
})

/** Everything the person typed, by the names of the fields: nested ones as `ends[0][exact]`. */
function typed(request: Request): Record<string, string> {
  const values: Record<string, string> = {}
  collect(request.body, '', values)
  return values
}

function collect(value: unknown, name: string, into: Record<string, string>): void {
  if (typeof value === 'string') into[name] = value
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (name === '' && notKept.has(key)) continue
      collect(inner, name === '' ? key : `${name}[${key}]`, into)
    }
  }
}
