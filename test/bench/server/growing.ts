import type { PageState } from '../../../shared/live/state.ts'
import { load } from './load.ts'
import { report, say } from './report.ts'
import { type Setting, underLoad } from './setting.ts'

const long = 20_000

/** What a comment costs once its thread is long, beside what it cost while the thread was short. */
export async function measureGrowth(
  { product, comment, page, channel }: Setting,
  short: { cpu: number },
): Promise<void> {
  const there = async () => {
    const answer = await fetch(page.url, { headers: { accept: 'application/json' } })
    const { channels } = (await answer.json()) as PageState
    return channels[channel as keyof typeof channels]?.counts.comments ?? 0
  }
  while ((await there()) < long) await load(comment, 8, 5)
  const { cpu, rate } = await underLoad(product, comment, 8, 5)
  say(`with ${await there()} comments there: ${rate.toFixed(0)}/s, CPU a comment ${cpu.toFixed(2)} ms`)
  const times = cpu / short.cpu
  report('CPU of a comment in a long thread, times a short one’s', times.toFixed(2), '≤ 1.2', times <= 1.2)
}
