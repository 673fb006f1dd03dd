import type { RequestHandler, Router } from 'express'
import { askMarkSchema, keepMarkSchema } from '../../shared/threads/reading.schema.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { actorOf } from '../platform/http/session.ts'
import { keepMark, markOf } from './marks.service.ts'

/**
 * What was read goes beside the pages and never through them: they are drawn without it, and it is no live change.
 * `limit` is that of reading, which is what this is a part of.
 */
export function mountReadingMarks(write: MountWrite, router: Router, limit: RequestHandler): void {
  write({
    path: '/reading',
    form: 'reading',
    right: 'logged-in',
    limit: 'read',
    schema: keepMarkSchema,
    act: ({ actor, body }) => keepMark(actor, body),
  })
  router.get('/api/reading', limit, async (request, response) => {
    const actor = actorOf(request)
    if (actor.id === null) throw new Problem('log-in-needed')
    response.set('Cache-Control', 'no-store')
    response.json(await markOf(actor, parse(askMarkSchema, request.query)))
  })
}
