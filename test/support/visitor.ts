import { randomUUID } from 'node:crypto'
import type { PageState } from '../../shared/live/state.ts'

/**
 * A browser without script, as far as the server can tell: keeps its cookie, sends its origin, and fills in the token
 * of the last page it opened. Redirects are looked at rather than followed.
 */
export class Visitor {
  readonly #site: string
  cookie = ''
  token: string | null = null
  /** The whole `Set-Cookie` of the last answer; empty when it set none. */
  setCookie = ''

  constructor(site: string) {
    this.#site = site
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('Cookie', this.cookie)
    const answer = await fetch(this.#site + path, { ...init, headers, redirect: 'manual' })
    this.setCookie = answer.headers.getSetCookie()[0] ?? ''
    if (this.setCookie) this.cookie = this.setCookie.split(';')[0] ?? ''
    return answer
  }

  /** Opens a page and reads its state. */
  async open(path: string): Promise<PageState> {
    const answer = await this.ask(path, { headers: { Accept: 'application/json' } })
    const state = (await answer.json()) as PageState
    this.token = state.viewer?.token ?? null
    return state
  }

  /** Sends a form of the page `from`, as a page without script does; `headers` replace what a browser would say. */
  async send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const body = new URLSearchParams({ operation: randomUUID(), ...fields })
    if (this.token !== null && !body.has('token')) body.set('token', this.token)
    const answer = await this.ask(path, {
      method: 'POST',
      body,
      headers: { Accept: 'text/html', Origin: this.#site, 'Sec-Fetch-Site': 'same-origin', ...headers },
    })
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
  }
}
