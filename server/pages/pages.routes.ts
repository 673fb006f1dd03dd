import type { RequestHandler, Router } from 'express'
import type { ShowPage } from '../platform/http/show-page.ts'

/** Every page, by GET. Comes last: what is no other route's is a page, or not there. */
export function mountPages(router: Router, show: ShowPage, limit: RequestHandler): void {
  router.get('/{*path}', limit, (request, response) => show(request, response))
}
