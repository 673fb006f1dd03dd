import { type ErrorAnswer, internal, unavailable } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'

/** What became of a write. */
export type Outcome = { ok: true; answer: WriteAnswer } | { ok: false; error: ErrorAnswer['error'] }

/** Pauses before trying the same operation again, in milliseconds; the last is the last try. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000]

/** Answers that say nothing about the operation itself: it may be sent again. */
const passing = new Set([502, 503, 504])

type Options = {
  token: string | null
  /** Waits before the next try; milliseconds. Comes back sooner when there is reason to hope. */
  pause?: (milliseconds: number) => Promise<void>
}

/**
 * Sends a write as JSON and gets its answer. `body.operation` names it, so that sending it again after a lost
 * connection or a busy server has one effect; that is done for about a minute and a half before giving up.
 */
export async function post(
  url: string,
  body: Readonly<Record<string, unknown>> & { operation: string },
  { token, pause = untilHopeful }: Options,
): Promise<Outcome> {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json' })
  if (token !== null) headers.set('x-counterpoint-token', token)
  const text = JSON.stringify(body)
  for (const wait of [...pauses, null]) {
    const response = await fetch(url, { method: 'POST', headers, body: text }).catch(() => null)
    if (response && !passing.has(response.status)) return read(response)
    if (wait !== null) await pause(wait)
  }
  return failed('unavailable')
}

async function read(response: Response): Promise<Outcome> {
  const json: unknown = await response.json().catch(() => null)
  if (response.ok && isObject(json) && Array.isArray(json.events)) {
    return { ok: true, answer: json as WriteAnswer }
  }
  if (isObject(json) && isObject(json.error)) return { ok: false, error: (json as ErrorAnswer).error }
  return failed('internal')
}

/** What is said without the server's help. */
const own = { internal, unavailable }

function failed(code: keyof typeof own): Outcome {
  return { ok: false, error: { code, message: own[code].message, fields: [] } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The pause, cut short when the browser says that the network is back. */
function untilHopeful(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    globalThis.addEventListener?.('online', done)
  })
}
