import { beforeAll, describe, expect, it } from 'vitest'
import { startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { card, gone, hasFocus, marked, open, select, undo, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

// The beacon is slow, so that what comes at once comes by the live path.
const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let documentPath: string

beforeAll(async () => {
  await makePerson('Ada')
  await makePerson('Ben')
  documentPath = (await sampleLibrary()).documentPath
})

/** Ada, Ben and a guest, all with the same document before them. */
async function threeScreens() {
  const { url } = server()
  const [ada, ben, guest] = await Promise.all([member(url, 'Ada'), member(url, 'Ben'), someone(url)])
  const everybody = [ada, ben, guest]
  await Promise.all(everybody.map((each) => open(each, documentPath)))
  return { ada, ben, guest, everybody }
}

describe('three people read the same document', () => {
  it('see who else is reading', async () => {
    const { everybody } = await threeScreens()
    for (const { page } of everybody) {
      const readers = page.getByRole('list', { name: 'Reading this page now' })
      await readers.getByTitle('Ada').waitFor()
      await readers.getByTitle('Ben').waitFor()
      await readers.getByText('1 guest').waitFor()
    }
  })

  it('see a highlight and a note at once, and find their way where they overlap', async () => {
    const { ada, ben, everybody } = await threeScreens()

    await select(ada, 'the council follows children who learn at home')
    await useTool(ada, 'Highlight')
    for (const each of everybody) {
      await marked(each, 'the council follows children who learn at home').waitFor()
      await card(each, 'Highlight by Ada').waitFor()
    }

    await select(ben, 'who learn at home: its methods')
    await useTool(ben, 'Note')
    await ben.page.getByRole('textbox', { name: /^Note/ }).fill('Settled by *whom*?')
    await ben.page.getByRole('button', { name: 'Save' }).click()
    for (const each of everybody) {
      await card(each, 'Note by Ben').getByText('Settled by whom?').waitFor()
      await marked(each, /^: its methods$/).waitFor()
    }

    for (const each of everybody) {
      await marked(each, /^who learn at home$/).click()
      const chooser = each.page.getByRole('dialog', { name: '2 marks on these words' })
      await chooser.getByRole('button', { name: /^Ada highlighted/ }).waitFor()
      await chooser.getByRole('button', { name: /^Ben noted on/ }).click()
      await hasFocus(card(each, 'Note by Ben'))
    }
  })

  it('see what is removed go, come back, and change', async () => {
    const { ada, ben, everybody } = await threeScreens()

    // Its tools come with the pointer. As long as a person presses: the card has to stay under the pointer.
    await card(ada, 'Highlight by Ada').hover()
    await card(ada, 'Highlight by Ada').getByRole('button', { name: 'Remove' }).click({ delay: 200 })
    for (const each of everybody) await gone(card(each, 'Highlight by Ada'))
    for (const each of everybody) await gone(marked(each, 'the council follows'))
    await undo(ada)
    for (const each of everybody) await card(each, 'Highlight by Ada').waitFor()
    for (const each of everybody) await marked(each, 'the council follows').waitFor()

    await card(ben, 'Note by Ben').getByRole('link', { name: 'Edit' }).click()
    const note = card(ben, 'Note by Ben').getByRole('textbox', { name: /^Note/ })
    expect(await note.inputValue()).toBe('Settled by *whom*?')
    await note.fill('Settled by the **inspectors** alone.')
    await card(ben, 'Note by Ben').getByRole('button', { name: 'Save' }).click()
    for (const each of everybody) {
      await card(each, 'Note by Ben').getByText('Settled by the inspectors alone.').waitFor()
    }
    await undo(ben)
    for (const each of everybody) await card(each, 'Note by Ben').getByText('Settled by whom?').waitFor()
  })

  it('see what another is selecting, faintly, until it is let go', async () => {
    const { ada, ben } = await threeScreens()
    const tinted = () =>
      ben.page.evaluate(() =>
        [...CSS.highlights].flatMap(([name, ranges]) =>
          name.startsWith('selecting-') ? [...ranges].map((range) => String(range)) : [],
        ),
      )
    await select(ada, 'hears from nearly every family')
    await expect.poll(tinted).toEqual(['hears from nearly every family'])
    await ada.page.keyboard.press('Escape')
    await expect.poll(tinted).toEqual([])
  })
})
