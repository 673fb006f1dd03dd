import { beforeAll, describe, expect, it } from 'vitest'
import { firstAdminLink } from '../../server/accounts/invitations.service.ts'
import { fillLogIn, type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { readPost } from '../support/posts.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()
const without = { javaScriptEnabled: false }
let documentPath: string

beforeAll(async () => {
  await makePerson('Ben')
  documentPath = (await sampleLibrary()).documentPath
})

const main = ({ page }: Someone) => page.getByRole('main')
const press = (who: Someone, name: string) => main(who).getByRole('button', { name, exact: true }).click()
const fill = (who: Someone, label: string | RegExp, words: string) =>
  main(who).getByRole('textbox', { name: label }).fill(words)
const says = (who: Someone, words: string) => main(who).getByText(words).first().waitFor()

describe('without script', () => {
  it('the first admin registers by the link of the first start, logs out and in again', async () => {
    const ada = await someone(server().url, without)
    await ada.page.goto((await firstAdminLink(server().url)) ?? '')
    await fill(ada, 'Name', 'Ada')
    await fill(ada, 'E-mail address', 'ada@example.org')
    await fill(ada, 'Password', 'short')
    await ada.page
      .getByLabel('Password')
      .evaluate((field: HTMLInputElement) => field.removeAttribute('minlength'))
    await press(ada, 'Make the account')
    expect(await main(ada).getByLabel('Password').getAttribute('aria-invalid')).toBe('true')
    expect(await main(ada).getByLabel('Name').inputValue()).toBe('Ada')
    await fill(ada, 'Password', password)
    await press(ada, 'Make the account')
    await ada.page.getByText('Welcome, Ada. You are logged in.').waitFor()

    await ada.page.getByRole('button', { name: 'Log out' }).click()
    await ada.page.getByText('You are logged out.').waitFor()
    await ada.page.getByRole('link', { name: 'Log in' }).click()
    await fillLogIn(ada, 'Ada')
    await ada.page.getByRole('link', { name: 'Moderation', exact: true }).waitFor()
  })

  it('a post is pasted, looked over and imported', async () => {
    const ada = await member(server().url, 'Ada', without)
    await ada.page.goto('/import')
    await fill(ada, /^The post/, readPost('as-the-blog.txt'))
    await press(ada, 'Show what is found')
    await says(ada, 'Nothing has been saved yet.')
    const found = main(ada).getByRole('rowheader')
    expect(await found.allInnerTexts()).toEqual(
      ['Medway', 'Derby', 'South Tyneside', 'St Helens'].map((name) => expect.stringContaining(name)),
    )
    await press(ada, 'Import 4 entries')
    await ada.page.waitForURL(/\/digests\//)
    await main(ada).getByRole('heading', { level: 1 }).getByText('A made-up round of reports').waitFor()
    await says(ada, 'So is the third')
  })

  it('a file is as good as a paste, and the same post is known again', async () => {
    const ada = await member(server().url, 'Ada', without)
    await ada.page.goto('/import')
    const buffer = Buffer.from(readPost('as-the-blog.txt'))
    await main(ada)
      .getByLabel('Or a file')
      .setInputFiles({ name: 'post.txt', mimeType: 'text/plain', buffer })
    await press(ada, 'Show what is found')
    await says(ada, 'This post is here already')
    expect(await main(ada).getByRole('rowheader').count()).toBe(4)
  })

  it('an excerpt is posted, and a mistake in the form loses nothing of it', async () => {
    const ben = await member(server().url, 'Ben', without)
    await ben.page.goto('/documents/new')
    const words = 'Every family is written to in the spring, and most of them answer.'
    await main(ben).getByLabel('Authority', { exact: true }).fill('Atlantis')
    await main(ben).getByLabel('Published').fill('2016-03-04')
    await main(ben).getByLabel('Overall effectiveness').selectOption('good')
    await fill(ben, 'The words of the report', words)
    await press(ben, 'Post the excerpt')
    const authority = main(ben).getByLabel('Authority', { exact: true })
    expect(await authority.getAttribute('aria-invalid')).toBe('true')
    expect(await authority.inputValue()).toBe('Atlantis')
    expect(await main(ben).getByLabel('Overall effectiveness').inputValue()).toBe('good')
    expect(await main(ben).getByRole('textbox', { name: 'The words of the report' }).inputValue()).toBe(words)
    await authority.fill('Bristol')
    await press(ben, 'Post the excerpt')
    await ben.page.waitForURL(/\/documents\/bristol/)
    await says(ben, words)
  })

  it('words are highlighted and noted, and set against a grade, by forms', async () => {
    const ben = await member(server().url, 'Ben', without)
    await ben.page.goto(documentPath)
    await main(ben).getByRole('link', { name: 'Add a note' }).click()
    await fill(ben, 'The words you mean', 'these words are not there')
    await fill(ben, /^Note/, 'Whose word is *settled*?')
    await press(ben, 'Save')
    await says(ben, 'could not be found')
    await fill(ben, 'The words you mean', 'settled and working')
    await press(ben, 'Save')
    await ben.page.locator('mark').getByText('settled and working').waitFor()
    await main(ben)
      .getByRole('article', { name: 'Note by Ben' })
      .getByText('Whose word is settled?')
      .waitFor()

    await main(ben).getByRole('link', { name: 'Propose a contradiction' }).click()
    const [one] = await main(ben).getByRole('group', { name: 'One end' }).all()
    await one?.getByRole('textbox', { name: 'The words' }).fill('hears from nearly every family')
    await fill(ben, /^What contradicts what/, 'Nearly every family is heard, and the grade is the lowest.')
    await press(ben, 'Propose it')
    const made = ben.page.getByRole('region', { name: 'Nearly every family is heard' })
    await made.getByText('hears from nearly every family').waitFor()
    await made.getByText('Overall effectiveness').waitFor()
  })

  it('a guest’s thought waits for the log-in, and is answered', async () => {
    const guest = await someone(server().url, without)
    await guest.page.goto(documentPath)
    await fill(guest, /thought$/, 'Heard is not the same as seen.')
    await press(guest, 'Log in to post')
    await guest.page.waitForURL(/\/log-in/)
    await fillLogIn(guest, 'Ben')
    await says(guest, 'Your draft was kept')
    expect(
      await main(guest)
        .getByRole('textbox', { name: /thought$/ })
        .inputValue(),
    ).toBe('Heard is not the same as seen.')
    await press(guest, 'Post thought')
    await guest.page.locator('.comment:target').getByText('Heard is not the same as seen.').waitFor()

    const ada = await member(server().url, 'Ada', without)
    await ada.page.goto(documentPath)
    await main(ada).getByRole('link', { name: 'Reply to Ben' }).click()
    await fill(ada, 'Your reply', 'Nor is it the same as **listened to**.')
    await press(ada, 'Post reply')
    const answer = ada.page.locator('.replies .comment:target')
    await answer.locator('strong').getByText('listened to').waitFor()
    await answer.getByRole('button', { name: 'Withdraw' }).click()
    await answer.getByRole('button', { name: 'Restore' }).click()
    await answer.getByText('listened to').waitFor()
  })
})
