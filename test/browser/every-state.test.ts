import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { claim, discussedLibrary } from '../support/discussed.ts'
import { marked, open, select, selectByTouch, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isAccessible, isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member, forgive } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let at: Awaited<ReturnType<typeof discussedLibrary>>
let ben: Someone

beforeAll(async () => {
  at = await discussedLibrary(server().url)
})

describe('a document, as it is worked with', () => {
  beforeEach(async () => {
    ben = await member(server().url, 'Ben')
    await open(ben, at.documentPath)
  })

  it('with the bar over selected words', async () => {
    await select(ben, 'such children')
    await ben.page.getByRole('toolbar').waitFor()
    await isSound(ben)
  })

  it('with a note being written', async () => {
    await select(ben, 'such children')
    await useTool(ben, 'Note')
    await ben.page.getByRole('textbox', { name: /^Note/ }).waitFor()
    await isAccessible(ben)
  })

  it('with a note being worded anew', async () => {
    await ben.page.getByRole('article', { name: 'Note by Ben' }).getByRole('link', { name: 'Edit' }).click()
    await ben.page.getByRole('textbox', { name: /^Note/ }).waitFor()
    await isAccessible(ben)
  })

  it('with a contradiction being proposed, and the other words to be picked', async () => {
    await select(ben, 'such children')
    await useTool(ben, 'Contradiction')
    await ben.page.getByRole('dialog', { name: 'Propose a contradiction' }).waitFor()
    await isSound(ben)
    await ben.page.getByRole('radio', { name: 'other words on this page' }).check()
    await isSound(ben)
  })

  it('with several marks to choose from', async () => {
    await marked(ben, /^called settled$/).click()
    await ben.page.getByRole('dialog', { name: '2 marks on these words' }).waitFor()
    await isSound(ben)
  })

  it('with something just undone, a reply open, a thread unfolded and a new thought waiting', async () => {
    await ben.page
      .getByRole('article', { name: 'Note by Ben' })
      .getByRole('button', { name: 'Remove' })
      .click()
    await ben.page.getByRole('button', { name: 'Undo' }).click()
    await ben.page.getByText('Note brought back.').waitFor()
    await ben.page.getByRole('region', { name: claim }).getByText('Discuss').click()
    await ben.page
      .locator('.comment')
      .first()
      .getByRole('link', { name: /^Reply/ })
      .click()
    const ada = await new Visitor(server().url).logIn('Ada')
    const thread = { threadKind: 'document', threadId: at.document }
    await ada.write('/comments', { ...thread, source: 'Something new.' })
    await ben.page.getByRole('button', { name: '1 new thought' }).waitFor()
    await isSound(ben)
  })

  it('with no network', async () => {
    forgive(/net::ERR_INTERNET_DISCONNECTED/)
    await ben.context.setOffline(true)
    await ben.page.getByText('Offline: what you write is kept').waitFor()
    await isSound(ben)
  })
})

describe('on a phone', () => {
  it('notes open in a sheet, and one is written there', async () => {
    ben = await member(server().url, 'Ben', phone)
    await open(ben, at.documentPath)
    await ben.page.getByRole('link', { name: '2 notes' }).tap()
    const sheet = ben.page.getByRole('dialog', { name: '2 notes here' })
    await sheet.getByText('Settled by whom?').waitFor()
    await isSound(ben)
    await sheet.getByRole('button', { name: 'Close' }).tap()

    await selectByTouch(ben, 'such children')
    await useTool(ben, 'Note')
    const note = ben.page.getByRole('dialog', { name: 'Your note' })
    await note.getByRole('textbox', { name: /^Note/ }).fill('From a phone.')
    await isSound(ben)
    await note.getByRole('button', { name: 'Save' }).tap()
    await marked(ben, 'such children').waitFor()
    expect(await ben.page.getByRole('dialog').count()).toBe(0)
  })
})
