import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Problem } from './problem.ts'

/**
 * How much is fair: so many in so many seconds, counted per account, or per address for guests.
 */
const limits = {
  /** Thoughts, notes, highlights, contradictions and their edits. */
  write: { most: 120, guests: 20, seconds: 60 },
  /** Steps of shared notes, several while somebody types. */
  jot: { most: 600, guests: 20, seconds: 60 },
  /** Comments by guests: `write` counts as well, which lets them keep drafts. */
  guest: { most: 1_200, guests: 8, seconds: 600 },
  /** Reports that something breaks a rule. */
  flag: { most: 40, guests: 6, seconds: 600 },
  /** Imports and new documents. */
  publish: { most: 30, guests: 10, seconds: 60 },
  /** Logging in and registering, per address. */
  account: { most: 20, guests: 20, seconds: 300 },
  /** Reading: pages, catch-up, type-ahead. */
  read: { most: 1_200, guests: 1_200, seconds: 60 },
} as const
export type LimitName = keyof typeof limits
export type LimitFactor = number

const keyOf = (request: Request) => request.user?.id ?? ipKeyGenerator(request.ip ?? '')

/** One counter per limit name. `factor` widens all of them: benchmarks and tests of other things use it. */
export function makeLimits(factor: LimitFactor): Record<LimitName, RequestHandler> {
  const make = (name: LimitName): RequestHandler =>
    rateLimit({
      windowMs: limits[name].seconds * 1000,
      limit: (request: Request) => limits[name][request.user ? 'most' : 'guests'] * factor,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: name,
      keyGenerator: name === 'account' ? (request) => ipKeyGenerator(request.ip ?? '') : keyOf,
      handler: (_request, _response, next) => next(new Problem('too-many')),
    })
  return {
    write: make('write'),
    jot: make('jot'),
    guest: make('guest'),
    publish: make('publish'),
    flag: make('flag'),
    account: make('account'),
    read: make('read'),
  }
}
