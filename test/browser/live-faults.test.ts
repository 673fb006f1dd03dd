import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setRole } from '../../server/accounts/rights.service.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, hasFocus, marked, open, select, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { member, forgive } = startBrowsers()
let documentPath: string
let ada: Actor & { id: string }
let ben: typeof ada

beforeAll(async () => {
  ada = await makePerson('Ada', 'admin')
  ben = await makePerson('Ben')
  documentPath = (await sampleLibrary()).documentPath
})
beforeEach(() => {
  // Every network error is told on the console; here it is what the stories are about.
  forgive(/net::ERR_INTERNET_DISCONNECTED/, /net::ERR_FAILED/, /WebSocket connection to/)
})

async function twoScreens() {
  const { url } = server()
  const screens = await Promise.all([member(url, 'Ada'), member(url, 'Ben')])
  await Promise.all(screens.map((each) => open(each, documentPath)))
  return { adas: screens[0], bens: screens[1] }
}

const thought = ({ page }: Someone) => page.getByRole('textbox', { name: /thought$/ })
const saying = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const offline = ({ page }: Someone) => page.getByText('Offline: what you write is kept')

async function post(who: Someone, words: string) {
  await thought(who).fill(words)
  await who.page.getByRole('button', { name: 'Post thought' }).click()
}

describe('without a network', () => {
  it('says so quietly, keeps what is written, sends it once, and brings what was missed', async () => {
    const { adas, bens } = await twoScreens()
    await adas.context.setOffline(true)
    await offline(adas).waitFor()
    await post(adas, 'Written on a train.')
    await adas.page.getByRole('button', { name: 'Posting…' }).waitFor()
    expect(await thought(adas).inputValue()).toBe('Written on a train.')

    await post(bens, 'Meanwhile, elsewhere.')
    await hasFocus(saying(bens, 'Meanwhile, elsewhere.'))
    await select(bens, 'the council follows children')
    await useTool(bens, 'Highlight')
    await marked(bens, 'the council follows children').waitFor()

    await adas.context.setOffline(false)
    await saying(adas, 'Written on a train.').waitFor()
    await expect.poll(() => thought(adas).inputValue()).toBe('')
    await gone(offline(adas))
    await marked(adas, 'the council follows children').waitFor()
    await adas.page.getByRole('button', { name: '1 new thought' }).click()
    await saying(adas, 'Meanwhile, elsewhere.').waitFor()
    await bens.page.getByRole('button', { name: '1 new thought' }).click()
    await saying(bens, 'Written on a train.').waitFor()
  })

  it('an answer that is lost on its way does not double the thought', async () => {
    const { adas } = await twoScreens()
    let lost = 0
    await adas.page.route('**/comments', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await post(adas, 'Said once, sent twice.')
    await expect.poll(() => thought(adas).inputValue()).toBe('')
    expect(lost).toBe(2)
    await adas.page.reload()
    await saying(adas, 'Said once, sent twice.').waitFor()
    expect(await saying(adas, 'Said once, sent twice.').count()).toBe(1)
  })
})

describe('a page whose reader’s rights change elsewhere', () => {
  it('loses within a moment what they may no longer do, and gains it again', async () => {
    const { bens } = await twoScreens()
    await thought(bens).fill('Half a thought')
    await setRole(ada, ben.id, 'reader')
    await bens.page.locator('#thoughts').getByText('Your account may read here, not write.').waitFor()
    await select(bens, 'such children')
    expect(await bens.page.getByRole('toolbar').count()).toBe(0)

    await setRole(ada, ben.id, 'member')
    await expect.poll(() => thought(bens).inputValue()).toBe('Half a thought')
  })

  it('becomes a guest’s when they log out in another tab, with what they were writing', async () => {
    const { bens } = await twoScreens()
    await thought(bens).fill('Half a thought')
    const tab = await bens.context.newPage()
    await tab.goto('/')
    await tab.getByRole('button', { name: 'Log out' }).click()
    await bens.page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor()
    expect(await thought(bens).inputValue()).toBe('Half a thought')
    expect(await bens.page.getByRole('button', { name: 'Remove' }).count()).toBe(0)
  })
})
