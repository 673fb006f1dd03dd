import type { Request } from 'express'
import passport from 'passport'
import { z } from 'zod'
import {
  logInSchema,
  nextPath,
  registerSchema,
  setRoleSchema,
} from '../../shared/accounts/accounts.schema.ts'
import { ownerKey } from '../../shared/accounts/actor.ts'
import { toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import type { mountWrites } from '../platform/http/routes.ts'
import { sessionToken } from '../platform/http/session.ts'
import { register } from './accounts.service.ts'
import { setRole, tellRightsChanged } from './rights.service.ts'

/** Registering, logging in and logging out. Each of them gives the browser a new login id and a new token. */
export function mountAccounts(write: ReturnType<typeof mountWrites>): void {
  write({
    path: '/register',
    form: 'register',
    right: 'anyone',
    limit: 'account',
    schema: registerSchema,
    async act({ body, request }) {
      const actor = await register(body)
      const location = await logIn(request, actor, body.next)
      return { location, notice: `Welcome, ${actor.name}. You are logged in.` }
    },
  })

  write({
    path: '/log-in',
    form: 'log-in',
    right: 'anyone',
    limit: 'account',
    schema: logInSchema,
    async act({ body, request }) {
      request.body = { ...request.body, ...body } // Passport reads it from here, and sees what was parsed.
      return { location: await logIn(request, await authenticate(request), body.next) }
    },
  })

  write({
    path: '/people/:id/role',
    form: 'set-role',
    right: 'appoint',
    limit: 'write',
    schema: setRoleSchema,
    async act({ actor, body, params }) {
      const name = await setRole(actor, toId(params.id).toHexString(), body.role)
      return {
        location: '/people',
        notice: `${name} is ${body.role === 'admin' ? 'an' : 'a'} ${body.role} now.`,
      }
    },
  })

  write({
    path: '/log-out',
    form: 'log-out',
    right: 'anyone',
    limit: 'write',
    schema: z.object({ next: nextPath }),
    async act({ actor, body, request }) {
      const ended = request.sessionID
      await new Promise<void>((resolve, reject) => {
        request.logOut((error) => (error ? reject(error) : resolve()))
      })
      const key = ownerKey(actor)
      if (key !== null) tellRightsChanged(key, ended)
      return { location: body.next, notice: 'You are logged out.' }
    },
  })
}

/**
 * Begins a login session. Of the session before it only the draft is kept, and only if it is the person's own: then
 * they come back to where they were writing. Saved before the answer, so that the next page finds it.
 */
export async function logIn(request: Request, actor: Express.User, next: string): Promise<string> {
  const { user: earlier, sessionID: before } = request
  const isSame = !earlier || earlier.id === actor.id
  const { draft, guest } = isSame ? request.session : {}
  await new Promise<void>((resolve, reject) => {
    request.logIn(actor, (error) => (error ? reject(error) : resolve()))
  })
  if (earlier?.id) tellRightsChanged(earlier.id, before)
  sessionToken(request)
  if (draft) request.session.draft = draft
  // What they wrote as a guest of this browser is theirs to claim: see server/guests.
  if (guest) request.session.guest = guest
  await new Promise<void>((resolve, reject) => {
    request.session.save((error) => (error ? reject(error) : resolve()))
  })
  return next === '/' && draft ? draft.path : next
}

/** The account that a log-in form names. @throws {Problem} `wrong-login`, `too-many`, `unavailable` */
function authenticate(request: Request): Promise<Express.User> {
  return new Promise((resolve, reject) => {
    const told = (error: unknown, user: Express.User | false | undefined) => {
      if (user) resolve(user)
      else reject(error ?? new Problem('wrong-login'))
    }
    passport.authenticate('local', told)(request, request.res, reject)
  })
}
