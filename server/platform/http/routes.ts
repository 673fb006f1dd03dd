import type { Request, RequestHandler, Response, Router } from 'express'
import type { z } from 'zod'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../../shared/accounts/views.ts'
import type { WriteAnswer } from '../../../shared/live/contract.ts'
import { checkWrite } from './check-right.ts'
import type { LimitName } from './limits.ts'
import { parse } from './parse.ts'
import { Problem } from './problem.ts'
import { checkToken } from './same-site.ts'
import { actorOf, saved } from './session.ts'

/** What a route's `act` gets: who, what they sent, and the path's parameters. */
export type Call<S extends z.ZodType> = {
  actor: Actor
  body: z.output<S>
  /** The path's parameters; only those that the path names are there. */
  params: Record<'id' | 'person', string>
  request: Request
}

/** Where to go after a write that is no live change, such as logging in. */
export type Moved = { location: string; notice?: string }

/**
 * One write: method and path, who may begin it, how often, what it brings, what it does. Rights on a particular thing
 * are the service's to check; this is the door. The list of all of them is what tests of rights go through.
 */
export type WriteRoute<S extends z.ZodType> = {
  path: string
  /** The form that sends it, for coming back with problems or a draft. */
  form: string
  right: ViewerRight | 'logged-in' | 'anyone'
  /**
   * Whether it is for people without an account as well: `known` for guests who have written here (their session says
   * who they are), `all` also for those of whom we know nothing. Left out: neither.
   */
  guests?: 'known' | 'all'
  limit: LimitName
  /** Counts as well for those without an account, unless they are only on their way to log in. */
  guestLimit?: LimitName
  schema: S
  act(call: Call<S>): Promise<WriteAnswer | Moved>
}

export type MountedRoute = {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  right: WriteRoute<z.ZodType>['right']
  guests?: WriteRoute<z.ZodType>['guests']
}

export type MountWrite = ReturnType<typeof mountWrites>

/** Mounts writes as Express routes: limit, who, token, parse, act, answer. */
export function mountWrites(
  router: Router,
  limits: Record<LimitName, RequestHandler>,
  mounted: MountedRoute[],
) {
  return function write<S extends z.ZodType>(route: WriteRoute<S>): void {
    const { path, right, guests } = route
    mounted.push({ method: 'POST', path, right, ...(guests && { guests }) })
    const limit = [limits[route.limit], ...(route.guestLimit ? [forGuests(limits[route.guestLimit])] : [])]
    router.post(path, limit, async (request: Request, response: Response) => {
      response.locals.form = route.form
      const actor = actorOf(request)
      if (isClosed(route, actor, request)) throw new Problem('log-in-needed')
      if (needsToken(route, actor)) checkToken(request)
      if (route.right !== 'anyone' && route.right !== 'logged-in') checkWrite(actor, route.right)
      const body = parse(route.schema, request.body)
      const params = request.params as Call<S>['params']
      const done = await route.act({ actor, body, params, request })
      if (request.session.draft?.form === route.form) delete request.session.draft
      await answer(request, response, done)
    })
  }
}

const wantsAccount = ({ body }: Request) => (body as { as?: unknown } | undefined)?.as === 'account'

const forGuests =
  (limit: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.user || wantsAccount(request) ? next() : limit(request, response, next)

type Door = Pick<WriteRoute<z.ZodType>, 'right' | 'guests'>

/** Guests come in where the route lets them, unless they choose to log in first: the form's second button says so. */
function isClosed({ right, guests }: Door, actor: Actor, request: Request): boolean {
  if (right === 'anyone' || actor.id !== null) return false
  return wantsAccount(request) || guests === undefined || (guests === 'known' && actor.guest === undefined)
}

/**
 * A token proves that a form is of this very login, so it is asked for wherever there is one to protect: an account's,
 * or the session of a guest who has written. Pages of other guests are kept and the same for all of them, so they can
 * carry none; that their writes come from our own pages is proved by what the browser says of their origin
 * (`writesFromOurPagesOnly`, for every write), and nobody's standing is used by them.
 */
const needsToken = ({ guests }: Door, actor: Actor): boolean =>
  guests === undefined || actor.id !== null || actor.guest !== undefined

/** JSON for the client, a redirect for a form. */
async function answer(request: Request, response: Response, done: WriteAnswer | Moved): Promise<void> {
  if (wantsJson(request)) {
    response.json(done)
    return
  }
  if ('notice' in done && done.notice) {
    request.session.notice = done.notice
    await saved(request)
  }
  response.redirect(303, done.location)
}

/** JSON-LD with a profile, as annotations are sent, is another type to Express than without. */
const kindsOfJson = [
  'application/json',
  'application/ld+json',
  'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
]

export const wantsJson = (request: Request): boolean =>
  kindsOfJson.includes(request.accepts(['text/html', ...kindsOfJson]) || 'nothing')
