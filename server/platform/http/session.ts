import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler } from 'express'
import session, { type SessionData } from 'express-session'
import type {} from 'passport'
import { type Actor, guest } from '../../../shared/accounts/actor.ts'
import type { Config } from '../../config.ts'
import { LoginSessions } from './login-sessions.ts'

/** What somebody was writing when they had to log in: comes back on the page it was written on. */
export type Draft = { path: string; form: string; values: Record<string, string> }

declare module 'express-session' {
  interface SessionData {
    /** Goes into the forms of this login and comes back with each of its writes. */
    token?: string
    draft?: Draft
    /** A sentence to show on the next page. */
    notice?: string
    /** The guest that this browser wrote as: id and generation, see `guests.model.ts`. */
    guest?: string
  }
}

declare global {
  namespace Express {
    interface User extends Actor {}
    interface Request {
      /** Set where nobody is logged in and the session is a guest's. */
      guest?: Actor
    }
  }
}

export const loginDays = 30

/** Login sessions in the database; a guest who only reads has none and gets no cookie. */
export function loginSession(config: Config): RequestHandler {
  const secure = config.publicUrl?.startsWith('https:') ?? false
  return session({
    name: secure ? '__Host-counterpoint' : 'counterpoint',
    secret: config.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: loginDays * 24 * 60 * 60 * 1000 },
    store: new LoginSessions(loginDays),
  })
}

/** Saves the session before an answer that sends the browser on: the next page has to find it. */
export function saved(request: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    request.session.save((error) => (error ? reject(error) : resolve())),
  )
}

/** What the session holds; nothing where it couldn't be read, such as while the database is away. */
export const sessionOf = (request: Request): Partial<SessionData> =>
  (request.session as Partial<SessionData> | undefined) ?? {}

/** The token of this session, made when first asked for (which is what gives a visitor a session). */
export function sessionToken(request: Request): string {
  request.session.token ??= randomBytes(24).toString('base64url')
  return request.session.token
}

export const actorOf = (request: Pick<Request, 'user' | 'guest'>): Actor =>
  request.user ?? request.guest ?? guest

/** Middleware that says who a request is from; pages and socket handshakes use the same. */
export type Identify = RequestHandler

/** Who a socket's handshake is from, after the same middleware has run on it. */
export function whoIs(handshake: IncomingMessage): {
  actor: Actor
  token: string | undefined
  loginId: string | null
} {
  const { user, guest: known, session, sessionID } = handshake as IncomingMessage & Partial<Request>
  const loginId = user || known ? (sessionID ?? null) : null
  return { actor: user ?? known ?? guest, token: session?.token, loginId }
}
