import { beforeAll, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { makePerson } from '../support/people.ts'
import { alive, card, gone, hasFocus, marked, open, select, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { member } = startBrowsers()
const first = 'A named officer answers every family within a week.'

beforeAll(async () => {
  await makePerson('Ada')
  await makePerson('Ben')
})

it('an excerpt is posted, marked by others, and put right: marks move along with their words', async () => {
  const { url } = server()
  const ben = await member(url, 'Ben')
  await ben.page.goto('/documents/new')
  await ben.page.locator('html[data-live]').waitFor()
  const authority = ben.page.getByRole('combobox', { name: 'Authority' })
  await authority.pressSequentially('tynes')
  await ben.page.getByRole('option', { name: 'South Tyneside' }).waitFor()
  const names = await ben.page.getByRole('option').allInnerTexts()
  expect(names).toEqual(expect.arrayContaining(['North Tyneside', 'South Tyneside']))
  for (let at = -1; at < names.indexOf('South Tyneside'); at++) await authority.press('ArrowDown')
  await authority.press('Enter')
  expect(await authority.inputValue()).toBe('South Tyneside')
  await hasFocus(authority)
  await ben.page.getByLabel('Published').fill('2016-03-04')
  await ben.page.getByRole('textbox', { name: 'The words of the report' }).fill(first)
  await ben.page.getByRole('button', { name: 'Post the excerpt' }).click()
  await ben.page.waitForURL(/\/documents\/south-tyneside/)

  const ada = await member(url, 'Ada')
  await open(ada, new URL(ben.page.url()).pathname)
  await select(ada, 'within a week')
  await useTool(ada, 'Highlight')
  await card(ada, 'Highlight by Ada').waitFor()

  async function edit(text: string) {
    await ben.page.getByRole('link', { name: 'Edit the excerpt' }).click()
    await ben.page.getByRole('textbox', { name: 'The words of the report' }).fill(text)
    await ben.page.getByRole('button', { name: /^Save as revision/ }).click()
    await alive(ben)
  }
  await edit(`${first.replace('A named', 'Since 2014 a named')} The team visits where it is invited.`)
  await ada.page.getByText('Since 2014 a named officer').waitFor()
  await expect.poll(() => marked(ada, /./).allInnerTexts()).toEqual(['within a week'])
  expect(await ada.page.getByText('The wording here has changed since.').count()).toBe(0)

  await edit('Since 2014 a named officer answers every family within a school week.')
  await card(ada, 'Highlight by Ada').getByText('The wording here has changed since.').waitFor()

  await edit('Since 2014 nobody answers.')
  await card(ada, 'Highlight by Ada').getByText('These words are no longer in the excerpt.').waitFor()
  await gone(marked(ada, /./))
})
