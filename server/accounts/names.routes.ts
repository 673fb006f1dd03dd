import type { RequestHandler, Router } from 'express'
import { canBegin } from '../../shared/accounts/actor.ts'
import { Problem } from '../platform/http/problem.ts'
import { actorOf } from '../platform/http/session.ts'
import { accountsBeginning } from './names.reader.ts'

/** The most names that are offered at once. */
const most = 8

/** `GET /api/people/names?q=`: type-ahead over the names of accounts, for people who may mention them. */
export function mountNames(router: Router, limit: RequestHandler): void {
  router.get('/api/people/names', limit, async (request, response) => {
    const actor = actorOf(request)
    if (actor.id === null) throw new Problem('log-in-needed')
    if (!canBegin(actor, 'comment')) throw new Problem('not-allowed')
    const typed = typeof request.query.q === 'string' ? request.query.q.slice(0, 60) : ''
    const people = await accountsBeginning(typed, most)
    response.set('Cache-Control', 'no-store')
    response.json({ people: people.map(({ id, name }) => ({ id, name })) })
  })
}
