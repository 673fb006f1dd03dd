import type { Request, RequestHandler, Response, Router } from 'express'
import { findAuthorities } from './authorities.ts'

/** `GET /api/authorities?q=`: type-ahead over names and aliases, at most eight, best first. */
export function mountAuthorities(router: Router, limit: RequestHandler): void {
  router.get('/api/authorities', limit, (request: Request, response: Response) => {
    const typed = typeof request.query.q === 'string' ? request.query.q.slice(0, 100) : ''
    response.json({
      authorities: findAuthorities(typed).map(({ slug, name, region }) => ({ slug, name, region })),
    })
  })
}
