import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, marked, open, select, undo, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const claim = 'Warm words for this service, the lowest grade for all of them.'
let documentPath: string

beforeAll(async () => {
  await makePerson('Ada')
  documentPath = (await sampleLibrary()).documentPath
})

/** Ada at a desk, and a guest at a desk and one with a phone. */
async function threeScreens() {
  const { url } = server()
  const [ada, guest, passer] = await Promise.all([member(url, 'Ada'), someone(url), someone(url, phone)])
  const everybody = [ada, guest, passer]
  await Promise.all(everybody.map((each) => open(each, documentPath)))
  return { ada, guest, passer, everybody }
}

const contradiction = ({ page }: Someone) => page.getByRole('region', { name: claim })

/** The boxes of the two cards and of the claim between them. */
async function boxes(who: Someone) {
  const sides = contradiction(who).locator('.facing-side')
  const [one, other, between] = await Promise.all([
    sides.first().boundingBox(),
    sides.last().boundingBox(),
    contradiction(who).locator('.facing-between').boundingBox(),
  ])
  if (!one || !other || !between) throw new Error('The cards are not shown')
  return { one, other, between }
}

describe('a remark against its report’s overall grade', () => {
  it('is tagged from the bar over the words, and faces the grade on every screen', async () => {
    const { ada, guest, passer, everybody } = await threeScreens()
    await select(ada, 'its methods are called settled and working')
    await useTool(ada, 'Contradiction')
    const panel = ada.page.getByRole('dialog', { name: 'Propose a contradiction' })
    await panel.getByText('its methods are called settled and working').waitFor()
    await panel
      .getByRole('combobox', { name: 'Which grade' })
      .selectOption({ label: 'Overall effectiveness: Inadequate' })
    await panel.getByRole('combobox', { name: 'What kind' }).selectOption('tone-v-overall')
    await panel.getByRole('textbox', { name: 'In one sentence' }).fill(claim)
    await panel.getByRole('button', { name: 'Propose', exact: true }).click()
    await gone(panel)

    for (const each of everybody) {
      const [words, grade] = [0, 1].map((side) => contradiction(each).locator('.facing-side').nth(side))
      await words?.getByText('its methods are called settled and working').waitFor()
      await grade?.getByText('Overall effectiveness').waitFor()
      await grade?.getByText('Inadequate').waitFor()
      await contradiction(each).getByText('Tone against the overall grade').waitFor()
      await marked(each, 'its methods are called settled and working').waitFor()
    }

    const wide = await boxes(guest)
    expect(wide.one.y).toBeCloseTo(wide.other.y, 0)
    expect(wide.one.x + wide.one.width).toBeLessThanOrEqual(wide.other.x)
    const narrow = await boxes(passer)
    expect(narrow.one.y + narrow.one.height).toBeLessThanOrEqual(narrow.between.y + 1)
    expect(narrow.between.y + narrow.between.height).toBeLessThanOrEqual(narrow.other.y + 1)
  })

  it('stands among all contradictions, with the way back to its place', async () => {
    const guest = await someone(server().url)
    await guest.page.goto('/contradictions')
    await contradiction(guest).getByText('by Ada').waitFor()
    await contradiction(guest).getByRole('link', { name: 'In its place' }).click()
    expect(new URL(guest.page.url()).pathname).toBe(documentPath)
    await guest.page.locator('.excerpt-text:target').waitFor()
  })

  it('leaves every screen when it is withdrawn, and comes back', async () => {
    const { ada, everybody } = await threeScreens()
    await contradiction(ada).getByRole('button', { name: 'Withdraw' }).click()
    for (const each of everybody) await gone(marked(each, 'settled and working'))
    await undo(ada)
    for (const each of everybody) await marked(each, 'settled and working').waitFor()
  })
})
