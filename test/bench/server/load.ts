import { Agent, request } from 'node:http'

export type Ask = { url: string; method?: string; headers?: Record<string, string>; body?: () => string }

/** Sends requests on `connections` kept-alive connections for `seconds`; answers how many came back with 200, and how many that is a second. */
export async function load(
  ask: Ask | (() => Ask),
  connections: number,
  seconds: number,
): Promise<{ done: number; rate: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + seconds * 1000
  const begun = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await once(typeof ask === 'function' ? ask() : ask, agent)
        done++
      }
    }),
  )
  agent.destroy()
  return { done, rate: (done * 1000) / (performance.now() - begun) }
}

/** One request; answers the number of bytes. Rejects on anything but 200. */
export function once({ url, method = 'GET', headers = {}, body }: Ask, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ...(agent ? { agent } : {}) }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body?.())
  })
}

export const median = (figures: number[]): number => quantile(figures, 0.5)

export function quantile(figures: number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
