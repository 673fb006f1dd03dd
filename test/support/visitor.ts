import { randomUUID } from 'node:crypto'
import type { ErrorAnswer } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { password } from './people.ts'

type Fields = Record<string, unknown>

/**
 * Somebody with a browser, as far as the server can tell: keeps its cookies, sends its origin, and the token of the
 * last page it opened. `send` and `write` do as our client does, `sendForm` as a page without script.
 */
export class Visitor {
  readonly url: string
  readonly cookies = new Map<string, string>()
  /** The whole `Set-Cookie` of the last answer; empty when it set none. */
  setCookie = ''
  token: string | null = null
  /** The account, once logged in. */
  id: string | null = null

  constructor(url: string) {
    this.url = url
  }

  /** Redirects are looked at rather than followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    }
    const answer = await fetch(this.url + path, { ...init, headers, redirect: 'manual' })
    this.setCookie = answer.headers.getSetCookie()[0] ?? ''
    const [name, value] = this.setCookie.split(/[=;]/, 2)
    if (name && value !== undefined) this.cookies.set(name, value)
    return answer
  }

  /** Opens a page and reads its state. */
  async page(path: string, headers: Record<string, string> = {}): Promise<PageState> {
    const answer = await this.fetch(path, { headers: { accept: 'application/json', ...headers } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    const state = (await answer.json()) as PageState
    this.token = state.viewer.token
    this.id = state.viewer.id
    return state
  }

  /** What is at an address, as JSON. */
  async json<T>(path: string): Promise<T> {
    const answer = await this.fetch(path, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** Logs in to an account that `makePerson` made. */
  async logIn(name: string): Promise<this> {
    await this.page('/log-in')
    await this.write('/log-in', { login: name, password })
    await this.page('/')
    return this
  }

  /** Sends a write as our client does, with a new operation id unless one is given. */
  async send(path: string, body: Fields, method = 'POST'): Promise<{ status: number; body: unknown }> {
    const answer = await this.fetch(path, {
      method,
      body: JSON.stringify({ operation: randomUUID(), ...body }),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: this.url,
        'x-counterpoint-token': this.token ?? '',
      },
    })
    return { status: answer.status, body: await answer.json() }
  }

  /** Like `send`, for a write that has to succeed. */
  async write(path: string, body: Fields): Promise<WriteAnswer> {
    const { status, body: answer } = await this.send(path, body)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
    return answer as WriteAnswer
  }

  /** Sends a form as a page without script does; `headers` replace what a browser would say. */
  async sendForm(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const body = new URLSearchParams({ operation: randomUUID(), token: this.token ?? '', ...fields })
    const answer = await this.fetch(path, {
      method: 'POST',
      body,
      headers: { accept: 'text/html', origin: this.url, 'sec-fetch-site': 'same-origin', ...headers },
    })
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
  }
}

/** The code of what was refused; undefined where it was taken. */
export const codeOf = ({ body }: { body: unknown }): string | undefined =>
  (body as Partial<ErrorAnswer>).error?.code
