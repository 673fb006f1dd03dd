import { Agent, request } from 'node:http'
import { connect as openTcp } from 'node:net'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { inside } from '../support/inside.ts'
import { startProcesses } from '../support/processes.ts'
import { miscounted } from '../support/recount.ts'
import { movedTo, register, threadsOf, Writer } from '../support/writers.ts'

const processes = startProcesses()
const names = ['Ada', 'Ben', 'Cy', 'Dot', 'Eve', 'Fay', 'Gus', 'Hal']
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function writersOn(url: string): Promise<Writer[]> {
  const people = await Promise.all(names.map((name) => register(url, name)))
  const threads = await threadsOf(people[0]!)
  return people.map((visitor, index) => new Writer(visitor, names[index]!, threads))
}

const acknowledged = (writers: Writer[]) => writers.flatMap((writer) => [...writer.acknowledged])

/** Waits until all have been answered some more. */
async function underWay(writers: Writer[], answers: number): Promise<void> {
  const before = acknowledged(writers).length
  await expect.poll(() => acknowledged(writers).length - before, { timeout: 15_000 }).toBeGreaterThan(answers)
}

/** How often each of the writers' thoughts stands in the database. */
async function timesSaved(writers: Writer[]): Promise<number[]> {
  const saved = new Map<string, number>()
  for (const { source } of await Comments.find({ imported: false }, { source: 1 }).lean()) {
    saved.set(source, (saved.get(source) ?? 0) + 1)
  }
  const sources = acknowledged(writers).map(([{ source }]) => source)
  return [...new Set(sources.map((source) => saved.get(source) ?? 0))]
}

describe('killed in the middle of it', () => {
  it('has every thought that was answered, once, with numbers and counts that are right', async () => {
    const DATA_DIR = await processes.folder()
    let app = await processes.app({ DATA_DIR })
    const writers = await writersOn(app.url)
    for (const writer of writers) writer.start()
    await underWay(writers, 100)
    await app.end('SIGKILL')
    await Promise.all(writers.map((writer) => writer.stop()))

    app = await processes.app({ DATA_DIR })
    const again = writers.map(({ visitor }) => movedTo(app.url, visitor))
    const [body, answer] = [...writers[0]!.acknowledged].at(-1)!
    expect(await again[0]!.write('/comments', body), 'the first answer, after the restart').toEqual(answer)
    for (const [index, { unanswered, acknowledged }] of writers.entries()) {
      for (const sent of unanswered) {
        acknowledged.set(sent, await again[index]!.write('/comments', sent))
      }
    }
    expect(await app.end('SIGTERM')).toBe(0)
    await inside(DATA_DIR, async () => {
      expect(await timesSaved(writers)).toEqual([1])
      expect(await miscounted()).toEqual([])
    })
  }, 60_000)
})

describe('asked to stop in the middle of it', () => {
  it('answers what was begun, keeps what was answered, and ends by itself, whoever is still connected', async () => {
    const DATA_DIR = await processes.folder()
    const app = await processes.app({ DATA_DIR })
    const writers = await writersOn(app.url)
    const { hostname, port } = new URL(app.url)

    const viewers = Array.from({ length: 3 }, () =>
      io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { origin: app.url } }),
    )
    open.push(...viewers.map((viewer) => () => viewer.disconnect()))
    const preconnected = openTcp(Number(port), hostname)
    open.push(() => preconnected.destroy())
    const keepAlive = new Agent({ keepAlive: true })
    await new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path: '/healthz', agent: keepAlive }, (answer) =>
        answer.resume().on('end', resolve),
      )
      sent.on('error', reject).end()
    })
    await expect.poll(() => viewers.every(({ connected }) => connected)).toBe(true)

    for (const writer of writers) writer.start()
    await underWay(writers, 40)
    const asked = performance.now()
    expect(await app.end('SIGTERM')).toBe(0)
    expect(performance.now() - asked).toBeLessThan(3_000)
    expect(app.output).not.toContain('"level":50')
    await Promise.all(writers.map((writer) => writer.stop()))
    keepAlive.destroy()
    await inside(DATA_DIR, async () => {
      expect(await timesSaved(writers)).toEqual([1])
      expect(await miscounted()).toEqual([])
    })
  }, 60_000)

  it('does not wait for ever for a request that never ends', async () => {
    const app = await processes.app({ DATA_DIR: await processes.folder() })
    const { hostname, port } = new URL(app.url)
    const slow = openTcp(Number(port), hostname)
    open.push(() => slow.destroy())
    slow.on('error', () => {})
    slow.write(`POST /log-in HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${app.url}\r\n`)
    slow.write('Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n')
    await new Promise((resolve) => slow.once('data', resolve))
    const asked = performance.now()
    expect(await app.end('SIGTERM')).toBe(0)
    expect(performance.now() - asked).toBeLessThan(8_000)
  }, 60_000)
})
