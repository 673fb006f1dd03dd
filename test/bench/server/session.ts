import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WriteAnswer } from '../../../shared/live/contract.ts'
import type { PageState } from '../../../shared/live/state.ts'
import { startChild } from './child.ts'
import { type Ask, median, once, quantile } from './load.ts'
import { report, say } from './report.ts'
import { asJson, bareMessage, now, type Served, type Setting } from './setting.ts'
import { type Arrived, type Live, send } from './viewing.ts'

const screens = 40
const rounds = 5
const marks = 20

/**
 * A mark with a note in a live session that 40 screens are in, beside a bare broadcast of as many bytes to as many. To so
 * few a broadcast costs next to nothing, and saving the mark does: so both together are what it is held against.
 */
export async function measureSession(setting: Setting): Promise<void> {
  const { product, floor, document } = setting
  const write = async (path: string, body: object): Promise<WriteAnswer> => {
    const words = JSON.stringify({ operation: randomUUID(), ...body })
    const answer = await fetch(product.ready.url + path, { ...asJson(setting), method: 'POST', body: words })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as WriteAnswer
  }
  const { location } = await write('/sessions', { on: `document:${document}` })
  const room = await fetch(product.ready.url + location, { headers: { accept: 'application/json' } })
  const { channels, tables } = (await room.json()) as PageState
  const [text] = Object.values(tables.excerpt)
  if (!text) throw new Error('There is nothing to read')
  const place = {
    excerpt: text.id,
    revision: text.revision,
    exact: text.text.slice(0, 40),
    start: 0,
    end: 40,
  }
  const note = () => `Marked, sent at ${now()} while others read along.`
  const path = `${location}/annotations`
  const { events } = await write(path, { ...place, note: note() })
  const mark: Ask = {
    url: product.ready.url + path,
    method: 'POST',
    headers: asJson(setting).headers,
    body: () => JSON.stringify({ operation: randomUUID(), ...place, note: note() }),
  }
  const bare = bareMessage(floor, JSON.stringify(events[0]).length)

  const unwatched: Live[] = []
  await alone(product, mark)
  for (let round = 0; round < rounds; round++) unwatched.push(await alone(product, mark))
  const open = (served: Served) =>
    startChild<object, Arrived>('./viewers.ts', [
      served.ready.url,
      Object.keys(channels).join(),
      String(screens),
    ])
  const [viewers, bareViewers] = [await open(product), await open(floor)]
  await sleep(2_000)
  const live: { ours: Live; bare: Live }[] = []
  for (let round = 0; round < rounds; round++) {
    live.push({
      bare: await send(floor, bareViewers, bare, screens),
      ours: await send(product, viewers, mark, screens),
    })
  }
  await Promise.all([viewers.end(), bareViewers.end()])
  await write(`${location}/end`, {})

  for (const [key, what] of [
    ['p99', `p99 from marking to the last of ${screens} screens`],
    ['cpu', `CPU a mark that ${screens} screens see`],
  ] as const) {
    const [ours, bareOne] = [
      median(live.map(({ ours }) => ours[key])),
      median(live.map(({ bare }) => bare[key])),
    ]
    const saving = median(unwatched.map((each) => each[key]))
    const times = ours / (bareOne + saving)
    say(
      `${what}: ${ours.toFixed(1)} ms; bare broadcast ${bareOne.toFixed(1)} ms, a mark that nobody watches ${saving.toFixed(1)} ms`,
    )
    report(`${what}, times both together`, times.toFixed(2), '≤ 2', times <= 2)
  }
}

/** Marks one after the other that nobody watches: milliseconds until the answer, and of CPU each. */
async function alone(served: Served, mark: Ask): Promise<Live> {
  const answered: number[] = []
  const before = await served.ask()
  for (let made = 0; made < marks; made++) {
    const begun = performance.now()
    await once(mark)
    answered.push(performance.now() - begun)
    await sleep(150)
  }
  await sleep(1_000)
  const after = await served.ask()
  return { p99: quantile(answered, 0.99), cpu: (after.cpuMs - before.cpuMs) / marks }
}
