import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, hasFocus, open, undo } from '../support/reading.ts'
import { part, seat, strip } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

/** A slip of who leads is taken back where that can be done, and asked about before where it can't. */
// The beacon is slow, so that what comes at once comes by the live path.
const server = startTestServer({ beaconMs: 60_000 })
const { member } = startBrowsers()
let host: Visitor
let on: string

beforeAll(async () => {
  await Promise.all(['Ada', 'Ben', 'Cy'].map((name) => makePerson(name)))
  on = `document:${(await sampleLibrary()).document}`
  host = await new Visitor(server().url).logIn('Ada')
})

async function reading() {
  const { url } = server()
  const path = await startSession(host, on)
  for (const name of ['Ben', 'Cy']) await (await new Visitor(url).logIn(name)).write(`${path}/join`, {})
  const [ada, ben] = await Promise.all([member(url, 'Ada'), member(url, 'Ben')])
  for (const each of [ada, ben]) await open(each, path)
  return { ada, ben, path, desk: part(ada, 'leading') }
}

it('a task that was set or taken away is as it was, and one that is being typed stays', {
  timeout: 60_000,
}, async () => {
  const { ada, ben, path, desk } = await reading()
  const task = desk.getByRole('textbox', { name: /^Task/ })
  await task.fill('Find every claim.')
  await task.press('Enter')
  await strip(ben).getByText('Find every claim.').waitFor()
  await task.fill('Mark what is praised.')
  await task.press('Enter')
  await strip(ben).getByText('Mark what is praised.').waitFor()
  await undo(ada)
  await strip(ben).getByText('Find every claim.').waitFor()
  await desk.getByRole('button', { name: 'Take the task away' }).click()
  await strip(ben).getByText('Everybody reads and marks as they like.').waitFor()
  await undo(ada)
  await strip(ben).getByText('Find every claim.').waitFor()

  // Another who leads sets one while this is typed.
  await task.fill('What about')
  await host.write(`${path}/task`, { words: 'Look at page two.' })
  await strip(ada).getByText('Look at page two.').waitFor()
  expect(await task.inputValue()).toBe('What about')
})

it('who was muted by a slip takes part again, by a menu that closes', async () => {
  const { ada, ben } = await reading()
  const menu = seat(ada, 'Ben').getByLabel('What to do about Ben')
  await menu.focus()
  await ada.page.keyboard.press('Enter')
  await seat(ada, 'Ben').getByRole('button', { name: 'Mute Ben' }).press('Enter')
  await strip(ben).getByText('Muted: you can read on.').waitFor()
  await hasFocus(menu)
  expect(await seat(ada, 'Ben').locator('.seat-menu').isVisible()).toBe(false)
  await ada.page.getByText('Ben is muted.').waitFor()
  await undo(ada)
  await strip(ben).getByRole('button', { name: 'Raise my hand' }).waitFor()
})

it('who said to be done goes on, with the keyboard alone', { timeout: 60_000 }, async () => {
  const { ada, ben, path } = await reading()
  await host.write(`${path}/rounds`, {})
  const done = strip(ben).getByRole('button', { name: 'I am done' })
  await done.press('Enter')
  await hasFocus(strip(ben).getByText('you are done'))
  await seat(ada, 'Ben').getByText('done').waitFor()
  await isSound(ben)
  await ben.page.keyboard.press('Tab')
  await hasFocus(strip(ben).getByRole('button', { name: 'Not yet' }))
  await ben.page.keyboard.press('Enter')
  await done.waitFor()
  await gone(seat(ada, 'Ben').getByText('done'))
  await hasFocus(ben.page.locator('#strip-not-done'))
  await ben.page.keyboard.press('Tab')
  await hasFocus(done)
})

it('a round is dropped only by who was told what that means', { timeout: 60_000 }, async () => {
  const { ada, ben, path, desk } = await reading()
  await host.write(`${path}/rounds`, {})
  const drop = desk.getByRole('button', { name: 'Drop round 1' })
  await desk.getByText('Drop it unseen').waitFor()
  expect(await drop.isVisible()).toBe(false)
  await desk.getByText('Drop it unseen').click()
  await desk.getByText('What was marked in round 1').waitFor()
  await isSound(ada)
  await drop.click()
  await gone(strip(ben).getByText('each alone'))
})

it('a session that was announced is prepared, and called off', { timeout: 60_000 }, async () => {
  const { url } = server()
  const planned = { on, title: 'On Thursday', planned: '2099-01-01T19:30' }
  const { location } = await host.write('/sessions', planned)
  const [ada, ben] = await Promise.all([member(url, 'Ada'), member(url, 'Ben')])
  for (const each of [ada, ben]) await open(each, location)
  await strip(ben).getByText('Begins on 1 January 2099, 19:30, London time').waitFor()
  const desk = part(ada, 'leading')
  expect(await desk.getByRole('button').allTextContents()).toEqual(['Begin now', 'Set'])
  await desk.getByText('Call it off').click()
  await isSound(ada)
  await desk.getByRole('button', { name: 'Call the session off' }).click()
  await strip(ben).getByText('This session was called off.').waitFor()
  await ben.page.getByRole('link', { name: 'What was announced' }).click()
  await ben.page.getByText('It was called off: it had been announced for').waitFor()
  await ben.page.getByText('it has not taken place').waitFor()
  await isSound(ben)
})
