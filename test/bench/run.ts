/**
 * `npm run bench`: page reads, writes and live messages through the real server, each beside its raw floor in the same
 * run, printed as ratios. The machine is noisy: rounds alternate and medians are compared. Exits with 1 when a goal is
 * missed.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild } from './server/child.ts'
import type { Figures } from './server/figures.ts'
import { type Ask, load, median, once, quantile } from './server/load.ts'

type Product = { url: string; document: string; documentPath: string; cookies: string; token: string }
type Arrived = { received: number; latencies: number[] }

const viewerCount = 1_000
const rounds = 5
let missed = 0

function report(what: string, figure: string, goal: string, reached: boolean): void {
  if (!reached) missed++
  console.log(`${reached ? 'ok    ' : 'MISSED'}  ${what.padEnd(58)} ${figure.padStart(12)}   goal ${goal}`)
}
const say = (line: string) => console.log(`        ${line}`)

const product = await startChild<Product, Figures>('./product.ts')
const { url, document, documentPath, cookies, token } = product.ready
const bytes = await once({ url: url + documentPath })
const floor = await startChild<{ url: string }, Figures>('./floor.ts', [String(bytes)])

console.log(
  `Page reads: the document page with 20 highlights and 50 comments, ${bytes} bytes, as a guest, 16 connections`,
)
const page: Ask = { url: url + documentPath }
const bare: Ask = { url: `${floor.ready.url}/` }
await load(page, 16, 1)
await load(bare, 16, 1)
const reads: { ours: number; bare: number }[] = []
for (let round = 0; round < rounds; round++) {
  reads.push({ bare: await load(bare, 16, 2), ours: await load(page, 16, 2) })
}
const readRatio = median(reads.map(({ ours, bare }) => ours / bare))
say(
  `ours ${median(reads.map(({ ours }) => ours)).toFixed(0)}/s, bare Express ${median(reads.map(({ bare }) => bare)).toFixed(0)}/s`,
)
report('pages/s, as a share of bare Express', readRatio.toFixed(2), '≥ 0.30', readRatio >= 0.3)

const headers = {
  'content-type': 'application/json',
  accept: 'application/json',
  origin: url,
  cookie: cookies,
  'x-counterpoint-token': token,
}
const comment = (): string =>
  JSON.stringify({
    operation: randomUUID(),
    threadKind: 'document',
    threadId: document,
    source: `A reply sent at ${(performance.timeOrigin + performance.now()).toFixed(3)} while others write too.`,
  })
const write: Ask = { url: `${url}/comments`, method: 'POST', headers, body: comment }

console.log('Writes: comments on one document by 8 writers')
await load(write, 8, 1)
const alone = await costOf(product, write, 8, 4)
report('comments/s with 8 writers', alone.rate.toFixed(0), '≥ 400', alone.rate >= 400)

console.log(`Live: one comment at a time to ${viewerCount} viewers, then 8 writers again`)
const event = JSON.stringify({ type: 'comment.changed', text: 'x'.repeat(650) })
const message = (): string =>
  JSON.stringify({
    ...JSON.parse(event),
    at: `sent at ${(performance.timeOrigin + performance.now()).toFixed(3)}`,
  })
const broadcast: Ask = {
  url: `${floor.ready.url}/broadcast`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: message,
}

const bareViewers = await startChild<object, Arrived>('./viewers.ts', [
  floor.ready.url,
  `document:${document}`,
  String(viewerCount),
])
const bareLive = await live(floor, bareViewers, broadcast)
const bareBusy = await costOf(floor, broadcast, 8, 4)
await bareViewers.end()
const viewers = await startChild<object, Arrived>('./viewers.ts', [
  url,
  `document:${document}`,
  String(viewerCount),
])
await sleep(6_000)
const ourLive = await live(product, viewers, write)
say(
  `p99 ours ${ourLive.p99.toFixed(0)} ms, bare ${bareLive.p99.toFixed(0)} ms; CPU a message ours ${ourLive.cpu.toFixed(1)} ms, bare ${bareLive.cpu.toFixed(1)} ms`,
)
report(
  'p99 from sending to the last screen, times the bare broadcast',
  (ourLive.p99 / bareLive.p99).toFixed(2),
  '≤ 2',
  ourLive.p99 <= 2 * bareLive.p99,
)
report(
  'CPU a message, times the bare broadcast',
  (ourLive.cpu / bareLive.cpu).toFixed(2),
  '≤ 2',
  ourLive.cpu <= 2 * bareLive.cpu,
)

const busy = await costOf(product, write, 8, 4)
// What a comment takes beyond sending it to everybody, as the bare broadcast does that under the same load.
const beyond = 1000 / busy.rate - 1000 / bareBusy.rate
const kept = 1000 / alone.rate / Math.max(beyond, 0.001)
say(
  `with viewers ours ${busy.rate.toFixed(0)} comments/s, bare ${bareBusy.rate.toFixed(0)} broadcasts/s: ${beyond.toFixed(2)} ms a comment beyond the broadcast, ${(1000 / alone.rate).toFixed(2)} ms without viewers`,
)
report('comments/s with viewers, broadcast apart, as a share', kept.toFixed(2), '≥ 0.80', kept >= 0.8)
const { rssMb } = await product.ask()
report(`memory with ${viewerCount} viewers, MB`, rssMb.toFixed(0), '≤ 200', rssMb <= 200)

await viewers.end()
await Promise.all([product.end(), floor.end()])
process.exitCode = missed === 0 ? 0 : 1

/** Rate and CPU of a write under load. */
async function costOf(child: Child<unknown, Figures>, ask: Ask, writers: number, seconds: number) {
  const before = await child.ask()
  const rate = await load(ask, writers, seconds)
  const after = await child.ask()
  return { rate, cpu: (after.cpuMs - before.cpuMs) / (rate * seconds) }
}

/** Twenty messages, five a second, so that each has the machine to itself. */
async function live(
  child: Child<unknown, Figures>,
  watching: Child<object, Arrived>,
  ask: Ask,
): Promise<{ p99: number; cpu: number }> {
  const messages = 40
  await once(ask)
  await sleep(500)
  await watching.ask()
  const before = await child.ask()
  for (let sent = 0; sent < messages; sent++) {
    await once(ask)
    await sleep(150)
  }
  await sleep(500)
  const after = await child.ask()
  const { latencies, received } = await watching.ask()
  if (received !== messages * viewerCount) say(`${received} of ${messages * viewerCount} messages arrived`)
  return { p99: quantile(latencies, 0.99), cpu: (after.cpuMs - before.cpuMs) / messages }
}
