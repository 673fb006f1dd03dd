import { createHash } from 'node:crypto'
import { webAnnotationType } from '../../shared/exporting/web-annotation.ts'
import type { Request, Response } from '../platform/http/express.ts'
import { Problem } from '../platform/http/problem.ts'

/** What programs of other sites may read of our answers. */
const exposed = 'Accept-Post, Allow, Content-Location, ETag, Link, Location, Preference-Applied, Vary'

/**
 * What everybody may see is the same whoever asks, so that programs of any site may read it. Writing stays for our own
 * pages: a login's cookie never goes along with what another site asks for.
 */
export function openToPrograms(response: Response): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposed,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
}

/** What a browser asks before it lets a page of another site send such headers. */
export function answerOptions(response: Response): void {
  response.set({
    'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match, Prefer',
    'Access-Control-Max-Age': '86400',
  })
  response.status(200).end()
}

/** The headers of one annotation. `may`: what can be done with it besides reading. */
export function describeAnnotation(response: Response, may: readonly ('PUT' | 'DELETE')[] = []): void {
  openToPrograms(response)
  response.set({
    Link: '<http://www.w3.org/ns/ldp#Resource>; rel="type", <http://www.w3.org/ns/oa#Annotation>; rel="type"',
    Allow: ['GET', 'HEAD', 'OPTIONS', ...may].join(', '),
    'Cache-Control': 'no-cache',
    Vary: 'Accept',
  })
}

/** The headers of a container, which go with everything that it answers. */
export function describeContainer(response: Response): void {
  openToPrograms(response)
  response.set({
    Allow: 'GET, HEAD, OPTIONS, POST',
    'Accept-Post': webAnnotationType,
    Link: [
      '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    ].join(', '),
    'Cache-Control': 'no-cache',
    Vary: 'Accept, Prefer',
  })
}

/** A strong ETag: the same only where every byte is. */
export const tagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

/** JSON as it is sent, with the ETag that it has; nothing but that to who has it already. */
export function sendTagged(
  request: Request,
  response: Response,
  body: unknown,
  type = webAnnotationType,
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.set('ETag', tagOf(text))
  if (isHeld(request, response)) response.status(304).end()
  else response.type(type).send(text)
}

const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim())

/** Whether who asks has this very state already (RFC 9110, 13.1.2): weak tags count as well there. */
function isHeld(request: Request, response: Response): boolean {
  const tags = tagsIn(request.get('if-none-match') ?? '')
  return tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === response.get('ETag'))
}

/**
 * Lets a write pass that names the state there is, in `If-Match` (RFC 9110, 13.1.1).
 * @throws {Problem} `precondition-needed`, `precondition-failed`
 */
export function checkMatch(request: Request, body: unknown): void {
  const given = request.get('if-match')
  if (given === undefined) throw new Problem('precondition-needed')
  const tags = tagsIn(given)
  if (!tags.includes('*') && !tags.includes(tagOf(JSON.stringify(body))))
    throw new Problem('precondition-failed')
}

/** Answers whatever else is tried at an address that was described. @throws {Problem} `not-this-way` */
export const refuseMethod = (): never => {
  throw new Problem('not-this-way')
}

/** @throws {Problem} `wrong-type` where the body is no JSON. */
export function checkJson(request: Request): void {
  if (!request.is(['application/json', 'application/ld+json'])) throw new Problem('wrong-type')
}

/** Whether JSON-LD is asked for by name: pages have a state of their own as plain JSON. */
export const wantsJsonLd = (request: Request): boolean =>
  /ld\+json/.test(request.get('accept') ?? '') && !wantsPage(request)

/** Whether a person wants to look at it rather than a program. */
export const wantsPage = (request: Request): boolean =>
  request.accepts([webAnnotationType, 'application/ld+json', 'application/json', 'text/html']) === 'text/html'
