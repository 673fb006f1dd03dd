import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { someone } = startBrowsers()
let at: Awaited<ReturnType<typeof discussedLibrary>>

beforeAll(async () => {
  at = await discussedLibrary(server().url)
})

const stepOf = ({ page }: Someone) => page.locator('.replay-count').textContent()
const marksOn = ({ page }: Someone) => page.locator('.replay-text mark').count()

describe('a session gone through again', () => {
  it('goes by the arrow keys, the slider and by itself, and its steps are told and linked to', async () => {
    const guest = await someone(server().url)
    const { page } = guest
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.goto(`${at.session}/replay`)
    await page.locator('html[data-live]').waitFor({ state: 'attached' })
    expect(await stepOf(guest)).toContain('Step 1 of')
    expect(await marksOn(guest)).toBe(0)
    for (const _ of [2, 3, 4, 5]) await page.keyboard.press('ArrowRight')
    await expect.poll(() => stepOf(guest)).toContain('Step 5 of')
    expect(await marksOn(guest)).toBeGreaterThan(0)
    expect(await page.locator('.replay-words').textContent()).toContain('unseen by the others')
    await expect
      .poll(() => page.locator('#live-layer [role="status"].sr-only').textContent())
      .toContain('Step 5 of')
    await expect.poll(() => page.url()).toContain('?step=5')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => stepOf(guest)).toContain('Step 4 of')
    expect(await marksOn(guest)).toBe(0)

    await page.getByRole('slider').focus()
    await page.keyboard.press('End')
    await expect.poll(() => page.locator('.replay-words').textContent()).toContain('Ben ended the session.')
    await page.keyboard.press('Home')
    await expect.poll(() => stepOf(guest)).toContain('Step 1 of')

    await page.getByLabel('Pace').selectOption('quickly')
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(() => stepOf(guest), { timeout: 8_000 }).toContain('Step 3 of')
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect.poll(() => page.url()).toMatch(/step=[4-6]$/)
  })

  it('plays nothing for who asked for less motion', async () => {
    const { page } = await someone(server().url)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${at.session}/replay`)
    await page.locator('html[data-live]').waitFor({ state: 'attached' })
    await page.getByText('The arrow keys step back and on.').waitFor()
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0)
    await page.keyboard.press('Space')
    expect(await page.locator('.replay-count').textContent()).toContain('Step 1 of')
  })

  it('goes by links and a form where there is no script', async () => {
    const guest = await someone(server().url, { javaScriptEnabled: false })
    const { page } = guest
    await page.goto(`${at.session}/summary`)
    await page.getByRole('link', { name: 'Replay it' }).click()
    await page.getByRole('link', { name: 'Next' }).click()
    expect(await stepOf(guest)).toContain('Step 2 of')
    await page.getByRole('slider').focus()
    await page.keyboard.press('End')
    await page.getByRole('button', { name: 'Go there' }).click()
    expect(await page.locator('.replay-words').textContent()).toContain('Ben ended the session.')
    await page.getByRole('link', { name: 'Back' }).click()
    expect(await page.locator('.replay-words').textContent()).not.toContain('ended')
  })
})
