import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../support/chromium.ts'
import { startChild } from './server/child.ts'
import { median } from './server/load.ts'
import { report, say } from './server/report.ts'

type Ready = { url: string; marked: string; bare: string; cookies: { name: string; value: string }[] }

/** How often all are drawn. */
const rounds = 7

/** 5,000 highlights on 100 kB in a browser: the document page as it is served, with the script that it loads. */
export async function measureHighlights(): Promise<void> {
  const server = await startChild<Ready, object>('../marked.ts', [], { env: { NODE_ENV: 'production' } })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    await measureLoading(browser, server.ready)
    await measureDrawing(browser, server.ready)
    await measureScrolling(browser, server.ready)
  } finally {
    await browser.close()
    await server.end()
  }
}

async function reader(browser: Browser, { url, cookies }: Ready): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })))
  return context
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('html[data-live]').waitFor()
}

/** What the page's main thread has done until now, in milliseconds. */
async function busy(session: CDPSession) {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000
  return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') }
}

/** What the highlights cost a page that is opened, all in all: state, hydration, cards, painting. Told, not judged. */
async function measureLoading(browser: Browser, ready: Ready): Promise<void> {
  const cost = async (path: string) => {
    const costs: { script: number; layout: number }[] = []
    for (let round = 0; round < 3; round++) {
      const context = await reader(browser, ready)
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      // The main thread's own time, however busy the machine is.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' } as object)
      await open(page, path)
      if (path === ready.marked) await painted(page)
      costs.push(await busy(session))
      await context.close()
    }
    return {
      script: median(costs.map(({ script }) => script)),
      layout: median(costs.map(({ layout }) => layout)),
    }
  }
  const [bare, marked] = [await cost(ready.bare), await cost(ready.marked)]
  const line = ({ script, layout }: typeof bare) =>
    `script ${script.toFixed(0)} ms, layout ${layout.toFixed(0)} ms`
  say(`opened without highlights: ${line(bare)}; with 5,000: ${line(marked)}`)
}

/** Waits until the page paints its highlights, and has elements for those in sight alone; says how many. */
async function painted(page: Page): Promise<{ ranges: number; elements: number }> {
  await page.locator('.is-painted mark[data-ids]').first().waitFor()
  return page.evaluate(() => {
    const layers = [...CSS.highlights].filter(([name]) => /^many-\d$/.test(name))
    return {
      ranges: layers.reduce((sum, [, layer]) => sum + layer.size, 0),
      elements: document.querySelectorAll('mark').length,
    }
  })
}

async function measureDrawing(browser: Browser, ready: Ready): Promise<void> {
  const context = await reader(browser, ready)
  const page = await context.newPage()
  await open(page, ready.marked)
  const { ranges, elements } = await painted(page)
  say(`${ranges} highlights are painted; ${elements} marks near the window are elements`)
  const times = await page.evaluate(drawAndAdd, [
    chunk('client/annotations/crowd/paint-many.ts'),
    rounds,
  ] as const)
  const [draw, add] = [median(times.draws), median(times.adds)]
  say(`${times.spans} drawn in ${times.draws.map((each) => each.toFixed(1)).join(', ')} ms`)
  say(`one more in ${times.adds.map((each) => each.toFixed(2)).join(', ')} ms`)
  report('5,000 highlights drawn on 100 kB, script and layout (ms)', draw.toFixed(1), '≤ 10', draw <= 10)
  report('one more among them (ms)', add.toFixed(2), '≤ 1', add <= 1)
  await context.close()
}

/** The built file of a part of the client. */
function chunk(source: string): string {
  const manifest = new URL('../../dist/client/.vite/manifest.json', import.meta.url)
  const built = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { file: string }>
  const file = built[source]?.file
  if (!file) throw new Error(`${source} is not a file of its own in the built client`)
  return `/${file}`
}

/** Runs in the page: draws all highlights that its state holds, then one more, again and again. */
async function drawAndAdd([file, times]: readonly [file: string, times: number]) {
  const { createPainter } = (await import(
    file
  )) as typeof import('../../client/annotations/crowd/paint-many.ts')
  const state = JSON.parse(document.getElementById('state')?.textContent ?? '') as {
    tables: {
      annotation: Record<
        string,
        { id: string; anchor: { start: number; end: number }; target: { excerpt: string } }
      >
    }
    viewer: { id: string }
  }
  const annotations = Object.values(state.tables.annotation)
  const spans = annotations.map(({ id, anchor: { start, end } }, n) => ({
    id,
    start,
    end,
    isOwn: n % 10 === 0,
    isContradiction: n % 50 === 0,
  }))
  const excerpt = annotations[0]?.target.excerpt ?? ''
  const timed = (task: () => void) => {
    document.body.getBoundingClientRect()
    const begun = performance.now()
    task()
    document.body.getBoundingClientRect()
    return performance.now() - begun
  }
  const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
  // What the page itself has painted is out of the way.
  for (const [, layer] of CSS.highlights) layer.clear()
  const draws: number[] = []
  const adds: number[] = []
  for (let round = 0; round < times; round++) {
    const painter = createPainter(excerpt)
    await frame()
    draws.push(timed(() => painter.draw(spans)))
    for (let more = 0; more < 20; more++) {
      await frame()
      const start = Math.floor(Math.random() * 100_000)
      const one = { id: `more ${more}`, start, end: start + 40, isOwn: true, isContradiction: false }
      const all = [...spans, one]
      adds.push(timed(() => painter.draw(all)))
    }
    painter.clear()
  }
  return { draws, adds, spans: spans.length }
}

/** How far the page goes with each frame, in pixels, and for how many frames. */
const stride = 30
const frames = 180

async function measureScrolling(browser: Browser, ready: Ready): Promise<void> {
  const late = async (path: string) => {
    const counts: number[] = []
    for (let round = 0; round < 3; round++) {
      const context = await reader(browser, ready)
      const page = await context.newPage()
      await open(page, path)
      if (path === ready.marked) await painted(page)
      counts.push(await page.evaluate(lateFrames, [stride, frames] as const))
      await context.close()
    }
    return median(counts)
  }
  const [bare, marked] = [await late(ready.bare), await late(ready.marked)]
  say(`of ${frames} frames while scrolling ${bare} come late without highlights, ${marked} with 5,000`)
  const more = Math.max(0, marked - bare)
  report('frames dropped for 5,000 highlights while scrolling', String(more), '0', more === 0)
}

/** Runs in the page: scrolls with every frame; answers how many came later than one and a half frames after the last. */
async function lateFrames([by, count]: readonly [by: number, count: number]) {
  const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn))
  for (let n = 0; n < 20; n++) await frame()
  let late = 0
  let last = await frame()
  for (let n = 0; n < count; n++) {
    scrollBy({ top: by, behavior: 'instant' })
    const now = await frame()
    if (now - last > 25) late++
    last = now
  }
  return late
}
