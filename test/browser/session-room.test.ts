import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { card, gone, hasFocus, marked, open, select, useTool } from '../support/reading.ts'
import { part, reachByKeys, seat, strip, timer } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let on: string
let host: Visitor
let path: string

beforeAll(async () => {
  on = `digest:${(await sampleLibrary()).digest}`
  host = await come(server().url, 'Ada')
  await makePerson('Ben')
})
beforeEach(async () => {
  path = await startSession(host, on, 'Sunday reading')
})

const said = ({ page }: Someone) => page.locator('#live-layer > [role="status"]').last()
const isSaid = (who: Someone, words: string) => expect.poll(() => said(who).textContent()).toContain(words)

async function pressByKeys(who: Someone, name: string, key?: string) {
  await reachByKeys(who, name, key)
  await who.page.keyboard.press('Enter')
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
    const menu = seat(ada, 'Ben').locator('summary')
    await menu.click()
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
    await menu.click()
    await seat(ada, 'Ben').getByRole('button', { name: 'Mute Ben' }).click()
    await strip(ben).getByText('Muted: you can read on.').waitFor()
    await gone(ben.page.locator('.passage-actions a').first())
    await menu.click()
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
