import { sortIn } from '../../shared/threads/parts.ts'
import type { Request, Response } from '../platform/http/express.ts'

const name = 'thoughts'
const year = 365 * 24 * 60 * 60 * 1000

/** The order of threads that this browser was last asked for; null where it never was. */
export const rememberedSort = (request: Request) =>
  sortIn(new RegExp(`(?:^|; )${name}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1] ?? null)

/** Adds the order that this browser remembers to an address that doesn't say any. */
export function withSort(request: Request, query: URLSearchParams): URLSearchParams {
  const sort = rememberedSort(request)
  if (sort && !query.has('sort') && !query.has('thoughts')) query.set('sort', sort)
  return query
}

/** Remembers the order that an address asks for. */
export function rememberSort(request: Request, response: Response, path: string): void {
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const sort = query.has('thoughts') ? null : sortIn(query.get('sort'))
  if (!sort || sort === (rememberedSort(request) ?? 'oldest')) return
  response.cookie(name, sort, {
    maxAge: year,
    sameSite: 'lax',
    httpOnly: true,
    path: '/',
    secure: request.secure,
  })
}
