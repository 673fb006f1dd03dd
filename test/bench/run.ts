/**
 * `npm run bench`: page reads, writes and live messages through the real server, each beside its raw floor in the same
 * run, printed as ratios. Machines are noisy: rounds alternate and medians are compared. Exits with 1 when a goal is
 * missed.
 */
import { measureAnchors } from './anchors.ts'
import { measureHighlights } from './highlights.ts'
import { measureGrowth } from './server/growing.ts'
import { load, median } from './server/load.ts'
import { measureMemory } from './server/memory.ts'
import { measureQueue } from './server/queue.ts'
import { missedGoals, report, say } from './server/report.ts'
import { measureSession } from './server/session.ts'
import { makeSetting, underLoad } from './server/setting.ts'
import { measureThreads } from './server/threads.ts'
import { measureLive } from './server/viewing.ts'

const rounds = 5

console.log('Anchors: 10,000 through an edit, and as quotations from elsewhere')
measureAnchors()

console.log('Highlights: 5,000 on a document of 100 kB, in a browser')
await measureHighlights()

console.log('Memory: the server as npm start runs it, and 1,000 viewers')
await measureMemory()

const setting = await makeSetting()
const { product, floor, page, barePage, comment, bytes } = setting

console.log(
  `Reads: the document page with 20 highlights and 50 comments, ${bytes} bytes, as a guest, 16 connections`,
)
await load(page, 16, 1)
await load(barePage, 16, 1)
const reads: { ours: number; bare: number }[] = []
for (let round = 0; round < rounds; round++) {
  reads.push({ bare: (await load(barePage, 16, 2)).rate, ours: (await load(page, 16, 2)).rate })
}
const share = median(reads.map(({ ours, bare }) => ours / bare))
const rateOf = (whose: 'ours' | 'bare') => median(reads.map((each) => each[whose])).toFixed(0)
say(`ours ${rateOf('ours')} pages/s, bare Express ${rateOf('bare')} pages/s`)
report('pages a second, as a share of bare Express', share.toFixed(2), '≥ 0.30', share >= 0.3)

console.log('Threads: the first part of 1,000 comments')
await measureThreads(setting)

console.log('Writes: comments on one document by 8 writers')
await load(comment, 8, 2)
const alone = await underLoad(product, comment, 8, 5)
say(`CPU a comment ${alone.cpu.toFixed(2)} ms`)
report('comments a second with 8 writers', alone.rate.toFixed(0), '≥ 600', alone.rate >= 600)

console.log('Live: comments to 1,000 viewers')
await measureLive(setting, alone)

console.log('Sessions: marks that 40 screens see')
await measureSession(setting)

console.log('Writes: the same document once it has 20,000 comments')
await measureGrowth(setting, alone)

await Promise.all([product.end(), floor.end()])

console.log('Moderation: the queue')
await measureQueue()

process.exitCode = missedGoals() === 0 ? 0 : 1
