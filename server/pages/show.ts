import { randomBytes, randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { type Actor, isModerator, mayBegin } from '../../shared/accounts/actor.ts'
import type { Viewer } from '../../shared/accounts/views.ts'
import { type Channel, channelOfPerson, moderationQueue } from '../../shared/live/contract.ts'
import { type Depth, type FormState, noTables, type PageState } from '../../shared/live/state.ts'
import type { Page } from '../../shared/pages/page.ts'
import type { Request, Response } from '../platform/http/express.ts'
import { asProblem, type Problem } from '../platform/http/problem.ts'
import { wantsJson } from '../platform/http/routes.ts'
import { contentSecurityPolicy } from '../platform/http/security-headers.ts'
import { actorOf, sessionOf, sessionToken } from '../platform/http/session.ts'
import type { ShowOptions, ShowPage } from '../platform/http/show-page.ts'
import type { Built } from './built.ts'
import { withThreads } from './closed.ts'
import { withDrafts } from './drafts.ts'
import { withFollows } from './followed.ts'
import { keepDrawings } from './kept-drawings.ts'
import { gzipTogether, type KeptPages } from './kept-pages.ts'
import { type Loaded, watching } from './loading.ts'
import { withReactions } from './reactions.ts'
import { rememberedSort, rememberSort, withSort } from './remembered-sort.ts'
import { routeOf } from './routes.ts'
import { shellHead, shellRest } from './shell.ts'

/** Pages on which a guest may send a form that needs a token of their session. */
const formPages = new Set(['log-in', 'register'])

/** Draws pages for requests: loads, adds who is looking, and answers with HTML, or JSON where that is asked for. */
export function makeShow(built: Built, kept: KeptPages, onFault: (error: unknown) => void): ShowPage {
  const drawn = keepDrawings()
  return async function show(request, response, options = {}) {
    const path = options.path ?? request.originalUrl
    const { token, draft, notice } = sessionOf(request)
    const plainGuest = !request.user && !token && !draft && !notice
    const itself = !options.form && !options.page && !options.problem
    // No page of ours that is kept asks for more than its path: who adds something to it doesn't crowd out the others.
    const keepable =
      plainGuest && itself && !path.includes('?') && !wantsJson(request) && rememberedSort(request) === null
    if (keepable) {
      const page = await kept.find(path)
      if (page) {
        send(request, response, built, page)
        return
      }
    }
    const shelf = keepable ? await kept.shelf() : 0
    const loaded = options.problem
      ? problemPage(options.problem)
      : await load(request, path, options, onFault)
    if ('redirect' in loaded) {
      response.redirect(303, loaded.redirect)
      return
    }
    const state = toState(request, path, loaded, options)
    response.status(options.status ?? loaded.status ?? 200)
    if (wantsJson(request)) {
      response.set('Cache-Control', 'no-store').json(state)
      return
    }
    rememberSort(request, response, path)
    const plain = shellRest(built, state, drawn)
    const deflated = takesGzip(request) ? deflateRawSync(plain, { level: 1 }) : plain
    send(request, response, built, { plain, deflated })
    if (keepable && response.statusCode === 200) await kept.keep(path, state, shelf, plain)
  }
}

async function load(
  request: Request,
  path: string,
  options: ShowOptions,
  onFault: (error: unknown) => void,
): Promise<Loaded> {
  try {
    // As it was asked for: what `URL` makes of an address, such as another host of `//name/`, is not for us.
    const [, pathname = '', search = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(path) ?? []
    const { load, params } = routeOf(pathname)
    const actor = actorOf(request)
    const own = await watching(ownChannels(actor))
    const keptGuest = sessionOf(request).guest ?? ''
    const loaded = await load({
      params,
      query: withSort(request, new URLSearchParams(search)),
      actor,
      keptGuest,
    })
    if ('redirect' in loaded) return loaded
    const channels = { ...own, ...loaded.channels }
    const followed = await withFollows(await withThreads(loaded), actor)
    const whole = await withDrafts(await withReactions(followed, actor), actor)
    return { ...whole, channels, ...(options.page && { page: options.page }) }
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'log-in-needed' && !wantsJson(request))
      return { redirect: `/log-in?next=${encodeURIComponent(path)}` }
    if (wantsJson(request)) throw error
    if (problem.status >= 500) onFault(error)
    return problemPage(problem)
  }
}

/** What every page of an account watches, for the counts in its head. */
function ownChannels(actor: Actor): Record<Channel, Depth> {
  const channels: Record<Channel, Depth> = {}
  if (actor.id !== null) channels[channelOfPerson(actor.id)] = 'summary'
  if (isModerator(actor)) channels[moderationQueue] = 'summary'
  return channels
}

/** A page that says what went wrong, with the right status. */
function problemPage({ status, message }: Problem): Exclude<Loaded, { redirect: string }> {
  const title =
    status === 404 ? 'Nothing here' : status >= 500 ? 'Something went wrong' : 'This is not possible'
  return { page: { kind: 'problem', status, message }, title, channels: {}, tables: noTables(), status }
}

function toState(
  request: Request,
  path: string,
  loaded: Exclude<Loaded, { redirect: string }>,
  options: ShowOptions,
): PageState {
  const { page, title, channels, tables } = loaded
  const { draft, notice = null } = sessionOf(request)
  if (notice !== null) delete request.session.notice
  const kept: FormState | null =
    draft?.path === path && request.user
      ? { form: draft.form, values: draft.values, fields: [], message: null, draft: true }
      : null
  return {
    page,
    path,
    title,
    viewer: toViewer(request, page),
    form: options.form ?? kept,
    operation: randomUUID(),
    notice,
    channels,
    tables,
    threads: loaded.threads ?? {},
    drafts: loaded.drafts ?? {},
  }
}

function toViewer(request: Request, page: Page): Viewer {
  const actor = actorOf(request)
  const { id, name, role } = actor
  const token =
    id !== null || formPages.has(page.kind) ? sessionToken(request) : (sessionOf(request).token ?? null)
  return {
    id,
    name,
    role,
    token,
    may: mayBegin(actor),
    guest: request.signedWith ?? null,
    warning: actor.warning ?? null,
    suspendedUntil: actor.suspendedUntil ?? null,
  }
}

/** A fresh head with a fresh nonce, and the rest of the page; compressed where the browser takes that. */
function send(
  request: Request,
  response: Response,
  built: Built,
  rest: { plain: Buffer; deflated: Buffer },
): void {
  const nonce = randomBytes(16).toString('base64')
  const head = shellHead(built, nonce)
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce))
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'private, no-cache')
  response.setHeader('Vary', 'Accept, Accept-Encoding, Cookie')
  const zip = takesGzip(request)
  if (zip) response.setHeader('Content-Encoding', 'gzip')
  const body = zip ? gzipTogether(head, rest) : Buffer.concat([Buffer.from(head), rest.plain])
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

const takesGzip = (request: Request) => request.acceptsEncodings('gzip', 'identity') === 'gzip'
