import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { digestOfTwoParts } from '../support/many-documents.ts'
import { makePerson } from '../support/people.ts'
import { marked, open } from '../support/reading.ts'
import { strip } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

// The beacon is slow, so that what comes at once comes by the live path.
const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
/** Screens so low that there is far to scroll. */
const low = { viewport: { width: 1280, height: 420 } }
let parts: Awaited<ReturnType<typeof digestOfTwoParts>>
let path = ''

beforeAll(async () => {
  await makePerson('Ada')
  await makePerson('Ben')
  parts = await digestOfTwoParts(await sampleLibrary())
})

describe('who leads a session of many parts', () => {
  /** Ada leads, Ben and a guest follow, all in the first part. */
  async function following() {
    const { url } = server()
    const host = await new Visitor(url).logIn('Ada')
    path = await startSession(host, `digest:${parts.digest}`)
    await (await new Visitor(url).logIn('Ben')).write(`${path}/join`, {})
    const [ada, ben] = await Promise.all([member(url, 'Ada', low), member(url, 'Ben', low)])
    const guest = await someone(url, low)
    await Promise.all([ada, ben, guest].map((each) => open(each, path)))
    await host.write(`${path}/lead`, { on: true })
    await strip(ada).getByText('The others follow you').waitFor()
    for (const each of [ben, guest]) await strip(each).getByText('Following Ada').waitFor()
    return { ada, ben, guest }
  }
  const turn = async ({ page }: Someone) => {
    await page.getByRole('link', { name: 'The next part' }).click()
    await page.waitForURL(/part=2/)
  }
  const reads = (who: Someone, excerpt: string) =>
    expect.poll(() => who.page.locator(`#excerpt-${excerpt}`).count(), { timeout: 15_000 }).toBe(1)
  const again = (who: Someone) => strip(who).getByRole('button', { name: 'Follow Ada again' })

  it('brings who follows along to another part, and leaves who went elsewhere where they are', {
    timeout: 60_000,
  }, async () => {
    const { here, there } = parts
    const { ada, ben, guest } = await following()
    await ben.page.goto('/')
    await open(ben, path)
    await reads(ben, here)
    await turn(ada)
    await reads(ben, there)
    await strip(ben).getByText('Following Ada').waitFor()
    // Nobody is brought back by the way back.
    await ben.page.goBack()
    expect(new URL(ben.page.url()).pathname).toBe('/')
    await ben.page.goForward()
    await reads(ben, there)

    await ben.page.getByRole('link', { name: 'The part before' }).click()
    await reads(ben, here)
    await strip(ben).getByText('Ada reads in another part').waitFor()
    await again(ben).waitFor()
    // Another screen is brought along both ways: what it hears, this one hears as well.
    await ada.page.getByRole('link', { name: 'The part before' }).click()
    await reads(guest, here)
    await turn(ada)
    await reads(guest, there)
    await reads(ben, here)
    await isSound(ben)
    await again(ben).click()
    await reads(ben, there)
    await strip(ben).getByText('Following Ada').waitFor()
  })

  it('tells who writes by a link, and brings them once their words are sent', {
    timeout: 60_000,
  }, async () => {
    const { here, there } = parts
    const { ada, ben, guest } = await following()
    const words = ben.page.getByLabel('Your message')
    await words.fill('I have not finished this')
    await ben.page.getByRole('heading', { level: 1 }).click()
    await turn(ada)
    const link = strip(ben).getByRole('link', { name: 'another part' })
    await link.waitFor()
    await expect
      .poll(() => ben.page.locator('[role="status"].sr-only').allTextContents())
      .toContainEqual(expect.stringContaining('What you are writing stays'))
    await reads(guest, there)
    await reads(ben, here)
    expect(await words.inputValue()).toBe('I have not finished this')
    await words.press('Enter')
    await ben.page.locator('.chat-log').getByText('I have not finished this').waitFor()
    await ben.page.getByRole('heading', { level: 1 }).click()
    await words.blur()
    await reads(ben, there)
    // The link leads there as well, and goes on following.
    await ada.page.getByRole('link', { name: 'The part before' }).click()
    await reads(ben, here)
    await words.fill('Wait for me')
    await turn(ada)
    await link.click()
    await reads(ben, there)
    await strip(ben).getByText('Following Ada').waitFor()
    expect(await words.inputValue()).toBe('Wait for me')
  })
})

it('leads whoever makes a note without script back to it, in the part where they read', async () => {
  const { url } = server()
  const host = await new Visitor(url).logIn('Ada')
  const room = await startSession(host, `digest:${parts.digest}`)
  await (await new Visitor(url).logIn('Ben')).write(`${room}/join`, {})
  const ben = await member(url, 'Ben', { javaScriptEnabled: false })
  const { page } = ben
  await page.goto(`${room}?excerpt=${parts.there}#excerpt-${parts.there}`)
  const passage = page.locator('.passage', { has: page.locator(`#excerpt-${parts.there}`) })
  await passage.getByRole('link', { name: 'Add a note' }).click()
  await page.getByLabel('The words you mean').fill('Of report')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL((url) => url.search === '?part=2' && url.hash.startsWith('#annotation-'))
  await marked(ben, 'Of report').waitFor()
})
