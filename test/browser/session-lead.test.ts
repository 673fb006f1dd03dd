import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { card, open, select, useTool } from '../support/reading.ts'
import { strip } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { isSound } from '../support/soundness.ts'

// The beacon is slow, so that what comes at once comes by the live path.
const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let library: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  await makePerson('Ada')
  await makePerson('Ben')
  library = await sampleLibrary()
})

/** Screens so low that there is far to scroll. */
const low = { viewport: { width: 1280, height: 420 } }

/** Ada opens a session from the page of what is read, and Ben takes part. */
async function reading() {
  const { url } = server()
  const [ada, ben] = await Promise.all([member(url, 'Ada', low), member(url, 'Ben', low)])
  await ada.page.goto(library.digestPath)
  await ada.page.getByRole('link', { name: 'Read together' }).click()
  await ada.page.getByRole('button', { name: 'Start the session' }).click()
  await ada.page.waitForURL(/\/sessions\/[0-9a-f]{24}$/)
  const path = new URL(ada.page.url()).pathname
  await open(ada, path)
  await open(ben, path)
  await ben.page.getByRole('button', { name: 'Take part' }).click()
  await people(ada).getByText('Ben', { exact: true }).waitFor()
  return { ada, ben, path }
}

const people = ({ page }: Someone) => page.locator('.seats')

/** How far the last text of the page is from the top of the window. */
const lastTextAt = (page: Page) =>
  page.evaluate(
    () => [...document.querySelectorAll('.excerpt-text')].at(-1)?.getBoundingClientRect().top ?? 0,
  )
const scrolled = ({ page }: Someone) => page.evaluate(() => scrollY)
/** Whoever follows is brought to where the leader is: waits until that has been done. */
const settled = async (who: Someone) => {
  for (let before = -1, now = await scrolled(who); now !== before; before = now, now = await scrolled(who))
    await who.page.waitForTimeout(500)
}

async function wheel({ page }: Someone, by: number): Promise<void> {
  await page.locator('.excerpt-text').first().hover()
  await page.mouse.wheel(0, by)
}

/** Brings the last text of somebody's page under their eyes, as a reader does who looks for it. */
async function readLast({ page }: Someone): Promise<void> {
  const by = (await lastTextAt(page)) - 110
  await page.mouse.move(640, 300)
  await page.mouse.wheel(0, by)
  await expect.poll(() => lastTextAt(page)).toBeLessThan(150)
}

const spotlit = ({ page }: Someone) =>
  page.evaluate(() => [...(CSS.highlights.get('spotlight') ?? [])].map((range) => String(range)))

