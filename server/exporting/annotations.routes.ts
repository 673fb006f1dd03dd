import type { Request, RequestHandler, Response, Router } from 'express'
import type { Actor } from '../../shared/accounts/actor.ts'
import { editAnnotationSchema } from '../../shared/annotations/annotations.schema.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { fromWebAnnotation, webAnnotationSchema } from '../../shared/exporting/from-web-annotation.ts'
import type { WebAnnotation } from '../../shared/exporting/web-annotation.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import { annotationById } from '../annotations/annotations.reader.ts'
import { editAnnotation } from '../annotations/editing.service.ts'
import { withdrawAnnotation } from '../annotations/steps.service.ts'
import { documentById } from '../library/passages.reader.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountedRoute } from '../platform/http/routes.ts'
import { actorOf } from '../platform/http/session.ts'
import { baseOf } from './base.ts'
import {
  answerOptions,
  checkJson,
  checkMatch,
  describeAnnotation,
  refuseMethod,
  sendTagged,
  tagOf,
  wantsPage,
} from './describing.ts'
import { annotationForAll } from './for-everybody.ts'
import { oneToWeb } from './to-web.ts'
import { fieldProblem, insistsIn, operationOf, targetProblem, writerOf } from './writing.ts'

type Limits = { read: RequestHandler; write: RequestHandler }

/**
 * Every annotation has an address of its own below its document's container: for a program it answers as W3C JSON-LD,
 * and takes `PUT` (with `If-Match`) and `DELETE` by its author; a browser is led to its place on the page. The shorter
 * `/annotations/:id` does the same.
 */
export function mountWebAnnotations(
  router: Router,
  limits: Limits,
  publicUrl: string | null,
  writes: MountedRoute[],
): void {
  for (const path of ['/documents/:slug/annotations/:id', '/annotations/:id']) {
    mountReading(router, path, limits.read, publicUrl)
    mountWriting(router, path, limits.write, publicUrl)
    for (const method of ['PUT', 'DELETE'] as const) writes.push({ method, path, right: 'annotate' })
    router.use(path, (request, response, next) => {
      // Other things lie below annotations as well.
      if (request.path !== '/' || !/^[0-9a-f]{24}$/.test(String(request.params.id))) return next()
      describe(request, response, refuseMethod)
    })
  }
}

const describe: RequestHandler = (_request, response, next) => {
  describeAnnotation(response, ['PUT', 'DELETE'])
  next()
}

const sayWhere = (response: Response, { id }: WebAnnotation) => response.set('Content-Location', id)

function mountReading(router: Router, path: string, limit: RequestHandler, publicUrl: string | null): void {
  router.get(path, limit, describe, async (request: Request, response: Response) => {
    if (wantsPage(request)) {
      // A person is led to their own drafts, too.
      const view = await inContainer(
        request,
        await annotationById(String(request.params.id), actorOf(request)),
      )
      response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Accept, Cookie' })
      response.redirect(303, `/documents/${view.slug}#annotation-${view.id}`)
      return
    }
    const body = await forAll(request, publicUrl)
    sayWhere(response, body)
    sendTagged(request, response, body)
  })

  router.options(path, limit, describe, async (request: Request, response: Response) => {
    response.set('ETag', tagOf(JSON.stringify(await forAll(request, publicUrl))))
    answerOptions(response)
  })
}

function mountWriting(router: Router, path: string, limit: RequestHandler, publicUrl: string | null): void {
  router.put(path, limit, describe, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    checkJson(request)
    const { view, body: now } = await itsAuthors(request, actor, publicUrl)
    const wanted = fromWebAnnotation(parse(webAnnotationSchema, request.body))
    if (!wanted || !isOnTheSame(view, wanted)) throw targetProblem()
    const { note, tags, motivation, elsewhere = {} } = wanted
    for (const name of ['canonical', 'via'] as const)
      if (name in request.body && elsewhere[name] !== now[name])
        throw fieldProblem(name, `The ${name} address of an annotation stays what it is.`)
    const operation = operationOf(request)
    const { version } = view
    const sent = { operation, version, note, tags, motivation, insists: insistsIn(request) }
    const body = parse(editAnnotationSchema, sent)
    await editAnnotation(actor, view.id, body).catch(asPrecondition)
    const changed = await oneToWeb(await annotationById(view.id, actor), baseOf(request, publicUrl))
    sayWhere(response, changed)
    response.set('ETag', tagOf(JSON.stringify(changed)))
    sendTagged(request, response, changed)
  })

  router.delete(path, limit, describe, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    const { view } = await itsAuthors(request, actor, publicUrl)
    const body = { operation: operationOf(request), version: view.version }
    await withdrawAnnotation(actor, view.id, parse(stepSchema, body)).catch(asPrecondition)
    response.status(204).end()
  })
}

/** What changed between the look at it and the write is no longer the state that `If-Match` named. */
function asPrecondition(error: unknown): never {
  throw error instanceof Problem && error.code === 'changed-meanwhile'
    ? new Problem('precondition-failed')
    : error
}

/** What everybody sees of it. @throws {Problem} `not-found`, `gone` */
async function forAll(request: Request, publicUrl: string | null): Promise<WebAnnotation> {
  const view = await inContainer(request, await annotationForAll(String(request.params.id)))
  return oneToWeb(view, baseOf(request, publicUrl))
}

/** What its author has there, in the state that `If-Match` names. @throws {Problem} `not-found`, `precondition-failed` … */
async function itsAuthors(request: Request, actor: Actor, publicUrl: string | null) {
  const view = await inContainer(request, await annotationById(String(request.params.id), actor))
  const body = await oneToWeb(view, baseOf(request, publicUrl))
  checkMatch(request, body)
  return { view, body }
}

/** The annotation, if it is of the document that the address names. @throws {Problem} `not-found` */
async function inContainer({ params }: Request, view: AnnotationView) {
  const { slug } = await documentById(view.document)
  if (params.slug !== undefined && params.slug !== slug) throw new Problem('not-found')
  return { ...view, slug }
}

/** The passage of an annotation stays: another passage is another annotation. */
function isOnTheSame(
  { target: { excerpt, revision, quote, position } }: AnnotationView,
  wanted: NonNullable<ReturnType<typeof fromWebAnnotation>>,
): boolean {
  return (
    wanted.excerpt === excerpt &&
    wanted.exact === quote.exact &&
    (wanted.revision ?? revision) === revision &&
    (wanted.start ?? position.start) === position.start &&
    (wanted.end ?? position.end) === position.end
  )
}
