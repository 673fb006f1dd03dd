import { beforeAll, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { member, someone } = startBrowsers()
let documentPath: string

beforeAll(async () => {
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Ben')])
  documentPath = (await sampleLibrary()).documentPath
})

describe.each([
  ['with script', {}],
  ['without script', { javaScriptEnabled: false }],
])('words that point to a child, %s', (name, options) => {
  it('are asked about, stay in the form, and are sent as they are, or reworded', async () => {
    const { page } = await member(server().url, 'Ben', options)
    await page.goto(documentPath)
    const thread = page.getByRole('region', { name: /^(No thoughts|\d+ thoughts?)/ })
    const field = thread.getByRole('textbox', { name: /thought$/ })
    const words = `My daughter Wren, 9, was asked ${name}.`
    await field.fill(words)
    await thread.getByRole('button', { name: 'Post thought' }).click()
    await thread.getByText('“Wren, 9” may tell a child’s name together with an age.').waitFor()
    expect(await field.inputValue()).toBe(words)
    await thread.getByRole('button', { name: 'Send it as it is' }).click()
    await thread.getByRole('article').getByText(words).waitFor()
    await thread
      .getByText(/Awaiting moderation/)
      .last()
      .waitFor()
    expect(await Comments.findOne({ source: words }).lean()).toMatchObject({ moderation: { state: 'held' } })

    await field.fill(`Our son Tom, 9, says ${name} that nobody came.`)
    await thread.getByRole('button', { name: 'Post thought' }).click()
    await thread.getByText('“Tom, 9” may tell').waitFor()
    await field.fill(`Nobody came, ${name}.`)
    await thread.getByRole('button', { name: 'Post thought' }).click()
    await thread.getByRole('article').getByText(`Nobody came, ${name}.`).waitFor()
    expect(await thread.getByRole('button', { name: 'Send it as it is' }).count()).toBe(0)
  })
})

it('something is reported by a link beneath it, and the report taken back', async () => {
  const { page } = await someone(server().url, { javaScriptEnabled: false })
  await page.goto(documentPath)
  await page.getByRole('link', { name: 'Report what Ben wrote' }).first().click()
  await page.getByRole('heading', { name: 'Report a comment' }).waitFor()
  await page.getByRole('radio', { name: /^Keep to the report/ }).check()
  await page.getByRole('textbox').fill('About another report.')
  await page.getByRole('button', { name: 'Report it' }).click()
  await page.getByText('Thank you. A moderator will look at it.').waitFor()
  await page.getByRole('button', { name: 'Take the report back' }).click()
  await page.getByRole('heading', { name: 'Report a comment' }).waitFor()
})

it('an admin puts a word on a list, tries it, takes it off and puts it back', async () => {
  const { page } = await member(server().url, 'Ada')
  await page.goto('/moderation')
  await page.getByRole('link', { name: 'Word lists' }).click()
  await page.getByLabel('Word or phrase').fill('wombat*')
  await page.getByRole('radio', { name: /^Banned/ }).check()
  await page.getByRole('button', { name: 'Add' }).click()
  const banned = page.getByRole('region', { name: 'Banned words' })
  await banned.locator('.word', { hasText: 'wombat*' }).waitFor()
  await page.getByLabel('The words of a comment').fill('W0mbats for sale.')
  await page.getByLabel('Written by').selectOption('a guest')
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await page.getByText('Banned words decides: spam.').waitFor()
  await banned.getByRole('button', { name: 'Take off wombat*' }).click()
  await page.getByRole('button', { name: 'Put back wombat*' }).click()
  await banned.locator('.word', { hasText: 'wombat*' }).waitFor()
})