describe('who leads a session', () => {
  it('is followed until a reader scrolls away, and again when the reader wants it', async () => {
    const { ada, ben, path } = await reading()
    const guest = await someone(server().url, low)
    await open(guest, path)
    await ada.page.getByRole('button', { name: 'Let everybody follow me' }).click()
    await strip(ada).getByText('The others follow you').waitFor()
    for (const each of [ben, guest]) await strip(each).getByText('Following Ada').waitFor()

    const before = await ben.page.evaluate(() => document.activeElement?.tagName)
    await readLast(ada)
    for (const { page } of [ben, guest]) await expect.poll(() => lastTextAt(page)).toBeLessThan(230)
    // Where the focus is, it stays.
    expect(await ben.page.evaluate(() => document.activeElement?.tagName)).toBe(before)

    await wheel(ben, -10_000)
    const again = strip(ben).getByRole('button', { name: 'Follow Ada again' })
    await again.waitFor()
    await expect.poll(() => scrolled(ben)).toBe(0)
    await ada.page.mouse.wheel(0, -150)
    await expect.poll(() => lastTextAt(guest.page)).toBeGreaterThan(200)
    expect(await scrolled(ben)).toBe(0)

    await again.click()
    await expect.poll(() => scrolled(ben)).toBeGreaterThan(100)
    await strip(ben).getByRole('button', { name: 'Stop following' }).focus()
    await ben.page.keyboard.press('Enter')
    await again.waitFor()
    await again.press('Enter')
    await strip(ben).getByText('Following Ada').waitFor()
    await ben.page.getByRole('heading', { level: 1 }).click()
    await ben.page.keyboard.press('Home')
    await again.waitFor()

    await ada.page.getByRole('button', { name: 'Stop leading' }).click()
    await again.waitFor({ state: 'detached' })
    await strip(guest).getByText('Following Ada').waitFor({ state: 'detached' })
  })

  it('does not take anybody away from what they write', async () => {
    const { ada, ben, path } = await reading()
    const guest = await someone(server().url, low)
    await open(guest, path)
    await ada.page.getByRole('button', { name: 'Let everybody follow me' }).click()
    for (const each of [ben, guest]) await strip(each).getByText('Following Ada').waitFor()
    await settled(ben)
    await select(ben, 'the council follows children who learn at home')
    // From here on the screen knows that something is being done with these words.
    await ben.page.getByRole('toolbar', { name: 'Selected passage' }).waitFor()
    const at = await scrolled(ben)
    await readLast(ada)
    // Another screen has followed by now: what it heard, this one heard as well.
    await expect.poll(() => lastTextAt(guest.page)).toBeLessThan(230)
    expect(await scrolled(ben)).toBe(at)
    await ben.page.keyboard.press('Escape')
    await strip(ben).getByText('Following Ada').waitFor()
    await expect.poll(() => lastTextAt(ben.page), { timeout: 8_000 }).toBeLessThan(230)
  })

  it('puts words into the spotlight, from the text and from a note, and out again', async () => {
    const { ada, ben, path } = await reading()
    const guest = await someone(server().url, { ...low, javaScriptEnabled: false })
    const words = 'the council follows children who learn at home'
    await select(ada, words)
    await useTool(ada, 'Spotlight')
    for (const each of [ada, ben]) {
      await strip(each)
        .getByRole('link', { name: `“${words}”` })
        .waitFor()
      await expect.poll(() => spotlit(each)).toEqual([words])
    }
    await expect.poll(() => ben.page.locator('[role="status"].sr-only').textContent()).toContain(words)
    await select(ben, words)
    await ben.page.getByRole('toolbar', { name: 'Selected passage' }).waitFor()
    expect(await ben.page.getByRole('button', { name: 'Spotlight' }).count()).toBe(0)
    await ben.page.keyboard.press('Escape')

    // Without script the link leads to the text they stand in.
    await guest.page.goto(path)
    const link = guest.page.getByRole('link', { name: `“${words}”` })
    const to = (await link.getAttribute('href')) ?? ''
    expect(await guest.page.locator(to).textContent()).toContain(words)

    const other = 'hears from nearly every family'
    await select(ben, other)
    await useTool(ben, 'Highlight')
    await card(ada, 'Highlight by Ben').hover()
    await card(ada, 'Highlight by Ben').getByRole('button', { name: 'Spotlight' }).click()
    await expect.poll(() => spotlit(ben)).toEqual([other])
    await ada.page.getByRole('button', { name: 'Let everybody follow me' }).click()
    await strip(ben).getByText('Following Ada').waitFor()
    await isSound(ben)
    await ada.page.getByRole('button', { name: 'Put the spotlight out' }).click()
    await expect.poll(() => spotlit(ben)).toEqual([])
    expect(await strip(ben).getByText('In the spotlight').count()).toBe(0)
  })
})

describe('the place of a reader', () => {
  it('is seen by the others while the reader wants it, and the wish is remembered', async () => {
    const { ada, ben, path } = await reading()
    const cursors = ada.page.locator('.room-cursor')
    const show = ben.page.getByRole('checkbox', { name: 'Show the others my place' })
    await show.waitFor()
    expect(await cursors.count()).toBe(0)
    await show.check()
    await cursors.getByText('B', { exact: true }).waitFor()
    await readLast(ben)
    const beside = async () => ((await cursors.boundingBox())?.y ?? 0) - (await lastTextAt(ada.page))
    await expect.poll(beside).toBeGreaterThan(-20)
    await open(ben, path)
    expect(await show.isChecked()).toBe(true)
    await cursors.waitFor()
    await show.uncheck()
    await cursors.waitFor({ state: 'detached' })
  })
})
