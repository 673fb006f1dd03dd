import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { postAs } from '../support/guests.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'
import { isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member, someone } = startBrowsers()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

it('a moderator bans a guest from the card of what they wrote; the guest reads why, and keeps what they type', async () => {
  const gill = new Visitor(server().url)
  const signed = { guestName: 'Gill Guest', guestEmail: 'gill@example.org' }
  await postAs(gill, at.document, signed, 'You are all fools.')

  const mo = await member(server().url, 'Mo')
  await mo.page.goto('/moderation')
  await mo.page.getByRole('link', { name: 'Gill Guest' }).click()
  await mo.page.getByText('Ban this guest').click()
  await mo.page.getByLabel('The rule').selectOption('respect')
  await mo.page.getByLabel('Why').fill('Insults, again and again.')
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await mo.page.getByLabel(/^Until/).fill(day)
  await mo.page.getByRole('button', { name: 'Ban', exact: true }).click()
  await mo.page.locator('.person-standing').getByText('Banned until').waitFor()
  await isSound(mo)
  await mo.page.goto('/people/guests')
  await mo.page.getByRole('link', { name: 'Gill Guest' }).waitFor()
  await isSound(mo)

  const guest = await someone(server().url)
  const cookies = [...gill.cookies].map(([name, value]) => ({ name, value, url: server().url }))
  await guest.context.addCookies(cookies)
  await guest.page.goto(at.documentPath)
  expect(await guest.page.locator('textarea[name="source"]').count()).toBe(0)
  await guest.page.getByRole('link', { name: 'the moderators’ reason' }).click()
  await guest.page.getByText('Insults, again and again.').waitFor()
  await isSound(guest)

  const other = await someone(server().url, { javaScriptEnabled: false })
  await other.page.goto(at.documentPath)
  await other.page.getByLabel('Name', { exact: true }).fill('Gill Again')
  await other.page.getByLabel('E-mail address').fill('gill@example.org')
  const thought = other.page.locator('textarea[name="source"]')
  await thought.fill('I will say it all the same.')
  await other.page.getByRole('button', { name: 'Post thought' }).click()
  await other.page.getByText('Nothing more is taken from this e-mail address').waitFor()
  expect(await thought.inputValue()).toBe('I will say it all the same.')
}, 60_000)

it('after a decision and its undo the numbers of the queues are right, without waiting for them to be counted', async () => {
  await at.comment(at.nia, 'One that waits.')
  const mo = await member(server().url, 'Mo')
  await mo.page.goto('/moderation')
  const tabs = mo.page.locator('nav.queues')
  const numbers = async () => (await tabs.locator('.figure').allInnerTexts()).map(Number)
  const before = await numbers()
  // Nothing is counted again in this test: what the tabs say came with the answers.
  await mo.page.route('**/moderation', (route) =>
    route.request().headers().accept?.includes('json') && route.request().method() === 'GET'
      ? route.fulfill({ status: 404, body: '' })
      : route.continue(),
  )
  const card = mo.page.getByRole('article').filter({ hasText: 'One that waits.' })
  await card.getByRole('button', { name: 'Approve' }).click()
  await card.getByText('Approved by you').waitFor()
  expect(await card.getByText('newcomer').count()).toBe(0)
  await expect.poll(numbers).toEqual([before[0]! - 1, before[1], before[2], before[3], before[4]! + 1])
  await mo.page.locator('.last-decision button').click()
  await expect.poll(numbers).toEqual(before)
  await card.getByText('newcomer', { exact: true }).waitFor()
}, 40_000)
