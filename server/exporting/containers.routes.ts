import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response, Router } from 'express'
import type { Actor } from '../../shared/accounts/actor.ts'
import { annotateSchema } from '../../shared/annotations/annotations.schema.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { fromWebAnnotation, webAnnotationSchema } from '../../shared/exporting/from-web-annotation.ts'
import {
  type WebAnnotation,
  webAnnotationContext,
  webAnnotationType,
} from '../../shared/exporting/web-annotation.ts'
import { annotate } from '../annotations/annotations.service.ts'
import { checkWrite } from '../platform/http/check-right.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountedRoute } from '../platform/http/routes.ts'
import { checkToken } from '../platform/http/same-site.ts'
import { actorOf } from '../platform/http/session.ts'
import { baseOf, isHeld } from './base.ts'
import { type Container, containerOf, pageSize, tagOf } from './containers.reader.ts'
import { oneToWeb, toWeb } from './to-web.ts'

type Limits = { read: RequestHandler; write: RequestHandler }

/** What a client prefers to get of a container (Web Annotation Protocol, 4.2.1). */
const preferences = {
  'http://www.w3.org/ns/ldp#PreferMinimalContainer': 'minimal',
  'http://www.w3.org/ns/oa#PreferContainedIRIs': 'iris',
  'http://www.w3.org/ns/oa#PreferContainedDescriptions': 'descriptions',
} as const
type Preference = (typeof preferences)[keyof typeof preferences]

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

  router.get(path, limits.read, async (request: Request, response: Response) => {
    const slug = String(request.params.slug)
    if (!request.path.endsWith('/')) {
      response.redirect(308, `/documents/${slug}/annotations/`)
      return
    }
    const page = pageOf(request)
    const container = await containerOf(slug, page ?? 0)
    const prefers = preferenceOf(request)
    const base = baseOf(request, publicUrl)
    const address = `${base}/documents/${slug}/annotations/`
    describeContainer(response)
    response.set('ETag', tagOf(container.state, page ?? 'whole', prefers, base))
    if (isHeld(request, response)) {
      response.status(304).end()
      return
    }
    const items = await itemsOf(container, prefers, base)
    const body =
      page === null
        ? toCollection(container, address, prefers, items)
        : toPage(container, address, page, prefers, items)
    response.type(webAnnotationType).send(JSON.stringify(body))
  })

  router.options(path, (_request: Request, response: Response) => {
    describeContainer(response)
    response.status(204).end()
  })

  writes.push({ method: 'POST', path, right: 'annotate' })
  router.post(path, limits.write, async (request: Request, response: Response) => {
    const actor = writerOf(request)
    const slug = String(request.params.slug)
    const wanted = fromWebAnnotation(parse(webAnnotationSchema, request.body))
    if (!wanted) throw targetProblem()
    await containerOf(slug, 0)
    const made = await annotate(actor, parse(annotateSchema, { ...wanted, operation: operationOf(request) }))
    const view = made.events.find(({ type }) => type === 'annotation.changed')?.view as AnnotationView | null
    if (!view) throw new Problem('not-found')
    const answer = await oneToWeb(view, baseOf(request, publicUrl))
    describeAnnotation(response, view)
    response.status(201).location(answer.id).type(webAnnotationType).send(JSON.stringify(answer))
  })
}

/** Who may annotate, by the same door as the forms. @throws {Problem} `log-in-needed`, `stale-form`, `not-allowed` … */
export function writerOf(request: Request): Actor {
  const actor = actorOf(request)
  if (actor.id === null) throw new Problem('log-in-needed')
  checkToken(request)
  checkWrite(actor, 'annotate')
  return actor
}

/** A client that repeats a request says so by an `Idempotency-Key`; without one every request is its own write. */
export const operationOf = (request: Request): string => request.get('idempotency-key') ?? randomUUID()

export const targetProblem = () =>
  new Problem('invalid', {
    fields: [
      {
        field: 'target',
        code: 'target',
        message: 'The target has to be a passage of an excerpt here, with a TextQuoteSelector.',
      },
    ],
  })

/** The headers of one annotation. Its version is its ETag: `PUT` and `DELETE` name it. */
export function describeAnnotation(response: Response, view: AnnotationView): void {
  response.set({
    ETag: `"${view.id}-${view.version}"`,
    Link: '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
    Allow: 'GET, HEAD, OPTIONS, PUT, DELETE',
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept, Cookie',
  })
}

function describeContainer(response: Response): void {
  response.set({
    Allow: 'GET, HEAD, OPTIONS, POST',
    'Accept-Post': webAnnotationType,
    Link: [
      '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    ].join(', '),
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept, Prefer',
  })
}

/** The number of the page asked for; null for the container itself. @throws {Problem} `not-found` */
function pageOf({ query }: Request): number | null {
  if (query.page === undefined) return null
  const page = Number(query.page)
  if (!Number.isSafeInteger(page) || page < 0 || page > 100_000) throw new Problem('not-found')
  return page
}

function preferenceOf(request: Request): Preference {
  const include = /include\s*=\s*"?([^";]*)/i.exec(request.get('prefer') ?? '')?.[1] ?? ''
  const named = include.split(/\s+/).flatMap((each) => preferences[each as keyof typeof preferences] ?? [])
  const asked = request.query.iris === '1' ? 'iris' : request.query.iris === '0' ? 'descriptions' : null
  return asked ?? named[0] ?? 'descriptions'
}

const lastPage = ({ total }: Container) => Math.max(0, Math.ceil(total / pageSize) - 1)

const pageAddress = (address: string, prefers: Preference, page: number) =>
  `${address}?iris=${prefers === 'iris' ? 1 : 0}&page=${page}`

/** The annotations of a page, or their addresses alone. */
type Items = WebAnnotation[] | string[]
const itemsOf = async ({ items }: Container, prefers: Preference, base: string): Promise<Items> =>
  prefers === 'iris' ? items.map(({ id }) => `${base}/annotations/${id}`) : toWeb(items, base)

function toCollection(container: Container, address: string, prefers: Preference, items: Items) {
  const first =
    prefers === 'minimal'
      ? pageAddress(address, prefers, 0)
      : { ...toPage(container, address, 0, prefers, items), '@context': undefined, partOf: undefined }
  return {
    '@context': [webAnnotationContext, 'http://www.w3.org/ns/ldp.jsonld'],
    id: address,
    type: ['BasicContainer', 'AnnotationCollection'],
    label: 'Annotations of this document, in the order they were made',
    total: container.total,
    ...(container.total > 0 && { first, last: pageAddress(address, prefers, lastPage(container)) }),
  }
}

function toPage(container: Container, address: string, page: number, prefers: Preference, items: Items) {
  if (page > lastPage(container)) throw new Problem('not-found')
  return {
    '@context': webAnnotationContext,
    id: pageAddress(address, prefers, page),
    type: 'AnnotationPage',
    partOf: { id: address, total: container.total },
    startIndex: page * pageSize,
    ...(page > 0 && { prev: pageAddress(address, prefers, page - 1) }),
    ...(page < lastPage(container) && { next: pageAddress(address, prefers, page + 1) }),
    items,
  }
}
