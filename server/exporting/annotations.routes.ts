import type { Request, RequestHandler, Response, Router } from 'express'
import { editAnnotationSchema } from '../../shared/annotations/annotations.schema.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { fromWebAnnotation, webAnnotationSchema } from '../../shared/exporting/from-web-annotation.ts'
import { toWebAssessment, toWebLinking, webAnnotationType } from '../../shared/exporting/web-annotation.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import { annotationById } from '../annotations/annotations.reader.ts'
import { editAnnotation } from '../annotations/editing.service.ts'
import { withdrawAnnotation } from '../annotations/steps.service.ts'
import { contradictionById } from '../contradictions/contradictions.reader.ts'
import { documentById, excerptWording } from '../library/passages.reader.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountedRoute } from '../platform/http/routes.ts'
import { actorOf } from '../platform/http/session.ts'
import { baseOf, isHeld } from './base.ts'
import { describeAnnotation, operationOf, targetProblem, writerOf } from './containers.routes.ts'
import { oneToWeb } from './to-web.ts'

type Limits = { read: RequestHandler; write: RequestHandler }

/**
 * Every annotation and contradiction has an address of its own: for a browser it leads to its place on the page, for
 * a program it answers as W3C JSON-LD. An annotation also takes `PUT` (with `If-Match`) and `DELETE` by its author.
 */
export function mountWebAnnotations(
  router: Router,
  limits: Limits,
  publicUrl: string | null,
  writes: MountedRoute[],
): void {
  const path = '/annotations/:id'
  for (const method of ['PUT', 'DELETE'] as const) writes.push({ method, path, right: 'annotate' })
  router.get(path, limits.read, async (request: Request, response: Response) => {
    const view = await annotationById(String(request.params.id), actorOf(request))
    if (wantsPage(request)) {
      const { slug } = await documentById(view.document)
      response.redirect(303, `/documents/${slug}#annotation-${view.id}`)
      return
    }
    describeAnnotation(response, view)
    if (isHeld(request, response)) response.status(304).end()
    else
      response.type(webAnnotationType).send(JSON.stringify(await oneToWeb(view, baseOf(request, publicUrl))))
  })

  router.options(path, async (request: Request, response: Response) => {
    describeAnnotation(response, await annotationById(String(request.params.id), actorOf(request)))
    response.status(204).end()
  })

  router.put(path, limits.write, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    const view = await annotationById(String(request.params.id), actor)
    const wanted = fromWebAnnotation(parse(webAnnotationSchema, request.body))
    const { excerpt, quote } = view.target
    // The passage of an annotation stays: another passage is another annotation.
    if (!wanted || wanted.excerpt !== excerpt || wanted.exact !== quote.exact) throw targetProblem()
    const { note, tags, motivation } = wanted
    const version = versionOf(request, view)
    const body = parse(editAnnotationSchema, {
      operation: operationOf(request),
      version,
      note,
      tags,
      motivation,
    })
    await editAnnotation(actor, view.id, body)
    const changed = await annotationById(view.id, actor)
    describeAnnotation(response, changed)
    response.type(webAnnotationType).send(JSON.stringify(await oneToWeb(changed, baseOf(request, publicUrl))))
  })

  router.delete(path, limits.write, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    const view = await annotationById(String(request.params.id), actor)
    const body = { operation: operationOf(request), version: versionOf(request, view) }
    await withdrawAnnotation(actor, view.id, parse(stepSchema, body))
    response.status(204).end()
  })

  router.get(
    ['/contradictions/:id', '/contradictions/:id/assessment'],
    limits.read,
    async (request: Request, response: Response, next) => {
      if (!/^[0-9a-f]{24}$/.test(String(request.params.id))) return next()
      const view = await contradictionById(String(request.params.id), actorOf(request))
      if (wantsPage(request)) {
        response.redirect(303, `/documents/${view.ends[0]?.document.slug}#contradiction-${view.id}`)
        return
      }
      const base = baseOf(request, publicUrl)
      const answer = request.path.endsWith('assessment')
        ? toWebAssessment(view, base)
        : toWebLinking(view, base)
      response.set({
        ETag: `"${view.id}-${view.version}"`,
        'Cache-Control': 'private, no-cache',
        Vary: 'Accept, Cookie',
      })
      if (isHeld(request, response)) response.status(304).end()
      else response.type(webAnnotationType).send(JSON.stringify(answer))
    },
  )

  // What selectors count in: one wording of an excerpt, as it is kept.
  router.get(
    '/excerpts/:id/revisions/:revision',
    limits.read,
    async (request: Request, response: Response) => {
      const revision = Number(request.params.revision)
      if (!Number.isSafeInteger(revision) || revision < 1) throw new Problem('not-found')
      const { text } = await excerptWording(String(request.params.id), revision, null)
      response.set({ 'Cache-Control': 'public, max-age=86400', ETag: `"${request.params.id}-${revision}"` })
      if (isHeld(request, response)) response.status(304).end()
      else response.type('text/plain').send(text)
    },
  )
}

const wantsPage = (request: Request): boolean =>
  request.accepts(['application/ld+json', 'application/json', 'text/html']) === 'text/html'

/** The version that `If-Match` names. @throws {Problem} `precondition-needed`, `changed-meanwhile` */
function versionOf(request: Request, view: AnnotationView): number {
  const given = request.get('if-match')
  if (given === undefined) throw new Problem('precondition-needed')
  if (given !== `"${view.id}-${view.version}"`) throw new Problem('precondition-failed')
  return view.version
}
