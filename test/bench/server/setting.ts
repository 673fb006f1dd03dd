import { randomUUID } from 'node:crypto'
import { lean } from '../../../server/lean.ts'
import { type Child, startChild } from './child.ts'
import type { Figures } from './figures.ts'
import { type Ask, load, once } from './load.ts'

type Product = {
  url: string
  document: string
  documentPath: string
  digestPath: string
  cookies: string
  /** Who has comments, reactions and a held reply in the thread: a dozen people's cookies. */
  readers: string[]
  token: string
}
export type Served = Child<{ url: string }, Figures>

/** The product and its floor, each in a process of its own, with the same things to ask of them. */
export type Setting = {
  product: Served
  floor: Served
  /** The channel that viewers watch, and whose it is. */
  channel: string
  document: string
  /** Who writes. */
  cookies: string
  token: string
  page: Ask
  /** A page with a thread of 1,000 comments: as its members read it in turn, and as guests do. */
  thread: { member: () => Ask; guest: Ask }
  barePage: Ask
  comment: Ask
  bareMessage: Ask
  bytes: number
}

/** As `npm start` runs it: with the same flags, and compiled code from the start before. */
const asStarted = { execArgv: lean, env: { NODE_ENV: 'production' } }

export async function makeSetting(): Promise<Setting> {
  const product = await startChild<Product, Figures>('./product.ts', [], asStarted)
  const { url, document, documentPath, digestPath, cookies, readers, token } = product.ready
  const page = { url: url + documentPath }
  const bytes = await once(page)
  const floor = await startChild<{ url: string }, Figures>('./floor.ts', [String(bytes)], asStarted)
  const comment: Ask = {
    url: `${url}/comments`,
    method: 'POST',
    headers: asJson({ product, cookies, token }).headers,
    body: () =>
      JSON.stringify({
        operation: randomUUID(),
        threadKind: 'document',
        threadId: document,
        source: `A reply sent at ${now()} while others write too.`,
      }),
  }
  return {
    product,
    floor,
    channel: `document:${document}`,
    document,
    cookies,
    token,
    page,
    thread: {
      member: () => ({ url: url + digestPath, headers: { ...asBrowsers, cookie: nextOf(readers) } }),
      guest: { url: url + digestPath, headers: asBrowsers },
    },
    barePage: { url: `${floor.ready.url}/` },
    comment,
    // About as long as what a viewer gets of a comment.
    bareMessage: bareMessage(floor, 650),
    bytes,
  }
}

/** What says that it is the writer's own page that writes. */
export const asJson = ({ product, cookies, token }: Pick<Setting, 'product' | 'cookies' | 'token'>) => ({
  headers: {
    'content-type': 'application/json',
    accept: 'application/json',
    origin: product.ready.url,
    cookie: cookies,
    'x-counterpoint-token': token,
  },
})

/** A message of about so many bytes to all who are connected to the floor. */
export function bareMessage(floor: Served, length: number): Ask {
  const rest = 'x'.repeat(length - 30)
  return {
    url: `${floor.ready.url}/broadcast`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: () => JSON.stringify({ at: `sent at ${now()}`, rest }),
  }
}

const asBrowsers = { accept: 'text/html', 'accept-encoding': 'gzip' }

/** One after the other, over and over. */
function nextOf(all: string[]): string {
  const [first = '', ...rest] = all
  all.splice(0, all.length, ...rest, first)
  return first
}

/** Milliseconds that all processes of this machine count alike. */
export const now = () => (performance.timeOrigin + performance.now()).toFixed(3)

/** Rate a second and CPU milliseconds each, of all the process's threads, under load. */
export async function underLoad(
  served: Served,
  ask: Ask | (() => Ask),
  connections: number,
  seconds: number,
) {
  const before = await served.ask()
  const { rate, done } = await load(ask, connections, seconds)
  const after = await served.ask()
  return { rate, cpu: (after.cpuMs - before.cpuMs) / done }
}
