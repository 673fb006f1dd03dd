import { beforeAll, expect, it } from 'vitest'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, hasFocus, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer({ beaconMs: 60_000 })
const { someone, member } = startBrowsers()
let path: string
let ben: Visitor
let first: string

beforeAll(async () => {
  const place = await sampleLibrary()
  path = place.digestPath
  await Promise.all([makePerson('Ada Lovelace'), makePerson('Ben'), makePerson('Grace Hopper')])
  ben = await new Visitor(server().url).logIn('Ben')
  const thought = {
    threadKind: 'digest',
    threadId: place.digest,
    source: 'All of them answered the **letter** in May.',
  }
  first = (await ben.write('/comments', thought)).events[0]!.id
})

const comment = ({ page }: Someone, words: string) => page.locator('.comment').filter({ hasText: words })
const reply = ({ page }: Someone) => page.getByRole('textbox', { name: 'Your reply to Ben' })

it('quotes a passage, mentions somebody with the keyboard, and is seen writing', async () => {
  const { url } = server()
  const [ada, reader] = await Promise.all([member(url, 'Ada Lovelace'), someone(url)])
  await Promise.all([open(ada, path), open(reader, path)])
  const said = comment(ada, 'answered the letter')
  await said.locator('strong').dblclick()
  await said.getByRole('link', { name: /^Quote/ }).click()
  await hasFocus(reply(ada))
  await expect.poll(() => reply(ada).inputValue()).toBe('Ben wrote:\n> letter\n\n')
  await reader.page.getByText('Ada Lovelace is writing here').waitFor()

  await ada.page.keyboard.type('Not all, says @gra')
  await ada.page.getByRole('option', { name: 'Grace Hopper' }).waitFor()
  // Names are offered right below the field.
  const [field, names] = await Promise.all([
    reply(ada).boundingBox(),
    ada.page.getByRole('listbox', { name: 'Names' }).boundingBox(),
  ])
  expect(names!.y - (field!.y + field!.height)).toBeLessThan(5)
  await ada.page.keyboard.press('Enter')
  await expect.poll(() => reply(ada).inputValue()).toMatch(/says @Grace Hopper $/)
  await gone(ada.page.getByRole('option').first())
  await ada.page.getByRole('button', { name: 'Post reply' }).click()
  const answer = comment(ada, 'Not all, says')
  await hasFocus(answer)
  await answer.locator('blockquote', { hasText: 'letter' }).waitFor()
  expect(await answer.getByRole('link', { name: '@Grace Hopper' }).getAttribute('href')).toMatch(
    /^\/people\/\w{24}$/,
  )
  await gone(reader.page.getByText('Ada Lovelace is writing here'))
})

it('counts reactions on every screen, and takes them back', async () => {
  const { url } = server()
  const [ada, grace, reader] = await Promise.all([
    member(url, 'Ada Lovelace'),
    member(url, 'Grace Hopper'),
    someone(url),
  ])
  await Promise.all([ada, grace, reader].map((each) => open(each, path)))
  const thanks = (who: Someone) =>
    comment(who, 'answered the letter').getByRole('button', { name: /^Thank you/ })
  await thanks(ada).click()
  await thanks(grace).focus()
  await grace.page.keyboard.press('Enter')
  for (const each of [ada, grace]) {
    await expect.poll(() => thanks(each).textContent()).toBe('Thank you 2')
    expect(await thanks(each).getAttribute('aria-pressed')).toBe('true')
  }
  await comment(reader, 'answered the letter').getByText('Thank you 2').waitFor()
  await thanks(ada).click()
  await expect.poll(() => thanks(grace).textContent()).toBe('Thank you 1')
  expect(await thanks(ada).getAttribute('aria-pressed')).toBe('false')
})

it('tells who is answering that the words have changed, and shows readers what', async () => {
  const { url } = server()
  const ada = await member(url, 'Ada Lovelace')
  await open(ada, path)
  await comment(ada, 'answered the letter')
    .getByRole('link', { name: /^Reply/ })
    .click()
  await reply(ada).fill('To the first wording.')
  await Comments.updateOne({ _id: first }, { created: new Date(Date.now() - 3_600_000) })
  await ben.write(`/comments/${first}`, {
    version: 1,
    source: 'Most of them answered the **letter** in May.',
  })
  await ada.page.getByText('has been reworded since you began').waitFor()
  await ada.page.getByRole('button', { name: 'Post reply' }).click()
  await hasFocus(comment(ada, 'To the first wording.'))
  expect(await CommentRevisions.countDocuments({ comment: first })).toBe(1)

  await comment(ada, 'To the first wording.').getByRole('link', { name: 'what has changed' }).click()
  await comment(ada, 'To the first wording.').locator('del', { hasText: 'All' }).waitFor()
  const reader = await someone(url, { javaScriptEnabled: false })
  await reader.page.goto(path)
  await comment(reader, 'Most of them')
    .getByRole('link', { name: /^edited/ })
    .click()
  expect(await reader.page.locator('ins').innerText()).toBe('Most')
})
