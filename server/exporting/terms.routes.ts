import type { Request, RequestHandler, Response, Router } from 'express'
import { termsDocument, termsPath } from '../../shared/exporting/terms.ts'
import { baseOf } from './base.ts'
import { openToPrograms, sendTagged, wantsJsonLd } from './describing.ts'

/** `GET /terms` for programs: the JSON-LD context that our exports name. For people it is a page. */
export function mountTerms(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  router.get(termsPath, limit, (request: Request, response: Response, next) => {
    if (!wantsJsonLd(request)) return next()
    openToPrograms(response)
    response.set({ 'Cache-Control': 'public, max-age=3600', Vary: 'Accept' })
    sendTagged(request, response, termsDocument(baseOf(request, publicUrl)), 'application/ld+json')
  })
}
