import { lean } from '../../../server/lean.ts'
import { startChild } from './child.ts'
import type { Figures } from './figures.ts'
import { median } from './load.ts'
import { report, say } from './report.ts'

const goal = 50

/** The moderators' queue with 10,000 comments waiting: its first part and one in the middle. */
export async function measureQueue(): Promise<void> {
  const crowded = await startChild<{ url: string; cookies: string }, Figures>('./crowded.ts', [], {
    execArgv: lean,
    env: { NODE_ENV: 'production' },
  })
  const { url, cookies } = crowded.ready
  const open = async (path: string, accept: string) => {
    const answer = await fetch(url + path, { headers: { cookie: cookies, accept } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.text()
  }
  let middle = '/moderation'
  for (let part = 0; part < 100; part++) {
    const { page } = JSON.parse(await open(middle, 'application/json')) as { page: { next: string } }
    middle = `/moderation?after=${page.next}`
  }
  for (const [what, path] of [
    ['the first part', '/moderation'],
    ['a part in the middle', middle],
  ] as const) {
    const times: number[] = []
    const before = await crowded.ask()
    for (let round = 0; round < 40; round++) {
      const begun = performance.now()
      await open(path, 'text/html')
      times.push(performance.now() - begun)
    }
    const cpu = ((await crowded.ask()).cpuMs - before.cpuMs) / times.length
    const each = median(times)
    say(
      `${what}: ${each.toFixed(1)} ms, at most ${Math.max(...times).toFixed(1)} ms; CPU ${cpu.toFixed(1)} ms`,
    )
    report(`the queue with 10,000 waiting, ${what} (ms)`, each.toFixed(1), `≤ ${goal}`, each <= goal)
  }
  await crowded.end()
}
