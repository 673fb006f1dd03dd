import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { alive } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { someone, forgive } = startBrowsers()
let library: Awaited<ReturnType<typeof sampleLibrary>>
let ben: Visitor

beforeAll(async () => {
  library = await sampleLibrary()
  ben = await come(server().url, 'Ben')
})

it('a laptop that slept ten minutes is told what happened, and shows it when asked', async () => {
  forgive(/net::ERR_INTERNET_DISCONNECTED/, /WebSocket connection to/)
  const { page, context } = await someone(server().url)
  // The clock of a laptop goes on while it sleeps.
  await page.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + Number(sessionStorage.getItem('slept') ?? 0)
  })
  await page.goto(library.documentPath)
  await alive({ page })
  const { tables } = await ben.page(library.documentPath)
  const [text] = Object.values(tables.excerpt)
  if (!text) throw new Error('There is nothing to read')
  const mark = (start: number, end: number) =>
    ben.write('/annotations', {
      excerpt: text.id,
      revision: text.revision,
      exact: [...text.text].slice(start, end).join(''),
      start,
      end,
    })
  const marks = page.locator('mark[data-ids]')
  await mark(0, 10)
  await expect.poll(() => marks.count()).toBeGreaterThan(0)
  const before = await marks.count()

  await context.setOffline(true)
  await mark(20, 30)
  await mark(40, 50)
  await page.evaluate(() => sessionStorage.setItem('slept', String(600_000)))
  await context.setOffline(false)

  const panel = page.locator('.away-panel')
  await panel.waitFor({ timeout: 30_000 })
  expect(await panel.locator('summary').textContent()).toBe('While you were away (10 minutes): 2 marks.')
  expect(await marks.count()).toBe(before)

  await panel.locator('summary').focus()
  await page.keyboard.press('Enter')
  const links = panel.locator('a')
  expect(await links.count()).toBe(2)
  expect(await links.first().textContent()).toContain('Ben marked')
  await links.first().click()
  await expect.poll(() => marks.count()).toBe(before + 1)
  expect(await panel.locator('summary').textContent()).toContain('1 mark.')
  await panel.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => marks.count()).toBe(before + 2)
  expect(await panel.count()).toBe(0)

  // What comes from now on is shown as it comes.
  await mark(60, 70)
  await expect.poll(() => marks.count()).toBe(before + 3)
  expect(await panel.count()).toBe(0)
})
