import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import { type Ask, median, once, quantile } from './load.ts'
import { report, say } from './report.ts'
import { type Served, type Setting, underLoad } from './setting.ts'

export type Arrived = { received: number; latencies: number[] }
type Viewers = Child<object, Arrived>

export const viewerCount = 1_000
const rounds = 3
const messages = 20

/** Live messages to a thousand viewers, ours and the bare broadcast in turn; then writers with all of them online. */
export async function measureLive(setting: Setting, alone: { rate: number; cpu: number }): Promise<void> {
  const { product, floor, comment, bareMessage, channel } = setting
  const open = (served: Served) =>
    startChild<object, Arrived>('./viewers.ts', [served.ready.url, channel, String(viewerCount)])
  const bareViewers = await open(floor)
  const viewers = await open(product)
  // Presence is told for the last time some seconds after the last viewer came.
  await sleep(12_000)
  const live: { ours: Live; bare: Live }[] = []
  for (let round = 0; round < rounds; round++) {
    live.push({
      bare: await send(floor, bareViewers, bareMessage),
      ours: await send(product, viewers, comment),
    })
  }
  const p99 = ratio(live, 'p99')
  const cpu = ratio(live, 'cpu')
  const all = (key: keyof Live, whose: 'ours' | 'bare') =>
    median(live.map((each) => each[whose][key])).toFixed(1)
  say(
    `p99: ours ${all('p99', 'ours')} ms, bare ${all('p99', 'bare')} ms. CPU a message: ours ${all('cpu', 'ours')} ms, bare ${all('cpu', 'bare')} ms`,
  )
  report('p99 from sending to the last screen, times the bare broadcast', p99.toFixed(2), '≤ 2', p99 <= 2)
  report('CPU a message, times the bare broadcast', cpu.toFixed(2), '≤ 2', cpu <= 2)

  const busies: { ours: number; bare: number }[] = []
  for (let round = 0; round < 5; round++) {
    busies.push({
      bare: (await underLoad(floor, bareMessage, 8, 2)).cpu,
      ours: (await underLoad(product, comment, 8, 2)).cpu,
    })
  }
  // A small difference of two large figures: taken in each round, and the middle one of five.
  const beyond = median(busies.map(({ ours, bare }) => ours - bare))
  const kept = alone.cpu / Math.max(beyond, 0.01)
  const each = (whose: 'ours' | 'bare') => busies.map((round) => round[whose].toFixed(1)).join(', ')
  say(
    `CPU a comment: ${alone.cpu.toFixed(2)} ms without viewers; with them ${each('ours')} ms, bare broadcast ${each('bare')} ms`,
  )
  report('speed of a comment with viewers, the broadcast apart', kept.toFixed(2), '≥ 0.80', kept >= 0.8)
  say(`memory of this process, after all reads and writes: ${(await product.ask()).rssMb.toFixed(0)} MB`)
  await Promise.all([bareViewers.end(), viewers.end()])
}

/** Milliseconds: the slowest of a hundred screens from sending, and CPU of the serving process a message. */
export type Live = { p99: number; cpu: number }

const ratio = (live: { ours: Live; bare: Live }[], key: keyof Live) =>
  median(live.map(({ ours, bare }) => ours[key] / bare[key]))

/** Messages one after the other, each with the machine to itself. Fails when one doesn't reach every screen. */
export async function send(served: Served, viewers: Viewers, ask: Ask, screens = viewerCount): Promise<Live> {
  await once(ask)
  await sleep(500)
  await viewers.ask()
  const before = await served.ask()
  for (let sent = 0; sent < messages; sent++) {
    await once(ask)
    await sleep(150)
  }
  await sleep(1_000)
  const after = await served.ask()
  const { latencies, received } = await viewers.ask()
  if (received !== messages * screens)
    throw new Error(`${received} of ${messages * screens} messages arrived`)
  return { p99: quantile(latencies, 0.99), cpu: (after.cpuMs - before.cpuMs) / messages }
}
