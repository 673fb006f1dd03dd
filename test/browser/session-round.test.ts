import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { card, gone, hasFocus, marked, open, select, useTool } from '../support/reading.ts'
import { reachByKeys, strip } from '../support/room.ts'
import { startTestServer } from '../support/server.ts'
import { roomOf, startSession } from '../support/sessions.ts'
import { isSound } from '../support/soundness.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const praised = 'the council follows children'
let on: string
let host: Visitor
let ben: Visitor
let cy: Visitor
let path: string
let text: Awaited<ReturnType<typeof roomOf>>['texts'][number]

/** Marks words of the first text on its own page, where the session isn't. */
const mark = (exact: string, note?: string) =>
  cy.write('/annotations', { excerpt: text.id, exact, ...(note && { note }) })

beforeAll(async () => {
  on = `digest:${(await sampleLibrary()).digest}`
  host = await come(server().url, 'Ada')
  ben = await come(server().url, 'Ben')
  cy = await come(server().url, 'Cy', 'moderator')
  const first = (await roomOf(ben, await startSession(host, on))).texts.find((each) =>
    each.text.includes(praised),
  )
  if (!first) throw new Error('The sample has other words now')
  text = first
  // As much in the margin as makes the passage higher than its words.
  await mark(praised)
  for (const words of ['One', 'Two', 'Three', 'Four', 'Five'])
    await mark('council follows', `${words} thing.\n\nAnd more.`)
  const ends = [
    { kind: 'passage', excerpt: text.id, exact: 'follows children' },
    { kind: 'field', document: text.document, area: 'overall' },
  ]
  await cy.write('/contradictions', { type: 'tone-v-overall', claim: 'One against the other.', ends })
})
beforeEach(async () => {
  path = await startSession(host, on, 'Sunday reading')
  await ben.write(`${path}/join`, {})
})

const line = (who: Someone) => strip(who).locator('.others-line')
const toggle = (who: Someone) => strip(who).getByRole('button', { name: 'Show the 7 by others' })
const highlight = (who: Someone) => card(who, 'Highlight by Cy')
const pressed = (who: Someone) => toggle(who).getAttribute('aria-pressed')
/** Where everything that is read begins, on the page. */
const places = ({ page }: Someone) =>
  page
    .locator('.room-document > h2, .excerpt-text')
    .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top + scrollY)))

/** From now on all that is told to those who don't see the page; answers how to ask for it. */
async function hears({ page }: Someone): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const layer = document.getElementById('live-layer')
    const heard: string[] = []
    Object.assign(window, { heard })
    const note = () =>
      heard.push(layer?.querySelector(':scope > [role="status"]:last-of-type')?.textContent ?? '')
    if (layer)
      new MutationObserver(note).observe(layer, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'))
}

