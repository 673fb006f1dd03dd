import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { hasFocus, marked, open, selectByTouch, useTool } from '../support/reading.ts'
import { part, seat, strip, timer } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import { isAccessible, isReadAsWritten, isSound } from '../support/soundness.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { member, forgive } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let on: string
let host: Visitor
let ben: Visitor
let path: string

beforeAll(async () => {
  on = `digest:${(await sampleLibrary()).digest}`
  host = await come(server().url, 'Ada')
  ben = await come(server().url, 'Ben')
})
beforeEach(async () => {
  path = await startSession(host, on, 'Sunday reading')
})

type Box = { x: number; y: number; width: number; height: number } | null | undefined
/** Whether words in these places stand on each other; boxes may touch. */
const overlap = (one: Box, other: Box) =>
  !one ||
  !other ||
  (Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 1 &&
    Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 1)

describe('a room, however wide', () => {
  beforeEach(async () => {
    await ben.write(`${path}/join`, {})
    await ben.write(`${path}/hand`, { on: true })
    await host.write(`${path}/task`, { words: 'Find every claim about home visits, and say who makes it.' })
    await host.write(`${path}/timer`, { seconds: 600 })
    await host.write(`${path}/rounds`, {})
  })

  it('is sound at a desk', async () => {
    const ada = await member(server().url, 'Ada')
    await open(ada, path)
    await part(ada, 'leading').getByText('End the session').click()
    await seat(ada, 'Ben').locator('summary').click()
    await isSound(ada)
    await isReadAsWritten(ada, path)
  })

  it('has the way into a note’s thread in one line, however many tools stand beside it', async () => {
    const leads = await come(server().url, 'Mo', 'moderator')
    const own = await startSession(leads, on)
    await ben.write(`${own}/join`, {})
    await markInSession(ben, own, await firstTextOf(leads, own), 0, 14, 'Who are they?')
    const mo = await member(server().url, 'Mo')
    await open(mo, own)
    const way = mo.page.locator('.margin-card .folded-thread > summary')
    await way.hover()
    const tools = mo.page.locator('.margin-card-actions a, .margin-card-actions button')
    const [here, ...others] = await Promise.all(
      [way, ...(await tools.all())].map((each) => each.boundingBox()),
    )
    expect(here?.height).toBeLessThan(32)
    expect(others.length).toBe(3)
    for (const other of others) expect(overlap(here, other)).toBe(false)
  })

  it('opens what is beside the texts as a panel where there is no column for it', async () => {
    const ada = await member(server().url, 'Ada', { viewport: { width: 1000, height: 800 } })
    await open(ada, path)
    expect(await part(ada, 'people').isVisible()).toBe(false)
    const link = ada.page
      .getByRole('navigation', { name: 'Beside the texts' })
      .getByRole('link', { name: 'Lead' })
    await link.click()
    await hasFocus(part(ada, 'leading'))
    await isAccessible(ada)
    const panel = await ada.page.locator('.room-side').boundingBox()
    const words = await ada.page.locator('.excerpt-text').first().boundingBox()
    expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0)
    await ada.page.keyboard.press('Escape')
    await hasFocus(link)
    expect(await part(ada, 'people').isVisible()).toBe(false)
  })

  it('opens them as sheets on a phone, and marks are made there too', async () => {
    const ben = await member(server().url, 'Ben', phone)
    await open(ben, path)
    await isAccessible(ben)
    const people = ben.page
      .getByRole('navigation', { name: 'Beside the texts' })
      .getByRole('link', { name: /^People/ })
    await people.tap()
    await seat(ben, 'Ada').waitFor()
    await isAccessible(ben)
    await part(ben, 'people').getByRole('button', { name: 'Close' }).tap()
    await part(ben, 'people').waitFor({ state: 'hidden' })
    await hasFocus(people)
    // What is said meanwhile is counted, until it is read.
    await host.write(`${path}/messages`, { source: 'Look at the second sentence.' })
    const ways = ben.page.getByRole('navigation', { name: 'Beside the texts' })
    await ways.getByRole('link', { name: 'Chat 1 new' }).tap()
    await ben.page.locator('#room-chat').getByText('Look at the second sentence.').waitFor()
    await isAccessible(ben)
    // What is done in a sheet can be undone from where it is.
    await ben.page.getByRole('textbox', { name: 'Your message' }).fill('I see.')
    await ben.page.keyboard.press('Enter')
    await ben.page.locator('#room-chat').getByRole('button', { name: 'Withdraw' }).tap()
    await ben.page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Undo' }).tap()
    await ben.page.locator('#room-chat').getByText('I see.').waitFor()
    await ben.page.keyboard.press('Escape')
    await ways.getByRole('link', { name: 'Chat', exact: true }).waitFor()
    await selectByTouch(ben, 'the council follows children')
    await useTool(ben, 'Highlight')
    await marked(ben, 'the council follows children').waitFor()
    await ben.page.getByText('Highlighted, for you alone.').first().waitFor()
    await isSound(ben)
  })

  it('is all there without script', async () => {
    forgive(/Blocked script execution/)
    for (const viewport of [phone.viewport, { width: 1280, height: 900 }]) {
      const ben = await member(server().url, 'Ben', { javaScriptEnabled: false, viewport })
      await ben.page.goto(path)
      await seat(ben, 'Ada').waitFor()
      await strip(ben).getByRole('button', { name: 'Lower my hand' }).click()
      await strip(ben).getByRole('button', { name: 'Raise my hand' }).click()
      await strip(ben).getByRole('button', { name: 'Lower my hand' }).waitFor()
      expect(await timer(ben).textContent()).toMatch(/^until \d\d:\d\d$/)
      await ben.page.getByRole('link', { name: 'Add a note' }).first().click()
      await ben.page.getByLabel('The words you mean').fill('the council follows children')
      await ben.page.getByRole('button', { name: 'Save' }).click()
      await ben.page.waitForURL((url) => url.pathname === path)
      await marked(ben, 'the council follows').first().waitFor()
    }
    const ada = await member(server().url, 'Ada', { javaScriptEnabled: false })
    await ada.page.goto(path)
    await part(ada, 'leading').getByText('End the session').click()
    await part(ada, 'leading').getByRole('button', { name: 'End it for everybody' }).click()
    await ada.page.waitForURL((url) => url.pathname === `${path}/summary`)
  })
})
