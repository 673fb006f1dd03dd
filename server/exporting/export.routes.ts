import type { Request, RequestHandler, Response, Router } from 'express'
import { baseOf } from './base.ts'
import { openToPrograms } from './describing.ts'
import { exportDocument } from './document-export.ts'
import { exportSession, type SessionExport, sessionCsv } from './session-export.ts'
import { toCsv } from './to-csv.ts'

/** `GET /documents/:slug/export.jsonld` and `.csv`: what everybody may see of a document, to take away; of a session likewise. */
export function mountExports(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  const exports = ['/documents/:slug', '/sessions/:id'].flatMap((of) => [
    `${of}/export.jsonld`,
    `${of}/export.csv`,
  ])
  router.use(exports, (_request, response, next) => {
    openToPrograms(response)
    response.set('Cache-Control', 'no-cache')
    next()
  })
  router.get('/documents/:slug/export.jsonld', limit, async (request: Request, response: Response) => {
    const slug = String(request.params.slug)
    const exported = await exportDocument(slug, baseOf(request, publicUrl))
    response
      .attachment(`${slug}.jsonld`)
      .type('application/ld+json')
      .send(JSON.stringify(exported, null, 2))
  })
  router.get('/documents/:slug/export.csv', limit, async (request: Request, response: Response) => {
    const slug = String(request.params.slug)
    const exported = await exportDocument(slug, baseOf(request, publicUrl))
    response.attachment(`${slug}.csv`).type('text/csv').send(toCsv(exported))
  })
  router.get('/sessions/:id/export.jsonld', limit, async (request: Request, response: Response) => {
    const exported = await exportSession(String(request.params.id), baseOf(request, publicUrl))
    response
      .attachment(`${fileOf(exported)}.jsonld`)
      .type('application/ld+json')
      .send(JSON.stringify(exported, null, 2))
  })
  router.get('/sessions/:id/export.csv', limit, async (request: Request, response: Response) => {
    const exported = await exportSession(String(request.params.id), baseOf(request, publicUrl))
    response
      .attachment(`${fileOf(exported)}.csv`)
      .type('text/csv')
      .send(sessionCsv(exported))
  })
}

/** A session's file by its day, since titles repeat. */
const fileOf = ({ session }: SessionExport) => `session-${session.began?.slice(0, 10) ?? 'to-come'}`
