import type { Request, RequestHandler, Response, Router } from 'express'
import { annotateSchema } from '../../shared/annotations/annotations.schema.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { fromWebAnnotation, webAnnotationSchema } from '../../shared/exporting/from-web-annotation.ts'
import { webAnnotationType } from '../../shared/exporting/web-annotation.ts'
import { annotate } from '../annotations/annotations.service.ts'
import { documentById, excerptWording } from '../library/passages.reader.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountedRoute } from '../platform/http/routes.ts'
import { baseOf } from './base.ts'
import { containerBody, containerPage } from './container.ts'
import { answerOptions, checkJson, describeContainer, refuseMethod, sendTagged, tagOf } from './describing.ts'
import { preferenceOf } from './preferences.ts'
import { oneToWeb } from './to-web.ts'
import { insistsIn, operationOf, targetProblem, writerOf } from './writing.ts'

type Limits = { read: RequestHandler; write: RequestHandler }

/**
 * A document's annotations as a container of the W3C Web Annotation Protocol: `GET`, `HEAD`, `OPTIONS` and `POST` at
 * `/documents/:slug/annotations/`, its pages by `?page=`. It holds what everybody may see.
 */
export function mountContainers(
  router: Router,
  limits: Limits,
  publicUrl: string | null,
  writes: MountedRoute[],
): void {
  const path = '/documents/:slug/annotations'
  const slugOf = ({ params }: Request) => String(params.slug)
  const all: RequestHandler = (_request, response, next) => {
    describeContainer(response)
    next()
  }

  router.get(path, limits.read, all, async (request: Request, response: Response) => {
    if (!request.path.endsWith('/')) {
      response.redirect(308, `/documents/${slugOf(request)}/annotations/`)
      return
    }
    const prefers = preferenceOf(request)
    const page = pageOf(request)
    const base = baseOf(request, publicUrl)
    const body =
      page === null
        ? await containerBody(base, slugOf(request), prefers)
        : await containerPage(base, slugOf(request), page, prefers.iris)
    response.set('Content-Location', body.id)
    // A page is no container.
    if (page !== null) response.set('Allow', 'GET, HEAD, OPTIONS').removeHeader('Link')
    else if (prefers.applied) response.set('Preference-Applied', 'return=representation')
    sendTagged(request, response, body)
  })

  router.options(path, limits.read, all, async (request: Request, response: Response) => {
    const whole = { minimal: false, iris: false }
    const body = await containerBody(baseOf(request, publicUrl), slugOf(request), whole)
    response.set('ETag', tagOf(JSON.stringify(body)))
    answerOptions(response)
  })

  writes.push({ method: 'POST', path, right: 'annotate' })
  router.post(path, limits.write, all, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    if (request.query.page !== undefined) refuseMethod()
    checkJson(request)
    const wanted = fromWebAnnotation(parse(webAnnotationSchema, request.body))
    if (!wanted || !(await liesIn(slugOf(request), wanted.excerpt))) throw targetProblem()
    const { elsewhere, ...given } = wanted
    const sent = { ...given, operation: operationOf(request), insists: insistsIn(request) }
    const body = parse(annotateSchema, sent)
    const made = await annotate(actor, body, undefined, elsewhere)
    const view = made.events.find(({ type }) => type === 'annotation.changed')?.view as AnnotationView | null
    if (!view) throw new Problem('not-found')
    const answer = await oneToWeb(view, baseOf(request, publicUrl))
    const text = JSON.stringify(answer)
    // What was made is told of, except in `Link`, which says what was posted to.
    response.set({ ETag: tagOf(text), Allow: 'GET, HEAD, OPTIONS, PUT, DELETE', Vary: 'Accept' })
    response.status(201).location(answer.id).type(webAnnotationType).send(text)
  })

  router.use(path, (request, response, next) => {
    if (request.path === '/') all(request, response, refuseMethod)
    else next()
  })
}

/** Whether an excerpt is of this document: a container takes what belongs in it. @throws {Problem} `not-found` */
async function liesIn(slug: string, excerpt: string): Promise<boolean> {
  const { document } = await excerptWording(excerpt, null, null)
  return (await documentById(document.toHexString())).slug === slug
}

/** The number of the page asked for; null for the container itself. @throws {Problem} `not-found` */
function pageOf({ query }: Request): number | null {
  if (query.page === undefined) return null
  const page = Number(query.page)
  if (query.page === '' || !Number.isSafeInteger(page) || page < 0 || page > 100_000)
    throw new Problem('not-found')
  return page
}
