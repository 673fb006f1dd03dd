import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { claim, discussedLibrary } from '../support/discussed.ts'
import { alive, card, hasFocus, marked, open, select, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let at: Awaited<ReturnType<typeof discussedLibrary>>

beforeAll(async () => {
  at = await discussedLibrary(server().url)
})

/** Ben with the same page in two tabs. */
async function twoTabs() {
  const one = await member(server().url, 'Ben')
  const other: Someone = { context: one.context, page: await one.context.newPage() }
  await Promise.all([open(one, at.documentPath), open(other, at.documentPath)])
  return { one, other }
}

const saying = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })

describe('one’s own other tab', () => {
  it('is just another screen, to which one’s own words need no count', async () => {
    const { one, other } = await twoTabs()
    await one.page.bringToFront()
    await one.page.getByRole('textbox', { name: 'Your thought' }).fill('Seen in both.')
    await one.page.getByRole('button', { name: 'Post thought' }).click()
    await hasFocus(saying(one, 'Seen in both.'))
    await select(one, 'such children')
    await useTool(one, 'Highlight')
    await marked(one, 'such children').waitFor()
    await other.page.bringToFront()
    await saying(other, 'Seen in both.').waitFor()
    await marked(other, 'such children').waitFor()
    const readers = other.page.getByRole('list', { name: 'Reading this page now' })
    await expect.poll(() => readers.getByRole('listitem').allInnerTexts()).toHaveLength(1)
  })

  it('does not overwrite what was worded anew meanwhile, and keeps what was written', async () => {
    const { one, other } = await twoTabs()
    for (const { page } of [one, other]) await page.goto(`/comments/${at.comment}/edit`)
    const words = ({ page }: Someone) => page.getByRole('textbox', { name: 'Your words' })
    const save = ({ page }: Someone) => page.getByRole('button', { name: 'Save' }).click()
    await words(one).fill('Worded anew in one tab.')
    await save(one)
    await saying(one, 'Worded anew in one tab.').waitFor()
    await words(other).fill('Worded anew in the other.')
    await save(other)
    await other.page.getByText('This was changed meanwhile.').waitFor()
    expect(await words(other).inputValue()).toBe('Worded anew in the other.')
    await save(other)
    await saying(other, 'Worded anew in the other.').waitFor()
    await saying(one, 'Worded anew in the other.').waitFor()
  })
})

it('what is said under a contradiction waits behind the count of its thread', async () => {
  const [guest, ben] = await Promise.all([someone(server().url), member(server().url, 'Ben')])
  await Promise.all([open(guest, at.documentPath), open(ben, at.documentPath)])
  const facing = ({ page }: Someone) => page.getByRole('region', { name: claim })
  await facing(ben).getByText('Discuss').click()
  await facing(ben).getByRole('textbox', { name: 'The first thought' }).fill('Is it one grade or two?')
  await facing(ben).getByRole('button', { name: 'Post thought' }).click()
  await saying(ben, 'Is it one grade or two?').waitFor()
  await facing(guest).getByText('1 thought, 1 new').click()
  await facing(guest).getByRole('button', { name: '1 new thought' }).click()
  await saying(guest, 'Is it one grade or two?').waitFor()
})

it('going on and coming back finds a page that lives', async () => {
  const [guest, ben] = await Promise.all([someone(server().url), member(server().url, 'Ben')])
  await Promise.all([open(guest, at.documentPath), open(ben, at.documentPath)])
  await guest.page.getByRole('link', { name: 'Authorities' }).click()
  await guest.page.getByRole('heading', { level: 1, name: 'Authorities' }).waitFor()
  await guest.page.goBack()
  await alive(guest)
  await select(ben, 'secondary age')
  await useTool(ben, 'Highlight')
  await marked(guest, 'secondary age').waitFor()
  await card(guest, 'Highlight by Ben').last().waitFor()
})
