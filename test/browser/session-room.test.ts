import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { card, gone, hasFocus, marked, open, select, selectByTouch, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { isAccessible, isReadAsWritten, isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member, forgive } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let on: string
let host: Visitor
let path: string

beforeAll(async () => {
  on = `digest:${(await sampleLibrary()).digest}`
  for (const name of ['Ada', 'Ben']) await makePerson(name)
  host = await new Visitor(server().url).logIn('Ada')
})
beforeEach(async () => {
  path = await startSession(host, on, 'Sunday reading')
})

const strip = ({ page }: Someone) => page.getByRole('region', { name: 'What we are doing' })
const part = ({ page }: Someone, name: 'people' | 'leading') => page.locator(`#room-${name}`)
const seat = (who: Someone, name: string) =>
  part(who, 'people').getByRole('listitem').filter({ hasText: name })
const said = ({ page }: Someone) => page.locator('#live-layer > [role="status"]').last()
const timer = (who: Someone) => strip(who).getByRole('timer')
const isSaid = (who: Someone, words: string) => expect.poll(() => said(who).textContent()).toContain(words)

/** Goes on with Tab (or back with Shift and Tab) to the control of this name, and presses Enter. */
async function pressByKeys({ page }: Someone, name: string, key = 'Tab') {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press(key)
    const at = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
    if (at?.trim() === name) return page.keyboard.press('Enter')
  }
  throw new Error(`${name} was not reached by ${key}`)
}

