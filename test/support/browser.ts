import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

export type Someone = { page: Page; context: BrowserContext }

/** An answer that says no is told on the console too; whoever expects the refusal looks at the page. */
const refusal = /Failed to load resource: the server responded with a status of 4\d\d/

/**
 * One Chromium for the tests of a file; each person has a context of their own, as a browser of their own. A test
 * fails on any error on a console, which is where the browser also tells of what the content policy forbade. To be
 * called at the top of the file.
 */
export function startBrowsers() {
  let browser: Browser
  const open: Someone[] = []
  /** What a browser said that nobody expected: errors on its console, and scripts that failed. */
  const complaints: string[] = []
  const forgiven: RegExp[] = []
  const logins = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

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
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(open, task.name)
    for (const { context } of open.splice(0)) await context.close()
    const expected = [refusal, ...forgiven.splice(0)]
    const unexpected = complaints.splice(0).filter((text) => !expected.some((pattern) => pattern.test(text)))
    expect(unexpected).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
  })

  /** Somebody at a screen of 1280 × 900 who likes pages to jump rather than glide, or as `options` say. */
  async function someone(url: string, options: BrowserContextOptions = {}): Promise<Someone> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    open.push({ page, context })
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    return { page, context }
  }

  return {
    someone,
    /** Somebody with an account who has logged in before: the first time through the form. */
    async member(url: string, name: string, options: BrowserContextOptions = {}): Promise<Someone> {
      const person = await someone(url, options)
      const known = logins.get(`${url} ${name}`)
      if (known) {
        await person.context.addCookies(known)
      } else {
        await logIn(person, name)
        logins.set(`${url} ${name}`, await person.context.cookies())
      }
      return person
    },
    /** Until the end of this test consoles may say this: the test itself takes away what is complained of. */
    forgive: (...patterns: RegExp[]) => void forgiven.push(...patterns),
  }
}

export async function logIn({ page }: Someone, name: string): Promise<void> {
  await page.goto('/log-in')
  await fillLogIn({ page }, name)
}

/** Fills the log-in form that is before them, and sends it. */
export async function fillLogIn({ page }: Pick<Someone, 'page'>, name: string): Promise<void> {
  await page.getByLabel(/name or e-mail/i).fill(name)
  await page.getByLabel(/^password/i).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => url.pathname !== '/log-in')
}

/** What everybody saw when a test failed, for whoever has to mend it. */
async function keepPictures(open: readonly Someone[], test: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpoint-failed-'))
  for (const [number, { page }] of open.entries()) {
    await page.screenshot({ path: join(folder, `${number + 1}.png`), fullPage: true }).catch(() => {})
  }
  console.log(`Pictures of “${test}” are in ${folder}`)
}
