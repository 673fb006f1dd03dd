import { expect, test } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { describeCorpus, readCorpus } from '../support/corpus.ts'
import { password } from '../support/people.ts'
import { startProcesses } from '../support/processes.ts'
import { alive, card, gone, hasFocus, marked, open, select, useTool } from '../support/reading.ts'

const processes = startProcesses()
const { someone, forgive } = startBrowsers()

const main = ({ page }: Someone) => page.getByRole('main')
const thought = ({ page }: Someone) => page.getByRole('textbox', { name: /thought$/ })
const saying = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const claim = 'Praise for one service beside the lowest grade for all of them.'

async function register(who: Someone, name: string, address: string): Promise<void> {
  await who.page.goto(address)
  await main(who).getByLabel('Name').fill(name)
  await main(who).getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`)
  await main(who).getByLabel('Password').fill(password)
  await main(who).getByRole('button', { name: 'Make the account' }).click()
  await who.page.getByText(`Welcome, ${name}. You are logged in.`).waitFor()
}

async function showImport(who: Someone, raw: string): Promise<void> {
  await who.page.goto('/import')
  await main(who)
    .getByRole('textbox', { name: /^The post/ })
    .fill(raw)
  await main(who).getByRole('button', { name: 'Show what is found' }).click()
  await main(who).getByText('Nothing has been saved yet.').waitFor()
}

async function post(who: Someone, words: string): Promise<void> {
  await thought(who).fill(words)
  await who.page.getByRole('button', { name: 'Post thought' }).click()
}

/** A moderator lets these words stand, in a tab beside what they are reading. */
async function approve({ context }: Someone, ...sayings: string[]): Promise<void> {
  const page = await context.newPage()
  await open({ context, page }, '/moderation')
  for (const words of sayings) {
    const waiting = page.getByRole('article').filter({ hasText: words })
    await waiting.getByRole('button', { name: 'Approve' }).click()
    await waiting.getByText('Approved by you just now').waitFor()
  }
  await page.close()
}

/** Everything that was acknowledged before the server was killed, on a page drawn anew. */
async function isAllThere(who: Someone, sentence: string): Promise<void> {
  for (const words of ['Ben asks who checked.', 'Cy asks it too.', 'Ben was interrupted.']) {
    await saying(who, words).waitFor()
    expect(await saying(who, words).count()).toBe(1)
  }
  await card(who, 'Highlight by Ben').waitFor()
  await marked(who, sentence).first().waitFor()
  const facing = who.page.getByRole('region', { name: claim })
  await facing.locator('.facing-side').first().getByText(sentence).waitFor()
  await facing.locator('.facing-side').last().getByText('Inadequate').waitFor()
}

describeCorpus('the real post of June 2017, on three screens', () => {
  test('is imported, read together, and outlives a server that is killed', { timeout: 120_000 }, async () => {
    forgive(/net::ERR_/, /WebSocket connection to/)
    const DATA_DIR = await processes.folder()
    const server = await processes.app({ DATA_DIR })
    const { url } = server
    const [ada, ben, cy] = await Promise.all([someone(url), someone(url), someone(url)])
    await register(ada, 'Ada', await server.says(/(\/register\?invitation=[\w-]+)/))
    await Promise.all([register(ben, 'Ben', '/register'), register(cy, 'Cy', '/register')])

    const raw = readCorpus('corpus/blog-post-june-2017.txt')
    const records: { authority: string }[] = JSON.parse(readCorpus('data/ground-truth.json')).records
    const names = records.map(({ authority }) => expect.stringContaining(authority))
    await showImport(ada, raw)
    expect(await main(ada).getByRole('rowheader').allInnerTexts()).toEqual(names)
    await main(ada).getByRole('button', { name: 'Import 10 entries' }).click()
    await ada.page.waitForURL(/\/digests\//)
    expect(await ada.page.locator('.entry').allInnerTexts()).toEqual(names)
    expect(await ada.page.locator('.comment').count()).toBe(2)
    expect(await ada.page.locator('.replies .comment').count()).toBe(1)

    const digest = ada.page.url()
    await showImport(ada, raw)
    await main(ada).getByText('This post is here already').waitFor()
    await main(ada).getByRole('button', { name: 'Import 10 entries' }).click()
    await ada.page.waitForURL(digest)
    expect(await ada.page.locator('.entry').count()).toBe(10)

    for (const who of [ada, ben, cy]) {
      await who.page.goto(digest)
      await who.page.locator('.entry').filter({ hasText: 'Tower Hamlets' }).getByRole('link').first().click()
      await who.page.getByRole('link', { name: 'Tower Hamlets', exact: true }).waitFor()
      await alive(who)
    }
    const text = (await ada.page.locator('.excerpt-text').last().innerText()).trim()
    const sentence = text.slice(0, text.indexOf('.') + 1).split('\n')[0] ?? ''

    await post(ben, 'Ben asks who checked.')
    await post(cy, 'Cy asks it too.')
    await hasFocus(saying(ben, 'Ben asks who checked.'))
    await hasFocus(saying(cy, 'Cy asks it too.'))
    await ada.page.getByRole('button', { name: '2 new thoughts' }).click()

    // What somebody says here first waits for a moderator: until then only its author and the moderators see it.
    expect(await saying(ben, 'Cy asks it too.').count()).toBe(0)
    expect(await saying(cy, 'Ben asks who checked.').count()).toBe(0)
    await approve(ada, 'Ben asks who checked.', 'Cy asks it too.')
    for (const who of [ben, cy]) await who.page.getByRole('button', { name: '1 new thought' }).click()
    await saying(ben, 'Cy asks it too.').waitFor()
    await saying(cy, 'Ben asks who checked.').waitFor()

    await select(ben, sentence)
    await useTool(ben, 'Highlight')
    await card(ada, 'Highlight by Ben').waitFor()
    await select(cy, sentence)
    await useTool(cy, 'Contradiction')
    await cy.page.getByRole('textbox', { name: 'In one sentence' }).fill(claim)
    await cy.page.getByRole('button', { name: 'Propose', exact: true }).click()
    await ada.page.getByRole('region', { name: claim }).waitFor()

    await post(ben, 'Ben was interrupted.')
    await server.end('SIGKILL')
    await cy.page.getByText('Offline: what you write is kept').waitFor()
    await processes.app({ DATA_DIR, PORT: new URL(url).port })

    await expect.poll(() => thought(ben).inputValue(), { timeout: 40_000 }).toBe('')
    await ada.page.getByRole('button', { name: '1 new thought' }).click({ timeout: 40_000 })
    await gone(cy.page.getByText('Offline: what you write is kept'))
    await isAllThere(ada, sentence)
    const guest = await someone(url)
    await guest.page.goto(ada.page.url())
    await isAllThere(guest, sentence)
  })
})