// Who marks something in the end comes last: the texts are the same for all of them.
describe('a blind round, on texts that others have marked before', () => {
  it('leaves the note under which somebody is writing where it is', async () => {
    const reader = await member(server().url, 'Ben')
    await open(reader, path)
    const note = card(reader, 'Note by Cy').filter({ hasText: 'Three' })
    await note.locator('.folded-thread > summary').click()
    const field = note.getByRole('textbox')
    await field.fill('Half a though')
    await host.write(`${path}/rounds`, {})
    await gone(highlight(reader))
    expect(await reader.page.locator('.margin-card').count()).toBe(1)
    await field.pressSequentially('t')
    expect(await field.inputValue()).toBe('Half a thought')
    await hasFocus(field)
  })

  it('shows who only watches no mark until they ask, on a phone as well', async () => {
    await host.write(`${path}/rounds`, {})
    const guest = await someone(server().url, phone)
    await open(guest, path)
    await line(guest).getByText('No marks are shown until the reveal.').waitFor()
    expect(await guest.page.locator('.excerpt-text mark').count()).toBe(0)
    const notes = guest.page.getByRole('link', { name: '6 notes' })
    expect(await notes.count()).toBe(0)
    await toggle(guest).tap()
    await notes.waitFor()
    // With all else that may stand in that line.
    await host.write(`${path}/lead`, { on: true })
    await host.write(`${path}/spotlight`, { excerpt: text.id, exact: praised })
    await strip(guest).getByText('Following').waitFor()
    await strip(guest).locator('.spotlight').waitFor()
    await isSound(guest)
  })

  it('closes the sheet of others’ notes on a phone', async () => {
    const reader = await member(server().url, 'Ben', phone)
    await open(reader, path)
    await reader.page.getByRole('link', { name: '6 notes' }).tap()
    await reader.page.getByRole('dialog').waitFor()
    await host.write(`${path}/rounds`, {})
    await gone(reader.page.getByRole('dialog'))
    expect(await reader.page.locator('.margin-card').count()).toBe(0)
  })

  it('is as blind without script, and shows the others by a form', async () => {
    await host.write(`${path}/rounds`, {})
    const reader = await member(server().url, 'Ben', { javaScriptEnabled: false })
    await reader.page.goto(path)
    expect(await reader.page.locator('.excerpt-text mark, .margin-card').count()).toBe(0)
    await toggle(reader).click()
    await highlight(reader).waitFor()
    expect(await pressed(reader)).toBe('true')
    await toggle(reader).click()
    await gone(highlight(reader))
  })

  it('begins with one’s own marks alone, moves nothing, and shows the others to who asks', async () => {
    const reader = await member(server().url, 'Ben')
    await open(reader, path)
    await highlight(reader).waitFor()
    const before = await places(reader)
    await host.write(`${path}/rounds`, {})
    await line(reader).getByText('You see your own marks only, until the reveal.').waitFor()
    expect(await reader.page.locator('.excerpt-text mark').count()).toBe(0)
    expect(await reader.page.locator('.margin-card').count()).toBe(0)
    expect(await places(reader)).toEqual(before)

    // With the keyboard, and the focus stays; the page is the same when it is loaded again, or come to anew.
    await reachByKeys(reader, 'Show the 7 by others')
    await reader.page.keyboard.press('Space')
    await highlight(reader).waitFor()
    await hasFocus(toggle(reader))
    expect(await pressed(reader)).toBe('true')
    expect(await marked(reader, /./).count()).toBeGreaterThan(1)
    expect(await places(reader)).toEqual(before)
    await isSound(reader)
    await reader.page.reload()
    await highlight(reader).waitFor()
    expect(await pressed(reader)).toBe('true')
    await open(reader, path)
    await highlight(reader).waitFor()
    await toggle(reader).click()
    await gone(highlight(reader))
    expect(await places(reader)).toEqual(before)
    expect(new URL(reader.page.url()).search).toBe('')

    // What is one's own comes at once; what is marked elsewhere meanwhile is neither drawn nor said.
    await select(reader, praised)
    await useTool(reader, 'Highlight')
    await card(reader, 'Highlight by Ben').waitFor()
    const said = await hears(reader)
    await mark('follows children', 'Marked elsewhere.')
    await strip(reader).getByRole('button', { name: 'Show the 8 by others' }).waitFor()
    await host.write(`${path}/task`, { words: 'Whatever is praised.' })
    await expect.poll(said).toContain('Task: Whatever is praised.')
    expect(await said()).not.toContain('Cy')
    expect(await reader.page.locator('.margin-card').count()).toBe(1)

    // It is for this round only; at the reveal everything is there.
    await strip(reader).getByRole('button', { name: 'Show the 8 by others' }).click()
    await host.write(`${path}/reveal`, {})
    await gone(line(reader))
    expect(await reader.page.locator('.margin-card').count()).toBe(8)
    await host.write(`${path}/rounds`, {})
    await gone(highlight(reader))
    await card(reader, 'Highlight by Ben').waitFor()
  })

  it('that is dropped leaves a note that is being written its author’s own', async () => {
    await host.write(`${path}/rounds`, {})
    const reader = await member(server().url, 'Ben')
    await open(reader, path)
    await select(reader, 'settled and working')
    await useTool(reader, 'Note')
    const field = reader.page.getByRole('textbox', { name: /^Note/ })
    await field.fill('Says who?')
    await host.write(`${path}/drop`, {})
    await gone(strip(reader).getByText('Round 1'))
    expect(await field.inputValue()).toBe('Says who?')
    await reader.page.getByRole('form', { name: 'Note' }).getByRole('button', { name: 'Save' }).click()
    await reader.page.getByText('Note saved, for you alone.').waitFor()
    const own = card(reader, 'Note by Ben')
    await own.getByText('Only you see this.').waitFor()
    await own.getByRole('button', { name: 'Publish' }).waitFor()
    const { annotations } = await roomOf(host, path)
    expect(annotations.some(({ creator, html }) => creator.name === 'Ben' && html !== null)).toBe(false)
  })
})
