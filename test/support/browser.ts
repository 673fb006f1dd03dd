import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { password } from './people.ts'

/** What a browser said that nobody expected: errors on its console, and scripts that failed. */
const complaints: string[] = []

export type Someone = { page: Page; context: BrowserContext }

/**
 * One Chromium for the tests of a file; each person has a context of their own, as a browser of their own. A test
 * fails on any error on a console. To be called at the top of the file.
 */
export function startBrowsers() {
  let browser: Browser
  const open: BrowserContext[] = []

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    })
  })
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
  })

  return {
    /** Somebody at a screen of 1280 × 900, or as `options` say. */
    async someone(url: string, options: BrowserContextOptions = {}): Promise<Someone> {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        ...options,
      })
      context.setDefaultTimeout(10_000)
      open.push(context)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      return { page, context }
    },
  }
}

/** An answer that says no is told on the console too; whoever expects the refusal looks at the page. */
const isExpected = (text: string) =>
  /Failed to load resource: the server responded with a status of 4\d\d/.test(text)

export async function logIn({ page }: Someone, name: string): Promise<void> {
  await page.goto('/log-in')
  await page.getByLabel(/name or e-mail/i).fill(name)
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => url.pathname !== '/log-in')
}

/** Nothing that axe finds, in the colours of day and of night. */
export async function isAccessible({ page }: Someone): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
    expect(found, page.url()).toEqual([])
  }
}
