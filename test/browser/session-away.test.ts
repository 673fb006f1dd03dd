import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { marked, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import { isAccessible } from '../support/soundness.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member, forgive } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let ada: Visitor
let path: string

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  ada = await come(server().url, 'Ada')
  await makePerson('Ben')
  path = await startSession(ada, `digest:${digest}`, 'Sunday reading')
})

it('who comes back to a session’s room is told what happened there, and has what they were typing', async () => {
  forgive(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to/)
  const ben = await member(server().url, 'Ben', phone)
  const { page, context } = ben
  await page.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + Number(sessionStorage.getItem('slept') ?? 0)
  })
  await open(ben, path)
  await page.getByRole('button', { name: 'Take part' }).first().tap()
  const ways = page.getByRole('navigation', { name: 'Beside the texts' })
  const chat = page.locator('#room-chat')
  const typing = chat.getByRole('textbox', { name: 'Your message' })
  await ways.getByRole('link', { name: 'Chat' }).tap()
  await typing.fill('Half a thought')
  await page.keyboard.press('Escape')

  await context.setOffline(true)
  await ada.write(`${path}/messages`, { source: 'Look at the first line.' })
  const text = await firstTextOf(ada, path)
  await markInSession(ada, path, text, 0, 14)
  await ada.write(`${path}/rounds`, {})
  await page.evaluate(() => sessionStorage.setItem('slept', String(600_000)))
  await context.setOffline(false)

  const panel = page.locator('.away-panel')
  await panel.waitFor({ timeout: 30_000 })
  const told = panel.locator('summary')
  expect(await told.textContent()).toBe('While you were away (10 minutes): 1 mark, 1 message.')
  expect(await chat.getByText('Look at the first line.').count()).toBe(0)
  expect(await marked(ben, /./).count()).toBe(0)
  await isAccessible(ben)

  // What goes on now is at once as it is.
  await page.getByRole('region', { name: 'What we are doing' }).getByText('Round 1').first().waitFor()
  await told.tap()
  await panel.getByRole('button', { name: 'Show all' }).tap()
  // The round that is on is blind to what was marked before it, too; who asks for that has it.
  await page.getByRole('button', { name: /^Show the 1/ }).tap()
  await marked(ben, /./).first().waitFor()
  await ways.getByRole('link', { name: /^Chat/ }).tap()
  await chat.getByText('Look at the first line.').waitFor()
  expect(await typing.inputValue()).toBe('Half a thought')
  await typing.press('Enter')
  await chat.locator('.chat-message').filter({ hasText: 'Half a thought' }).waitFor()
})
