import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { alive, open, select, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }
let at: Awaited<ReturnType<typeof sampleLibrary>>
let [ben, mo]: Visitor[] = []
let first: string

beforeAll(async () => {
  at = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  ;[ben, mo] = await Promise.all(['Ben', 'Mo'].map((name) => new Visitor(server().url).logIn(name)))
  first = await say('What is there already.')
})

async function say(source: string): Promise<string> {
  const { events } = await ben!.write('/comments', {
    threadKind: 'document',
    threadId: at.document,
    source,
  })
  return events[0]!.id
}
const nextUnread = ({ page }: Someone) => page.getByRole('button', { name: /^Next unread/ })

describe('what is unread', () => {
  it('on one device is read on the other: to go on there begins where it was left here', async () => {
    const desk = await member(server().url, 'Ada')
    const known = desk.page.waitForResponse((answer) => answer.url().includes('/api/reading'))
    await open(desk, at.documentPath)
    await known
    // It is told on leaving, some time before it would be told anyway.
    await desk.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    await desk.page.goto('/authorities')
    await say('Said while nobody looked.')
    await expect
      .poll(async () => {
        const answer = await desk.context.request.get(`/api/reading?kind=document&id=${at.document}`)
        return ((await answer.json()) as { upTo: string | null }).upTo
      })
      .toBe(first)

    // Another browser, which knows nothing of what the first one keeps.
    const other = await member(server().url, 'Ada')
    await open(other, at.documentPath)
    await nextUnread(other).getByText('1 left').waitFor()
    await other.page.keyboard.press('z')
    const focused = () => other.page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect.poll(focused).toContain('Said while nobody looked.')
    await nextUnread(other).waitFor({ state: 'detached' })
  }, 40_000)

  it('is gone on to by a bar that covers nothing of the place to write, on a phone', async () => {
    const guest = await someone(server().url, phone)
    await open(guest, at.documentPath)
    await say('New to the guest.')
    await guest.page.reload()
    await alive(guest)
    await nextUnread(guest).waitFor()
    const fields = guest.page.locator(
      '.thread > .comment-form :is(label, input:not([type=hidden]), textarea)',
    )
    expect(await fields.count()).toBeGreaterThan(5)
    for (const field of await fields.all()) {
      await field.evaluate((element) => element.scrollIntoView({ block: 'end' }))
      const [bar, box] = [await nextUnread(guest).boundingBox(), await field.boundingBox()]
      expect(bar!.y + bar!.height).toBeLessThanOrEqual(box!.y)
    }
  }, 40_000)
})

it('somebody who replies on its own page sees an edit and a removal, and keeps their words', async () => {
  const ada = await member(server().url, 'Ada')
  const id = await say('Words that will change.')
  await open(ada, `/comments/${id}/reply`)
  const field = ada.page.getByRole('textbox', { name: 'Your reply' })
  await field.fill('Half a sentence')
  await ben!.write(`/comments/${id}`, { version: 1, source: 'Words that have changed.' })
  await ada.page.getByText('Words that have changed.').waitFor()
  await ada.page.getByText('has been reworded since you began').waitFor()
  const things = [{ kind: 'comment', id, version: 2 }]
  await mo!.write('/moderation/decide', { decision: 'remove', things, rule: 'topic', publicReason: 'Off.' })
  await ada.page.getByText('was taken away while you wrote').waitFor()
  expect(await ada.page.getByText('has been reworded since you began').count()).toBe(0)
  expect(await field.inputValue()).toBe('Half a sentence')
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
})

it('a guest’s words in two tabs are both kept, and put together where they like', async () => {
  const one = await someone(server().url, phone)
  const two: Someone = { context: one.context, page: await one.context.newPage() }
  const thought = ({ page }: Someone) => page.getByRole('textbox', { name: 'Your thought' })
  await Promise.all([open(one, at.documentPath), open(two, at.documentPath)])
  await one.page.bringToFront()
  await thought(one).pressSequentially('From the first tab')
  await expect.poll(() => one.page.evaluate(() => JSON.stringify(localStorage))).toContain(' tabs')
  await two.page.bringToFront()
  await thought(two).pressSequentially('From the second')
  await two.page.getByText('In another tab you wrote here:').waitFor()
  await one.page.close()
  await two.page.getByRole('button', { name: 'Put it in as well' }).click()
  expect(await thought(two).inputValue()).toBe('From the second\n\nFrom the first tab')
  await two.page.reload()
  await alive(two)
  expect(await thought(two).inputValue()).toBe('From the second\n\nFrom the first tab')
})

it('a bare card’s permalink, its tools and its thread are within reach, each beside the others', async () => {
  const ada = await member(server().url, 'Ada')
  await open(ada, at.documentPath)
  const bare = ada.page.locator('.margin-card.is-bare')
  for (const [n, words] of ['settled and working', 'hears from nearly'].entries()) {
    await select(ada, words)
    await useTool(ada, 'Highlight')
    await bare.nth(n).waitFor()
  }
  for (const card of await bare.all()) {
    for (const part of [card.locator('.permalink'), card.getByText('Discuss'), card.getByText('Remove')]) {
      await card.locator('.name').hover()
      await part.click({ trial: true })
    }
  }
})
