import { beforeAll, describe, expect, it } from 'vitest'
import { fillLogIn, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { alive, card, marked, open, select, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { someone } = startBrowsers()
let documentPath: string

beforeAll(async () => {
  await makePerson('Ben')
  documentPath = (await sampleLibrary()).documentPath
})

async function aGuest() {
  const guest = await someone(server().url)
  await open(guest, documentPath)
  return guest
}

describe('a guest finds, after logging in,', () => {
  it('the note they were writing, at its passage', async () => {
    const guest = await aGuest()
    await select(guest, 'called settled and working')
    await useTool(guest, 'Note')
    const note = guest.page.getByRole('textbox', { name: /^Note/ })
    await note.fill('By whom?')
    await guest.page.getByRole('combobox', { name: /^Tags/ }).fill('monitoring')
    await guest.page.getByRole('button', { name: 'Save' }).click()
    await guest.page.waitForURL(/\/log-in/)
    await fillLogIn(guest, 'Ben')
    await guest.page.getByText('Your draft was kept').waitFor()
    expect(await note.inputValue()).toBe('By whom?')
    await guest.page.getByRole('button', { name: 'Save' }).click()
    await card(guest, 'Note by Ben').getByText('By whom?').waitFor()
    await card(guest, 'Note by Ben').getByText('monitoring').waitFor()
    await marked(guest, 'called settled and working').waitFor()
  })

  it('the contradiction they were proposing, after making an account', async () => {
    const guest = await aGuest()
    await select(guest, 'hears from nearly every family')
    await useTool(guest, 'Contradiction')
    const panel = guest.page.getByRole('dialog', { name: 'Propose a contradiction' })
    await panel.getByRole('combobox', { name: 'Which grade' }).selectOption('leadership')
    await panel.getByRole('combobox', { name: 'What kind' }).selectOption('remark-v-findings')
    await panel.getByRole('textbox', { name: 'In one sentence' }).fill('Heard, and not led.')
    await panel.getByRole('button', { name: 'Propose', exact: true }).click()
    await guest.page.waitForURL(/\/log-in/)
    await guest.page.getByRole('link', { name: 'Make an account' }).click()
    await guest.page.getByRole('textbox', { name: 'Name' }).fill('Cy')
    await guest.page.getByRole('textbox', { name: 'E-mail address' }).fill('cy@example.org')
    await guest.page.getByLabel('Password').fill(password)
    await guest.page.getByRole('button', { name: 'Make the account' }).click()
    await alive(guest)

    expect(await panel.getByRole('textbox', { name: 'In one sentence' }).inputValue()).toBe(
      'Heard, and not led.',
    )
    expect(await panel.getByRole('combobox', { name: 'Which grade' }).inputValue()).toBe('leadership')
    expect(await panel.getByRole('combobox', { name: 'What kind' }).inputValue()).toBe('remark-v-findings')
    await panel.getByRole('button', { name: 'Propose', exact: true }).click()
    await guest.page.getByRole('region', { name: 'Heard, and not led.' }).getByText('by Cy').waitFor()
  })
})
