import type { Request, RequestHandler, Response, Router } from 'express'
import { guest } from '../../shared/accounts/actor.ts'
import { toWebAssessment, toWebLinking } from '../../shared/exporting/web-annotation.ts'
import { contradictionById } from '../contradictions/contradictions.reader.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { actorOf } from '../platform/http/session.ts'
import { commentWithPlace } from '../threads/threads.reader.ts'
import { baseOf } from './base.ts'
import { commentToWeb } from './comments-to-web.ts'
import {
  answerOptions,
  describeAnnotation,
  openToPrograms,
  sendTagged,
  wantsJsonLd,
  wantsPage,
} from './describing.ts'
import { contradictionForAll } from './for-everybody.ts'

const isId = ({ params }: Request) => /^[0-9a-f]{24}$/.test(String(params.id))

/** What annotations name besides: contradictions with how they stand, comments, and the wordings that selectors count in. */
export function mountNamedThings(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  mountContradictions(router, limit, publicUrl)
  mountComments(router, limit, publicUrl)
  mountWordings(router, limit, publicUrl)
}

function mountContradictions(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  const paths = ['/contradictions/:id', '/contradictions/:id/assessment']
  router.get(paths, limit, async (request: Request, response: Response, next) => {
    if (!isId(request)) return next()
    const id = String(request.params.id)
    if (wantsPage(request)) {
      const view = await contradictionById(id, actorOf(request))
      response.redirect(303, `/documents/${view.ends[0]?.document.slug}#contradiction-${view.id}`)
      return
    }
    describeAnnotation(response)
    const view = await contradictionForAll(id)
    const toBody = /\/assessment\/?$/.test(request.path) ? toWebAssessment : toWebLinking
    sendTagged(request, response, toBody(view, baseOf(request, publicUrl)))
  })
  router.options(paths, limit, (request: Request, response: Response, next) => {
    if (!isId(request)) return next()
    describeAnnotation(response)
    answerOptions(response)
  })
}

function mountComments(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  const path = '/comments/:id'
  router.get(path, limit, async (request: Request, response: Response, next) => {
    if (!isId(request) || !wantsJsonLd(request)) return next()
    describeAnnotation(response)
    const { comment, place } = await commentWithPlace(String(request.params.id), guest)
    if (comment.html === null) throw new Problem(comment.state === 'hidden' ? 'not-found' : 'gone')
    sendTagged(request, response, await commentToWeb(comment, place, baseOf(request, publicUrl)))
  })
}

/** What selectors count in: one wording of an excerpt, as it is kept. */
function mountWordings(router: Router, limit: RequestHandler, publicUrl: string | null): void {
  const path = '/excerpts/:id/revisions/:revision'
  router.get(path, limit, async (request: Request, response: Response) => {
    const revision = Number(request.params.revision)
    if (!Number.isSafeInteger(revision) || revision < 1) throw new Problem('not-found')
    const { text, path: page } = await excerptWording(String(request.params.id), revision, null)
    openToPrograms(response)
    const container = `${baseOf(request, publicUrl)}${page}/annotations/`
    response.set({
      'Cache-Control': 'public, no-cache',
      Link: `<${container}>; rel="http://www.w3.org/ns/oa#annotationService"`,
    })
    sendTagged(request, response, text, 'text/plain')
  })
}
