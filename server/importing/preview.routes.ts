import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import multer from 'multer'
import { canBegin } from '../../shared/accounts/actor.ts'
import { mostExported } from '../../shared/exporting/document-export.schema.ts'
import { mostImported, previewSchema } from '../../shared/importing/import.schema.ts'
import { digestImportedAs } from '../library/digests.reader.ts'
import { checkWrite } from '../platform/http/check-right.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountedRoute } from '../platform/http/routes.ts'
import { checkToken } from '../platform/http/same-site.ts'
import { actorOf } from '../platform/http/session.ts'
import type { ShowPage } from '../platform/http/show-page.ts'
import { decode } from './decode.ts'
import { previewImport } from './importing.service.ts'

/** Characters of UTF-8 take up to four bytes, and a form's encoding up to three times that. */
const mostBytes = mostImported * 4

/** Of a document's export all but its notes is plain; it is as long as it is, and read whole. */
const mostExportBytes = mostExported * 2

/** What everybody may send anywhere. */
const usualBytes = 256 * 1024

/** Bodies of imports may bring a file, and be long where they come from somebody who may import. */
export function takeLongPosts(router: Router): void {
  const [exported, long, usual] = [mostExportBytes, mostBytes, usualBytes].map(takeBodies) as [
    Router,
    Router,
    Router,
  ]
  router.use(
    ['/import', '/documents/import', '/documents/:slug/annotations/import'],
    (request, response, next) => {
      const most = request.baseUrl === '/import' ? long : exported
      const take = canBegin(actorOf(request), 'import') ? most : usual
      take(request, response, (error?: unknown) => {
        // Exports may come as a file instead of the field.
        const { file, body } = request
        if (!error && file && file.size > 0 && request.baseUrl !== '/import' && !body?.export?.trim?.())
          request.body = { ...body, export: decode(file.buffer) }
        next(error)
      })
    },
  )
}

function takeBodies(most: number): Router {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: most, fieldSize: most, files: 1, fields: 10, parts: 12 },
  })
  const refuse: express.ErrorRequestHandler = (error, _request, _response, next) => {
    const isTooLarge = error instanceof multer.MulterError
    next(new Problem(isTooLarge ? 'too-large' : 'invalid', { cause: error }))
  }
  const router = express.Router()
  router.use(upload.single('file'), refuse)
  router.use(
    express.json({ limit: most, type: ['application/json', 'application/ld+json'] }),
    express.urlencoded({ extended: true, limit: most * 3 }),
  )
  return router
}

/** `POST /import`: the page with what would be imported. Saves nothing. */
export function mountPreview(
  router: Router,
  limit: RequestHandler,
  mounted: MountedRoute[],
  show: ShowPage,
): void {
  mounted.push({ method: 'POST', path: '/import', right: 'import' })
  router.post('/import', limit, async (request: Request, response: Response) => {
    const actor = actorOf(request)
    if (actor.id === null) throw new Problem('log-in-needed')
    checkToken(request)
    checkWrite(actor, 'import')
    if (request.file && !request.body.raw?.trim()) request.body.raw = decode(request.file.buffer)
    const { raw } = parse(previewSchema, request.body)
    const preview = previewImport(raw)
    const already = await digestImportedAs(preview.fingerprint)
    await show(request, response, { path: '/import', page: { kind: 'import', preview, raw, already } })
  })
}
