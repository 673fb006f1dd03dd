import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isSound } from '../support/soundness.ts'

const server = startTestServer()
const { member } = startBrowsers()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ben: string

beforeAll(async () => {
  place = await sampleLibrary()
  await makePerson('Mo', 'moderator')
  ben = (await makePerson('Ben')).id
})

it('a warning reaches an open page, is read there, and takes no word of what was being written', async () => {
  const [mo, his] = await Promise.all([member(server().url, 'Mo'), member(server().url, 'Ben')])
  await open(his, place.documentPath)
  const field = his.page.locator('#thoughts').getByRole('textbox').last()
  await field.fill('Half a thought.')

  await mo.page.goto(`/people/${ben}`)
  await mo.page.getByText('Warn', { exact: true }).click()
  await mo.page.locator('form[action$="/warn"] select').selectOption('respect')
  await mo.page.getByRole('textbox', { name: 'Message' }).fill('Please answer the argument.')
  await mo.page.getByRole('button', { name: 'Send the warning' }).click()
  await mo.page.getByText('Please answer the argument.').waitFor()
  await isSound(mo)

  const warning = his.page.getByRole('region', { name: 'From the moderators' })
  await warning.getByText('Please answer the argument.').waitFor()
  expect(await field.inputValue()).toBe('Half a thought.')
  await isSound(his)
  await warning.getByRole('button', { name: 'I have read this' }).click()
  await gone(warning)
  await expect.poll(() => field.inputValue()).toBe('Half a thought.')
  await his.page.getByRole('button', { name: 'Post thought' }).click()
  await his.page.getByRole('article').getByText('Half a thought.').waitFor()
  await mo.page.reload()
  await mo.page.getByText('read and acknowledged').waitFor()
})
