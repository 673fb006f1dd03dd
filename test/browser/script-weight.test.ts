import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { alive } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

/** What a reader's browser may have to fetch as script, in bytes after gzip, as they are sent. */
const most = 48_000
/** For how long after the page lives nothing more may come, in milliseconds: what is fetched late counts as well. */
const settled = 5_000

const server = startTestServer()
const { someone } = startBrowsers()
let library: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  library = await sampleLibrary()
})

it.each([
  'digestPath',
  'documentPath',
] as const)('a guest reads with at most 48 kB of script: %s', async (path) => {
  const { page } = await someone(server().url, { extraHTTPHeaders: { 'accept-encoding': 'gzip' } })
  const scripts: Promise<[name: string, bytes: number]>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return
    const name = new URL(request.url()).pathname
    scripts.push(request.sizes().then(({ responseBodySize }) => [name, responseBodySize]))
  })
  await page.goto(library[path])
  await alive({ page })
  const now = await page.evaluate(() => performance.now())
  await page.waitForFunction((until) => performance.now() > until, now + settled)

  const weights = await Promise.all(scripts)
  const sum = weights.reduce((total, [, bytes]) => total + bytes, 0)
  console.log(`${path}: ${sum} bytes of script in ${weights.length} files`)
  expect(sum, weights.map(([name, bytes]) => `${bytes} ${name}`).join('\n')).toBeLessThanOrEqual(most)
})
