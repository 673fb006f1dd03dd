import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { post } from '../../../client/live/post.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const servers: (() => void)[] = []
afterEach(() => {
  for (const close of servers.splice(0)) close()
})

/** A real server that answers the first request by the first of `answers`, and so on. */
async function serverThat(...answers: Answer[]) {
  const bodies: { operation: string }[] = []
  const heads: IncomingMessage['headers'][] = []
  const server = createServer(async (request, response) => {
    heads.push(request.headers)
    bodies.push(JSON.parse(await text(request)))
    answers[Math.min(bodies.length, answers.length) - 1]?.(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/comments`, bodies, heads }
}

const json =
  (status: number, body: unknown): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
const hangUp: Answer = (_response, request) => request.socket.destroy()
const saved = json(200, { events: [], location: '/documents/derby#comment-1' })
const at = { operation: '3e8e0a52-6f0c-4f0e-9a57-2c6a6a1f0b11', source: 'A thought' }

describe('sending a write', () => {
  it('sends the same operation again after a lost connection and a busy server', async () => {
    const { url, bodies, heads } = await serverThat(hangUp, json(503, {}), saved)
    const paused: number[] = []
    const outcome = await post(url, at, { token: 'secret', pause: async (ms) => void paused.push(ms) })
    expect(outcome).toEqual({ ok: true, answer: { events: [], location: '/documents/derby#comment-1' } })
    expect(bodies).toEqual([at, at, at])
    expect(heads[2]).toMatchObject({ 'x-counterpoint-token': 'secret', accept: 'application/json' })
    expect(paused).toEqual([500, 1_000])
  })

  it('brings back what the server says of the words, without trying again', async () => {
    const error = { code: 'changed-meanwhile', message: 'Changed.', fields: [] }
    const { url, bodies } = await serverThat(json(409, { error }))
    expect(await post(url, at, { token: null })).toEqual({ ok: false, error })
    expect(bodies.length).toBe(1)
  })

  it('gives up in the end and says that nothing is lost', async () => {
    const { url, bodies } = await serverThat(json(503, {}))
    const outcome = await post(url, at, { token: null, pause: async () => {} })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(bodies.length).toBe(9)
  })

  it('calls a page that is no answer a fault of ours', async () => {
    const { url } = await serverThat((response) => response.end('<p>Hello</p>'))
    expect(await post(url, at, { token: null })).toMatchObject({ ok: false, error: { code: 'internal' } })
  })
})
