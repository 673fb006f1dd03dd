import { beforeAll, describe, expect, it } from 'vitest'
import { fillLogIn, type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { alive, gone, hasFocus, open, undo } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let digestPath: string

beforeAll(async () => {
  await makePerson('Ada')
  await makePerson('Ben')
  digestPath = (await sampleLibrary()).digestPath
})

async function twoScreens() {
  const { url } = server()
  const [ada, ben] = await Promise.all([member(url, 'Ada'), member(url, 'Ben')])
  await Promise.all([open(ada, digestPath), open(ben, digestPath)])
  return { ada, ben }
}

const saying = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const newThought = ({ page }: Someone) => page.getByRole('textbox', { name: 'Your thought' })
const waiting = ({ page }: Someone, count: string) => page.getByRole('button', { name: count })
const welcome = 'Two places to begin'

/** Writes a thought on the page's subject, or a reply to the comment that says `to`. */
async function think(who: Someone, words: string, to?: string) {
  if (to) {
    await saying(who, to)
      .getByRole('link', { name: /^Reply/ })
      .click()
    await who.page.getByRole('textbox', { name: /^Your reply to/ }).fill(words)
    await who.page.getByRole('button', { name: 'Post reply' }).click()
  } else {
    await newThought(who).fill(words)
    await who.page.getByRole('button', { name: 'Post thought' }).click()
  }
  await hasFocus(saying(who, words))
}

describe('a thread on two screens', () => {
  it('shows one’s own words at once, and others’ behind a count', async () => {
    const { ada, ben } = await twoScreens()
    await think(ada, 'The board asked the better question.', welcome)
    await waiting(ben, '1 new reply').waitFor()
    await think(ada, 'And nobody answered it.', 'the better question')
    await waiting(ben, '2 new replies').waitFor()
    expect(await saying(ben, 'the better question').count()).toBe(0)

    await waiting(ben, '2 new replies').click()
    await hasFocus(saying(ben, 'the better question'))
    for (const each of [ada, ben]) {
      const answers = each.page.locator('li', { has: saying(each, 'the better question') }).last()
      await answers.locator('ol.replies > li').getByText('And nobody answered it.').waitFor()
    }

    await think(ben, 'The chair did, by letter.', 'nobody answered')
    await waiting(ada, '1 new reply').focus()
    await ada.page.keyboard.press('Enter')
    await hasFocus(saying(ada, 'by letter'))
  })

  it('changes, withdraws and brings back on every screen at once', async () => {
    const { ada, ben } = await twoScreens()
    await saying(ada, 'And nobody answered').getByRole('link', { name: 'Edit' }).click()
    await ada.page.getByRole('textbox', { name: 'Your words' }).fill('And *hardly anybody* answered it.')
    await ada.page.getByRole('button', { name: 'Save' }).click()
    await alive(ada)
    expect(await saying(ada, 'hardly anybody').getAttribute('id')).toBe(new URL(ada.page.url()).hash.slice(1))
    await saying(ben, 'hardly anybody').getByText('edited').waitFor()

    await saying(ada, 'hardly anybody').getByRole('button', { name: 'Withdraw' }).click()
    await saying(ben, 'Withdrawn by its author.').waitFor()
    await saying(ben, 'by letter').waitFor()
    await undo(ada)
    await saying(ben, 'hardly anybody').waitFor()
    await gone(saying(ben, 'Withdrawn by its author.'))
  })

  it('has an address for every thought, drawn on the server', async () => {
    const reader = await someone(server().url, { javaScriptEnabled: false })
    await reader.page.goto(digestPath)
    await saying(reader, 'by letter').locator('.permalink').click()
    const id = new URL(reader.page.url()).hash.replace('#comment-', '')
    await reader.page.goto(`/comments/${id}`)
    expect(await reader.page.locator(':target').innerText()).toContain('The chair did, by letter.')
    expect(new URL(reader.page.url()).pathname).toBe(digestPath)
  })
})

describe('what somebody is writing', () => {
  it('is not disturbed by what others do, and survives a reload', async () => {
    const { ada, ben } = await twoScreens()
    await saying(ben, 'hardly anybody')
      .getByRole('link', { name: /^Reply/ })
      .click()
    const reply = ben.page.getByRole('textbox', { name: /^Your reply to/ })
    await reply.pressSequentially('Half a sen')
    const before = (await reply.boundingBox())?.y ?? Number.NaN

    await think(ada, 'A remark from elsewhere.', welcome)
    await waiting(ben, '1 new reply').waitFor()
    await saying(ada, 'the better question').getByRole('button', { name: 'Withdraw' }).click()
    await saying(ben, 'Withdrawn by its author.').waitFor()
    await undo(ada)
    await saying(ben, 'the better question').waitFor()
    await hasFocus(reply)
    expect((await reply.boundingBox())?.y).toBeCloseTo(before, 0)
    await ben.page.keyboard.type('tence')
    expect(await reply.inputValue()).toBe('Half a sentence')

    await newThought(ben).fill('Another, begun')
    await ben.page.reload()
    await alive(ben)
    await expect.poll(() => newThought(ben).inputValue()).toBe('Another, begun')
    await saying(ben, 'hardly anybody')
      .getByRole('link', { name: /^Reply/ })
      .click()
    await expect.poll(() => reply.inputValue()).toBe('Half a sentence')
  })

  it('is there again after logging in, and can be posted', async () => {
    const guest = await someone(server().url)
    await open(guest, digestPath)
    await newThought(guest).fill('Written before I had said who I am.')
    await guest.page.getByRole('button', { name: 'Log in to post' }).click()
    await guest.page.waitForURL(/\/log-in/)
    await fillLogIn(guest, 'Ben')
    await guest.page.getByText('Your draft was kept').waitFor()
    expect(await newThought(guest).inputValue()).toBe('Written before I had said who I am.')
    await guest.page.getByRole('button', { name: 'Post thought' }).click()
    await saying(guest, 'Written before I had said who I am.').waitFor()
    await expect.poll(() => newThought(guest).inputValue()).toBe('')
    await gone(guest.page.getByText('Your draft was kept'))
  })
})
