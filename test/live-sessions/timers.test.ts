import { beforeAll, beforeEach, expect, it } from 'vitest'
import { LiveSessions } from '../../server/live-sessions/sessions.model.ts'
import { Steps } from '../../server/live-sessions/steps.model.ts'
import { watchTimers } from '../../server/live-sessions/timers.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { stateAt } from '../../shared/live-sessions/replay.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { roomOf, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let guest: Visitor
let document: string
let path: string

beforeAll(async () => {
  document = (await sampleLibrary()).document
  ada = await come(server().url, 'Ada')
  guest = new Visitor(server().url)
})
beforeEach(async () => {
  path = await startSession(ada, `document:${document}`)
})

async function stepsIn() {
  const { page } = await guest.page(`${path}/replay`)
  if (page.kind !== 'session-replay') throw new Error(`This is a ${page.kind} page`)
  return page.steps
}
const kinds = async () => (await stepsIn()).map(({ what }) => what.kind)
const wordsAt = async (step: number) =>
  (await (await guest.fetch(`${path}/replay?step=${step}`)).text()).replace(/<[^>]*>/g, '')
const summary = async () => (await (await guest.fetch(`${path}/summary`)).text()).replace(/<[^>]*>/g, '')

/** As if the server had slept: the timer ended a while ago, and nothing was told of it. Answers when. */
async function missed(): Promise<Date> {
  const ends = new Date(Date.now() - 2_000)
  const _id = toId(path.split('/').at(-1) ?? '')
  await LiveSessions.updateOne({ _id }, { $set: { 'timer.ends': ends } })
  for (const { _id: step, at } of await Steps.find({ session: _id }).lean())
    await Steps.updateOne({ _id: step }, { $set: { at: new Date(at.getTime() - 600_000) } })
  return ends
}

it('that a timer ran out is in the log at the moment of its end, told by the server’s clock', {
  timeout: 20_000,
}, async () => {
  await ada.write(`${path}/timer`, { seconds: 10 })
  const ends = (await roomOf(guest, path)).session.timer?.ends
  await expect.poll(kinds, { timeout: 15_000, interval: 500 }).toEqual(['began', 'timer', 'timer-ran'])
  const steps = await stepsIn()
  expect(steps[2]).toEqual({ at: ends, by: null, what: { kind: 'timer-ran' } })
  expect([stateAt(steps, 2).timer?.seconds, stateAt(steps, 3).timer]).toEqual([10, null])
  expect(await wordsAt(3)).toContain('The timer ran out.')
  expect(await summary()).toMatch(/10 seconds, ran out at \d\d:\d\d/)
  // It stays on the screens until it is taken away.
  expect((await roomOf(guest, path)).session.timer?.ends).toBe(ends)
  await ada.write(`${path}/timer`, {})
  expect(await kinds()).toEqual(['began', 'timer', 'timer-ran', 'timer'])
})

it('one that ran out while no server ran is there once one does, and once alone', async () => {
  await ada.write(`${path}/timer`, { seconds: 600 })
  const ends = await missed()
  const ended = [await watchTimers(() => {}), await watchTimers(() => {})]
  await expect.poll(kinds).toEqual(['began', 'timer', 'timer-ran'])
  expect((await stepsIn())[2]?.at).toBe(ends.toISOString())
  await ada.write(`${path}/end`, {})
  expect(await kinds()).toEqual(['began', 'timer', 'timer-ran', 'ended'])
  for (const stop of ended) stop()
})

it.each([
  ['taken away', 'timer', {}, 'timer'],
  ['put in the place of another', 'timer', { seconds: 60 }, 'timer'],
  ['ended with the session', 'end', {}, 'ended'],
] as const)('one that had run out before it was %s is in the log before that', async (_how, to, body, last) => {
  await ada.write(`${path}/timer`, { seconds: 600 })
  await missed()
  await ada.write(`${path}/${to}`, body)
  expect(await kinds()).toEqual(['began', 'timer', 'timer-ran', last])
})

it('one that is taken away before its end has not run out', async () => {
  await ada.write(`${path}/timer`, { seconds: 600 })
  await ada.write(`${path}/timer`, {})
  await ada.write(`${path}/end`, {})
  expect(await kinds()).toEqual(['began', 'timer', 'timer', 'ended'])
  expect(await summary()).not.toContain('ran out')
})
