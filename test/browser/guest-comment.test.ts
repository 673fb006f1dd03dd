import { beforeAll, describe, expect, it } from 'vitest'
import type { Someone } from '../support/browser.ts'
import { startBrowsers } from '../support/browser.ts'
import { lastMail } from '../support/guests.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { alive, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let documentPath: string
let mo: Visitor

beforeAll(async () => {
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  documentPath = (await sampleLibrary()).documentPath
  mo = await new Visitor(server().url).logIn('Mo')
})

const saying = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const form = ({ page }: Someone) => page.locator('form.comment-form').last()

async function write(who: Someone, words: string, email: string): Promise<void> {
  const field = (label: string | RegExp) => form(who).getByLabel(label)
  await field(/thought$/).fill(words)
  await field('Name').fill('Ann Guest')
  await field('E-mail address').fill(email)
  await field(/^Your site/).fill('ann.example.org')
  await form(who).getByRole('button', { name: 'Post thought' }).click()
}

/** What Mo does in the queue. */
async function approve(words: string): Promise<void> {
  const { tables } = await mo.page(documentPath)
  const comment = Object.values(tables.comment).find(({ html }) => html?.includes(words))
  const things = [{ kind: 'comment', id: comment?.id, version: comment?.version }]
  await mo.write('/moderation/decide', { decision: 'approve', things })
}

const reveal = ({ page }: Someone) => page.getByRole('button', { name: '1 new thought' }).click()

describe('a guest’s first comment, from post to approval to live', () => {
  it('on three screens, without a reload', async () => {
    const { url } = server()
    const [ann, ben, moderator] = await Promise.all([someone(url), member(url, 'Ben'), member(url, 'Mo')])
    await Promise.all([ann, ben, moderator].map((each) => open(each, documentPath)))
    await write(ann, 'Seen from outside.', 'ann@example.org')
    await saying(ann, 'Seen from outside.').getByText('Awaiting moderation').waitFor()
    await ann.page.getByRole('link', { name: 'Your comments' }).waitFor()
    await reveal(moderator)
    await saying(moderator, 'Seen from outside.').waitFor()
    expect(await saying(ben, 'Seen from outside.').count()).toBe(0)

    await ann.page.reload()
    await alive(ann)
    await saying(ann, 'Seen from outside.').getByText('Awaiting moderation').waitFor()
    expect(await form(ann).getByLabel('E-mail address').inputValue()).toBe('ann@example.org')

    await approve('Seen from outside.')
    await reveal(ben)
    const link = saying(ben, 'Seen from outside.').getByRole('link', { name: 'Ann Guest', exact: true })
    expect(await link.getAttribute('href')).toBe('https://ann.example.org/')
    expect(await link.getAttribute('rel')).toBe('nofollow ugc noopener')
    for (const each of [ann, moderator]) {
      await expect
        .poll(() => saying(each, 'Seen from outside.').getByText('Awaiting moderation').count())
        .toBe(0)
    }

    // A second one, from the page that the first was written on, in the session it has now.
    await write(ann, 'And once more.', 'ann@example.org')
    await saying(ann, 'And once more.').getByText('Awaiting moderation').waitFor()

    await ann.page.goto((await lastMail('ann@example.org')).link)
    await isSound(ann)
    await ann.page.getByRole('button', { name: 'Show my comments' }).click()
    await ann.page.getByRole('heading', { level: 1, name: 'Your comments' }).waitFor()
    await isSound(ann)
  })

  it('goes on in a second tab that was open before the first was written', async () => {
    const first = await someone(server().url)
    const second = { page: await first.context.newPage(), context: first.context }
    await Promise.all([first, second].map((tab) => open(tab, documentPath)))
    await write(first, 'In one tab.', 'tabs@example.org')
    await saying(first, 'In one tab.').getByText('Awaiting moderation').waitFor()
    await write(second, 'In the other.', 'tabs@example.org')
    for (const words of ['In one tab.', 'In the other.']) {
      for (const tab of [first, second]) await saying(tab, words).getByText('Awaiting moderation').waitFor()
    }
  })

  it('leaves mails that an admin can read and delete', async () => {
    const ada = await member(server().url, 'Ada')
    await ada.page.goto('/admin/outbox')
    await isSound(ada)
    await ada.page.getByRole('link', { name: 'Your comment awaits moderation' }).first().click()
    await ada.page.getByText('Please open the link below once').waitFor()
    await isSound(ada)
    await ada.page.getByRole('button', { name: 'Delete' }).click()
    await ada.page.getByText('The mail is deleted.').waitFor()
  })

  it('without script, to the mailed link, and live at once from then on', async () => {
    const { url } = server()
    const ann = await someone(url, { javaScriptEnabled: false })
    await ann.page.goto(documentPath)
    await write(ann, 'Plain and simple.', 'plain@example.org')
    await ann.page.waitForURL(/#comment-/)
    await ann.page.getByRole('status').getByText('once a moderator has read it').waitFor()
    await saying(ann, 'Plain and simple.').getByText('Awaiting moderation').waitFor()
    const ben = await member(url, 'Ben')
    await open(ben, documentPath)
    expect(await saying(ben, 'Plain and simple.').count()).toBe(0)

    await ann.page.goto((await lastMail('plain@example.org')).link)
    await ann.page.getByRole('button', { name: 'Show my comments' }).click()
    await ann.page.getByRole('heading', { level: 1, name: 'Your comments' }).waitFor()
    // What may be done is what the page is for: it is there without a pointer over it.
    const actions = saying(ann, 'Plain and simple.').locator('.comment-actions')
    expect(await actions.evaluate((each) => getComputedStyle(each).opacity)).toBe('1')
    await saying(ann, 'Plain and simple.').getByRole('button', { name: 'Withdraw' }).click()
    await saying(ann, 'Plain and simple.').getByRole('button', { name: 'Restore' }).click()
    await saying(ann, 'Plain and simple.').getByRole('button', { name: 'Withdraw' }).waitFor()

    await approve('Plain and simple.')
    await reveal(ben)
    await saying(ben, 'Plain and simple.').waitFor()
    await ann.page.goto(documentPath)
    await write(ann, 'Known by now.', 'plain@example.org')
    await ann.page.waitForURL(/#comment-/)
    expect(await saying(ann, 'Known by now.').getByText('Awaiting moderation').count()).toBe(0)
    await reveal(ben)
    await saying(ben, 'Known by now.').waitFor()
  })
})