describe('a session, as host, member and guest have it', () => {
  it('goes from the first seat to its end, the member with the keyboard alone', {
    timeout: 90_000,
  }, async () => {
    const { url } = server()
    const [ada, ben, guest] = await Promise.all([member(url, 'Ada'), member(url, 'Ben'), someone(url)])
    // The guest's clock is an hour slow.
    await guest.context.addInitScript(() => {
      const real = Date.now.bind(Date)
      Date.now = () => real() - 3_600_000
    })
    await Promise.all([ada, ben, guest].map((each) => open(each, path)))

    // Who only watches is told how to take part, and has no tools.
    await strip(guest).getByRole('link', { name: 'Log in to take part' }).waitFor()
    expect(await guest.page.locator('.passage-actions a').count()).toBe(0)
    await select(guest, 'the council follows children')
    const bar = guest.page.getByRole('toolbar', { name: 'Selected passage' })
    await bar.getByRole('button', { name: 'Log in to take part' }).waitFor()
    expect(await bar.getByRole('button').count()).toBe(1)

    // The member takes a seat; the same button then raises a hand, and the focus stays on it.
    await pressByKeys(ben, 'Take part')
    const hand = strip(ben).getByRole('button', { name: 'Raise my hand' })
    await hasFocus(hand)
    for (const each of [ada, guest]) await seat(each, 'Ben').waitFor()

    // A task and a timer are on every screen, also where the clock is wrong.
    await part(ada, 'leading')
      .getByRole('textbox', { name: /^Task/ })
      .fill('Find every claim about home visits.')
    await part(ada, 'leading').getByRole('button', { name: 'Set' }).click()
    for (const each of [ada, ben, guest]) {
      await strip(each).getByText('Find every claim about home visits.').waitFor()
    }
    await isSaid(ben, 'Task: Find every claim about home visits.')
    await part(ada, 'leading').getByRole('combobox', { name: 'Timer' }).selectOption('5 min')
    await part(ada, 'leading').getByRole('button', { name: 'Start' }).click()
    for (const each of [ada, ben, guest]) {
      await expect.poll(() => timer(each).textContent()).toMatch(/^4:5\d$/)
    }
    const before = await timer(ben).textContent()
    await expect.poll(() => timer(ben).textContent()).not.toBe(before)

    // A hand goes up on the host's screen, and is taken down there.
    await ben.page.keyboard.press('Enter')
    await strip(ada).getByRole('link', { name: '1 hand up' }).waitFor()
    await isSaid(ada, 'Ben raised a hand.')
    await seat(ada, 'Ben').locator('summary').click()
    await seat(ada, 'Ben').getByRole('button', { name: 'Lower the hand' }).click()
    await hand.waitFor()

    // In a blind round each sees their own mark alone; then all see all.
    await part(ada, 'leading').getByRole('button', { name: 'Begin a blind round' }).click()
    await isSaid(ben, 'Round 1 has begun')
    await ben.page.locator('[data-picker]').first().focus()
    await ben.page.keyboard.press('Enter')
    await ben.page.getByRole('toolbar').waitFor()
    await ben.page.keyboard.press('h')
    await card(ben, 'Highlight by Ben').getByText('Only you see this').waitFor()
    await pressByKeys(ben, 'I am done', 'Shift+Tab')
    await hasFocus(strip(ben).getByText('you are done'))
    await seat(ada, 'Ben').getByText('done').waitFor()
    for (const each of [ada, guest]) expect(await marked(each, /./).count()).toBe(0)
    await part(ada, 'leading').getByRole('button', { name: 'Reveal round 1' }).click()
    for (const each of [ada, guest]) {
      await card(each, 'Highlight by Ben').waitFor()
      await strip(each)
        .getByRole('link', { name: /Round 1 what was marked/ })
        .waitFor()
    }
    await isSaid(guest, 'Round 1 is revealed.')

    // The muted reads on.
    await seat(ada, 'Ben').getByRole('button', { name: 'Mute Ben' }).click()
    await strip(ben).getByText('Muted: you can read on.').waitFor()
    await gone(ben.page.locator('.passage-actions a').first())
    await seat(ada, 'Ben').getByRole('button', { name: 'Let Ben take part again' }).click()
    await hand.waitFor()

    // A timer that runs out says so, once.
    await host.write(`${path}/timer`, { seconds: 10 })
    for (const each of [ada, ben, guest]) {
      await expect.poll(() => timer(each).textContent(), { timeout: 15_000 }).toBe('Time is up')
    }
    await isSaid(ben, 'Time is up.')

    // Before it ends, the host is told what that means.
    await part(ada, 'leading').getByText('End the session').click()
    await part(ada, 'leading').getByText('2 people and 1 guest are here.').waitFor()
    await part(ada, 'leading').getByRole('button', { name: 'End it for everybody' }).click()
    for (const each of [ada, ben, guest]) {
      await strip(each).getByRole('link', { name: 'See what came of it' }).waitFor()
    }
    await hasFocus(strip(ada).getByRole('link', { name: 'See what came of it' }))
    expect(await card(guest, 'Highlight by Ben').count()).toBe(1)
  })

  it('offers a seat where there are no tools yet, and has them for the same words then', async () => {
    const ben = await member(server().url, 'Ben')
    await open(ben, path)
    await select(ben, 'the council follows children')
    const bar = ben.page.getByRole('toolbar', { name: 'Selected passage' })
    await bar.getByRole('button', { name: 'Take part' }).click()
    await useTool(ben, 'Highlight')
    await marked(ben, 'the council follows children').waitFor()
    expect((await host.page(path)).tables.annotation).not.toEqual({})
  })

  it('moves no word that is being read when something is set', async () => {
    for (const options of [{}, phone]) {
      const ben = await member(server().url, 'Ben', options)
      await open(ben, path)
      const word = ben.page.locator('.excerpt-text').first()
      const top = () => word.evaluate((element) => element.getBoundingClientRect().top)
      const before = await top()
      await host.write(`${path}/task`, { words: 'Find every claim about home visits, and say who makes it.' })
      await host.write(`${path}/timer`, { seconds: 600 })
      await host.write(`${path}/rounds`, {})
      await strip(ben).getByText('Round').first().waitFor()
      await timer(ben).waitFor()
      expect(await top()).toBe(before)
      await host.write(`${path}/drop`, {})
      await host.write(`${path}/task`, {})
      await host.write(`${path}/timer`, {})
      await gone(timer(ben))
      await ben.page.close()
    }
  })
})

describe('a room, however wide', () => {
  beforeEach(async () => {
    const ben = await new Visitor(server().url).logIn('Ben')
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
