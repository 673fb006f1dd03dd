import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { everyPage } from '../support/every-page.ts'
import { readPost } from '../support/posts.ts'
import { startTestServer } from '../support/server.ts'
import { isReadAsWritten, isSound } from '../support/soundness.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()

const main = ({ page }: Someone) => page.getByRole('main')

describe('before there is anything', () => {
  it.each([
    '/',
    '/authorities',
    '/authorities/leeds',
    '/contradictions',
  ])('%s says what to do', async (path) => {
    const guest = await someone(server().url)
    await guest.page.goto(path)
    await isSound(guest)
  })
})

describe('every page', () => {
  let at: Awaited<ReturnType<typeof discussedLibrary>>

  beforeAll(async () => {
    at = await discussedLibrary(server().url)
  })

  it.each(everyPage)('%s, for %s', async (_what, who, path, status = 200) => {
    const reader = who === null ? await someone(server().url) : await member(server().url, who)
    await isReadAsWritten(reader, path(at))
    const answer = await reader.page.goto(path(at))
    expect(answer?.status()).toBe(status)
    await isSound(reader)
  })

  it.each<[form: string, who: string | null, path: () => string, button: string]>([
    ['log-in', null, () => '/log-in', 'Log in'],
    ['register', null, () => '/register', 'Make the account'],
    ['post-excerpt', 'Ben', () => '/documents/new', 'Post the excerpt'],
    ['propose', 'Ben', () => `${at.documentPath}/contradictions/new`, 'Propose it'],
    ['annotate', 'Ben', () => `/excerpts/${at.excerpt}/annotate`, 'Save'],
    ['import', 'Ada', () => '/import', 'Show what is found'],
  ])('the form %s with its problems', async (_form, who, path, button) => {
    const writer = who === null ? await someone(server().url) : await member(server().url, who)
    await writer.page.goto(path())
    // The browser itself would not send it; the server has to answer what comes another way.
    await writer.page.locator('form:has(button.primary)').evaluate((all: HTMLFormElement) => {
      all.noValidate = true
    })
    await main(writer).getByRole('button', { name: button }).click()
    await main(writer).locator('[aria-invalid="true"], .form-notice.is-wrong').first().waitFor()
    await isSound(writer)
  })

  it.each(['as-the-blog.txt', 'export.wxr'])('the preview of %s', async (name) => {
    const ada = await member(server().url, 'Ada')
    await ada.page.goto('/import')
    await main(ada)
      .getByRole('textbox', { name: /^The post/ })
      .fill(readPost(name))
    await main(ada).getByRole('button', { name: 'Show what is found' }).click()
    await main(ada).getByText('Nothing has been saved yet.').waitFor()
    await isSound(ada)
  })
})
