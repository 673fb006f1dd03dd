import { beforeAll, beforeEach, expect, it } from 'vitest'
import { Drafts } from '../../server/threads/drafts.model.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { alive, hasFocus, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { member } = startBrowsers()
let path: string

beforeAll(async () => {
  path = (await sampleLibrary()).digestPath
  await makePerson('Grace Hopper')
})
beforeEach(async () => {
  await Drafts.deleteMany()
})

const grace = () => member(server().url, 'Grace Hopper')
const comment = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const thought = ({ page }: Someone) => page.getByRole('textbox', { name: 'Your thought' })
const post = ({ page }: Someone) => page.getByRole('button', { name: 'Post thought' }).click()
const saved = ({ page }: Someone) =>
  page.waitForResponse((answer) => answer.url().endsWith('/drafts') && answer.request().method() === 'POST')
const kept = async () => (await Drafts.find().lean()).map(({ source }) => source)

/** Holds back what is sent to an address until it is let go; tells how often something was. */
async function holdBack({ page }: Someone, address: string) {
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>()
  let seen = 0
  await page.route(address, async (route) => {
    seen++
    await isLetGo
    await route.continue()
  })
  return { seen: () => seen, letGo }
}

it('goes on with a draft on another device, and loses no words to another tab', async () => {
  const [desk, phone] = await Promise.all([grace(), grace()])
  await Promise.all([open(desk, path), open(phone, path)])
  await Promise.all([saved(desk), thought(desk).fill('Begun at my desk')])
  await open(phone, path)
  await expect.poll(() => thought(phone).inputValue()).toBe('Begun at my desk')
  await Promise.all([saved(phone), thought(phone).fill('Begun at my desk, ended on the train')])

  await Promise.all([saved(desk), thought(desk).fill('Something else')])
  await desk.page.getByText('In another tab or on another device you wrote here:').waitFor()
  await desk.page.getByRole('button', { name: 'Put it in as well' }).click()
  expect(await thought(desk).inputValue()).toBe('Something else\n\nBegun at my desk, ended on the train')
  await post(desk)
  await hasFocus(comment(desk, 'ended on the train'))
  await expect.poll(() => thought(desk).inputValue()).toBe('')
  // A saving that was under way is taken back a moment after the posting.
  await expect.poll(kept).toEqual([])
  await open(phone, '/drafts')
  await phone.page.getByText('Nothing is waiting to be finished').waitFor()
  await alive(phone)
})

it('keeps what is typed before the page lives, also where it goes on from a draft', async () => {
  const desk = await grace()
  await open(desk, path)
  await Promise.all([saved(desk), thought(desk).fill('Begun')])
  const phone = await grace()
  const script = await holdBack(phone, '**/*.js')
  await phone.page.goto(path, { waitUntil: 'commit' })
  await thought(phone).fill('Begun, and ended')
  await Promise.all([saved(phone), script.letGo()])
  expect(await thought(phone).inputValue()).toBe('Begun, and ended')
  expect(await kept()).toEqual(['Begun, and ended'])
})

it('leaves no draft of what was posted, be a saving on its way at that moment or begun since', async () => {
  const desk = await grace()
  await open(desk, path)
  const saving = await holdBack(desk, '**/drafts')
  await thought(desk).fill('Saved late')
  await expect.poll(saving.seen, { timeout: 5_000 }).toBe(1)
  await post(desk)
  await hasFocus(comment(desk, 'Saved late'))
  await Promise.all([saved(desk), saving.letGo()])
  await expect.poll(kept).toEqual([])

  const posting = await holdBack(desk, '**/comments')
  let savings = 0
  desk.page.on('request', (request) => request.url().endsWith('/drafts') && savings++)
  await thought(desk).fill('Posted late')
  await post(desk)
  await desk.page.getByRole('button', { name: 'Posting…' }).waitFor()
  // For longer than words lie before they are saved.
  await desk.page.waitForTimeout(2_500)
  expect(savings).toBe(0)
  await thought(desk).fill('Posted late, and more')
  await Promise.all([saved(desk), posting.letGo()])
  expect(await thought(desk).inputValue()).toBe(', and more')
  expect(await kept()).toEqual([', and more'])
})
