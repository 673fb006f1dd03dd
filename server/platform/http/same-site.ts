import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { Problem } from './problem.ts'

/** The origins our own pages have: PUBLIC_URL where it is given, else the address that was asked. */
export function isOurOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | null,
): boolean {
  if (!origin) return false
  if (publicUrl) return origin === new URL(publicUrl).origin
  return origin === `http://${host}` || origin === `https://${host}`
}

/** Whether a request or a socket's handshake was sent by one of our own pages. */
export function isSameSite(request: IncomingMessage, publicUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin, host } = request.headers
  return origin === undefined ? site === 'same-origin' : isOurOrigin(origin, host, publicUrl)
}

/** What changes nothing may be asked from anywhere. */
const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that were not sent by one of our own pages. @throws {Problem} `foreign-origin` */
export function writesFromOurPagesOnly(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    if (safe.has(request.method) || isSameSite(request, publicUrl)) next()
    else next(new Problem('foreign-origin'))
  }
}

/** The token that a write brings has to be its session's own. @throws {Problem} `stale-form` */
export function checkToken(request: Request): void {
  const given =
    request.get('x-counterpoint-token') ?? (request.body as { token?: unknown } | undefined)?.token
  if (!isToken(given, request.session.token)) throw new Problem('stale-form')
}

export function isToken(given: unknown, token: string | undefined): boolean {
  if (typeof given !== 'string' || !token) return false
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
