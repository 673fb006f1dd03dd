import { beforeAll, describe, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { open } from '../support/reading.ts'
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

describe('the page of what is read', () => {
  it('tells at its edge that a session begins, and in its head who reads from then on', async () => {
    const { url } = server()
    const guest = await someone(url)
    await open(guest, library.documentPath)
    const heading = guest.page.getByRole('heading', { level: 1 })
    const first = guest.page.locator('.excerpt-text').first()
    const before = await Promise.all([heading.boundingBox(), first.boundingBox()])
    const ada = await member(url, 'Ada')
    await ada.page.goto(library.documentPath)
    await ada.page.getByRole('link', { name: 'Read together' }).click()
    await ada.page.getByRole('button', { name: 'Start the session' }).click()
    const slip = guest.page.getByRole('main').getByText('Ada is reading this together now.')
    await slip.waitFor()
    expect(await Promise.all([heading.boundingBox(), first.boundingBox()])).toEqual(before)
    await ada.page.waitForURL(/\/sessions\//)
    const ben = await member(url, 'Ben')
    await ben.page.goto(ada.page.url())
    await ben.page.getByRole('button', { name: 'Take part' }).click()
    await guest.page.getByRole('main').getByText('Ada and 1 other are reading this together now.').waitFor()
    await open(guest, library.documentPath)
    await isSound(guest)
    const line = guest.page.locator('.together', { hasText: 'are reading this together now' })
    await line.getByRole('link', { name: 'Join' }).click()
    await guest.page.waitForURL(ada.page.url())
  })
})
