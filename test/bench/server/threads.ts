import { load } from './load.ts'
import { report, say } from './report.ts'
import { type Setting, underLoad } from './setting.ts'

/**
 * CPU of the server for the first part of a thread of 1,000 comments, in milliseconds: for members who have
 * comments, reactions and a held reply in it, and for guests.
 */
export async function measureThreads({ product, thread }: Setting): Promise<void> {
  await load(thread.member, 4, 3)
  const { cpu, rate } = await underLoad(product, thread.member, 4, 4)
  say(`as a dozen members in turn: ${rate.toFixed(0)} pages/s`)
  report('CPU of a page of 1,000 comments as a member, ms', cpu.toFixed(2), '≤ 3', cpu <= 3)
  await load(thread.guest, 4, 1)
  const kept = await underLoad(product, thread.guest, 4, 2)
  say(`as a guest, kept: ${kept.rate.toFixed(0)} pages/s`)
  report('CPU of the same page as a guest, ms', kept.cpu.toFixed(2), '≤ 3', kept.cpu <= 3)
}
