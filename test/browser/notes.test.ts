import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { fillLogIn, startBrowsers } from '../support/browser.ts'
import { makePerson } from '../support/people.ts'
import { alive, card, gone, hasFocus, marked, open, select, undo, useTool } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member, someone } = startBrowsers()
const text = 'Every family is seen. Arrangements are good, and records are kept by an officer.'
let mo: Visitor
let reports = 0

beforeAll(async () => {
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  mo = await new Visitor(server().url).logIn('Mo')
})

/** A report with the text, posted by Mo. */
async function report() {
  reports += 1
  const published = `2013-05-${String(reports).padStart(2, '0')}`
  const body = { authority: 'Leeds', section: 'local-authority', judgements: {}, text, published }
  const { events, location } = await mo.write('/documents', body)
  const excerpt = events.find(({ type }) => type === 'excerpt.changed')?.id ?? ''
  const reword = (to: string) =>
    mo.write(`/excerpts/${excerpt}`, { version: 1, section: 'local-authority', text: to })
  return { path: location.replace(/#.*/, ''), excerpt, reword }
}

it('a note for oneself alone gets a tag by a few letters, and is published when its author is ready', async () => {
  const { url } = server()
  const { path } = await report()
  const [ada, ben] = [await member(url, 'Ada'), await someone(url)]
  await open(ada, path)
  await open(ben, path)
  await select(ada, 'Every family is seen')
  await useTool(ada, 'Note')
  const form = ada.page.getByRole('form', { name: 'Note' })
  await form.getByRole('textbox', { name: 'Note' }).fill('By whom?')
  const tags = form.getByRole('combobox', { name: 'Tags' })
  await tags.pressSequentially('off')
  await ada.page.getByRole('option', { name: 'seen-by-officer' }).waitFor()
  await tags.press('ArrowDown')
  await tags.press('Enter')
  expect(await tags.inputValue()).toBe('seen-by-officer, ')
  await tags.pressSequentially('reco')
  await ada.page.getByRole('option', { name: 'records' }).click()
  await hasFocus(tags)
  await tags.pressSequentially('mon')
  await ada.page.getByRole('option', { name: 'monitoring', exact: false }).first().waitFor()
  await tags.press('Escape')
  await gone(ada.page.getByRole('listbox', { name: 'Tags' }).getByRole('option'))
  await tags.fill('seen-by-officer, records')
  await form.getByLabel('It is').selectOption('A question')
  await form.getByLabel('Only me for now').check()
  await form.getByRole('button', { name: 'Save' }).click()
  const own = card(ada, 'Note by Ada')
  await own.getByText('Only you see this.').waitFor()
  await own.getByText('Question').waitFor()
  expect(await own.getByRole('list', { name: 'Tags' }).getByRole('listitem').allInnerTexts()).toEqual([
    'seen-by-officer',
    'records',
  ])
  await marked(ada, 'Every family is seen').waitFor()
  expect(await card(ben, 'Note by Ada').count()).toBe(0)
  expect(await marked(ben, /./).count()).toBe(0)

  await own.hover()
  await own.getByRole('button', { name: 'Publish' }).click()
  await card(ben, 'Note by Ada').getByText('By whom?').waitFor()
  await gone(own.getByText('Only you see this.'))
})

it('what one did is undone and redone step by step, by keys outside of fields', async () => {
  const { url } = server()
  const { path } = await report()
  const ada = await member(url, 'Ada')
  await open(ada, path)
  await select(ada, 'Arrangements are good')
  await useTool(ada, 'Note')
  const form = ada.page.getByRole('form', { name: 'Note' })
  const field = form.getByRole('textbox', { name: 'Note' })
  await field.fill('Praise.')
  await form.getByRole('button', { name: 'Save' }).click()
  const own = card(ada, 'Note by Ada')
  await own.getByText('Praise.').waitFor()
  await own.hover()
  await own.getByRole('link', { name: 'Edit' }).click()
  await field.fill('Faint praise.')
  // In a field the keys are the field's own: nothing that was saved is taken back.
  await field.press('Control+z')
  await field.fill('Faint praise.')
  await form.getByRole('button', { name: 'Save' }).click()
  await own.getByText('Faint praise.').waitFor()

  await hasFocus(own)
  await ada.page.keyboard.press('Control+z')
  await own.getByText('Praise.', { exact: true }).waitFor()
  await ada.page.keyboard.press('Control+z')
  await gone(own)
  await ada.page.getByText('Note taken back.').waitFor()
  await ada.page.locator('#main').focus()
  await ada.page.keyboard.press('Control+Shift+z')
  await own.getByText('Praise.', { exact: true }).waitFor()
  await ada.page.keyboard.press('Control+Shift+z')
  await own.getByText('Faint praise.').waitFor()
  await undo(ada)
  await own.getByText('Praise.', { exact: true }).waitFor()
  await ada.page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Redo' }).click()
  await own.getByText('Faint praise.').waitFor()
})

it('the filter narrows cards and marks together as it is chosen, and by its address', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const [ada, ben] = await Promise.all(['Ada', 'Ben'].map((name) => new Visitor(url).logIn(name)))
  await ada!.write('/annotations', { excerpt, exact: 'Every family', note: 'All?', tags: ['audit'] })
  await ben!.write('/annotations', {
    excerpt,
    exact: 'records are kept',
    note: 'Where?',
    motivation: 'questioning',
  })
  const guest = await someone(url)
  await open(guest, path)
  await guest.page.getByText('Filter the notes').click()
  await guest.page.getByLabel('Person').selectOption('Ada')
  await gone(card(guest, 'Note by Ben'))
  await expect.poll(() => marked(guest, /./).allInnerTexts()).toEqual(['Every family'])
  await guest.page.getByText('1 note shown.').waitFor()
  expect(new URL(guest.page.url()).searchParams.get('by')).toBe(ada!.id)

  // What comes meanwhile is taken in, filtered as the rest.
  await ben!.write('/annotations', { excerpt, exact: 'Arrangements are good', note: 'Are they?' })
  await ada!.write('/annotations', { excerpt, exact: 'by an officer', note: 'Which one?' })
  await expect.poll(() => marked(guest, /./).allInnerTexts()).toEqual(['Every family', 'by an officer'])
  await guest.page.reload()
  await alive(guest)
  expect(await marked(guest, /./).allInnerTexts()).toEqual(['Every family', 'by an officer'])
  await guest.page.getByRole('link', { name: 'Show all' }).click()
  await alive(guest)
  await guest.page.getByText('Filter the notes').click()
  await guest.page.getByLabel('Kind').selectOption('Questions')
  await expect.poll(() => marked(guest, /./).allInnerTexts()).toEqual(['records are kept'])
})

it('the filter needs no script', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const ada = await new Visitor(url).logIn('Ada')
  await ada.write('/annotations', { excerpt, exact: 'Every family', note: 'All?', tags: ['audit'] })
  await ada.write('/annotations', { excerpt, exact: 'Arrangements are good', tags: ['contact'] })
  const plain = await someone(url, { javaScriptEnabled: false })
  await plain.page.goto(path)
  await plain.page.getByText('Filter the notes').click()
  await plain.page.getByLabel('Tag', { exact: true }).selectOption('contact')
  await plain.page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => marked(plain, /./).allInnerTexts()).toEqual(['Arrangements are good'])
})

it('words that changed show before and after in the margin, where the note is retired and rewritten', async () => {
  const { url } = server()
  const { path, excerpt, reword } = await report()
  const ben = await member(url, 'Ben')
  const writer = await new Visitor(url).logIn('Ben')
  await writer.write('/annotations', { excerpt, exact: 'Arrangements are good', note: 'Praise.' })
  await open(ben, path)
  await reword(text.replace('are good', 'are not good'))
  const own = card(ben, 'Note by Ben')
  await own.getByRole('insertion').getByText('not').waitFor()
  await own.hover()
  await own.getByRole('button', { name: 'Retire' }).click()
  await own.getByText('Retired.').waitFor()
  await expect.poll(() => marked(ben, /./).count()).toBe(0)
  await undo(ben)
  await marked(ben, 'Arrangements are not good').waitFor()
  await own.hover()
  await own.getByRole('link', { name: 'Rewrite' }).click()
  const form = ben.page.getByRole('form', { name: 'Note' })
  expect(await form.getByLabel('It is about the words that stand there now').isChecked()).toBe(true)
  await form.getByRole('textbox', { name: 'Note' }).fill('Blame.')
  await form.getByRole('button', { name: 'Save' }).click()
  await own.getByText('Blame.').waitFor()
  await gone(own.getByText('The wording here has changed since.'))
  // What was said of other words doesn't stay on these where it is taken back.
  await undo(ben)
  await own.getByText('Praise.').waitFor()
  await own.getByText('The wording here has changed since.').waitFor()
  await ben.page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Redo' }).click()
  await own.getByText('Blame.').waitFor()
  await gone(own.getByText('The wording here has changed since.'))

  // Without script the note's own page does the same.
  await mo.write(`/excerpts/${excerpt}`, { version: 2, section: 'local-authority', text })
  const plain = await member(url, 'Ben', { javaScriptEnabled: false })
  await plain.page.goto(path)
  await plain.page.getByRole('link', { name: 'The wording here has changed since.' }).click()
  await plain.page.getByRole('button', { name: 'It fits these words too' }).click()
  await plain.page.getByRole('article', { name: 'Note by Ben' }).getByText('Blame.').waitFor()
  await gone(plain.page.getByText('The wording here has changed since.'))
})

it('no card keeps a line free for what shows only under the pointer, and none grows when it shows', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const ben = await new Visitor(url).logIn('Ben')
  await ben.write('/annotations', { excerpt, exact: 'Arrangements are good', note: 'Praise.' })
  await ben.write('/annotations', {
    excerpt,
    exact: 'records are kept',
    note: 'Half a thought.',
    private: 'yes',
  })
  const reader = await member(url, 'Ben')
  await open(reader, path)
  const [praise, draft] = ['Praise.', 'Half a thought.'].map((words) =>
    card(reader, 'Note by Ben').filter({ hasText: words }),
  )
  const boxOf = async (of: Locator) => (await of.boundingBox()) ?? { y: 0, height: 0 }
  const shows = (of: Locator) =>
    of.locator('.margin-card-actions').evaluate((actions) => getComputedStyle(actions).opacity === '1')

  // What is still private waits for its author: its tools are its last line, and show.
  expect(await shows(draft!)).toBe(true)
  expect(await shows(praise!)).toBe(false)
  const before = await boxOf(praise!)
  const [thread, tools] = [
    await boxOf(praise!.locator('summary')),
    await boxOf(praise!.getByRole('link', { name: 'Edit' })),
  ]
  expect(Math.abs(thread.y + thread.height / 2 - tools.y - tools.height / 2)).toBeLessThan(3)
  expect(before.y + before.height - thread.y - thread.height).toBeLessThan(12)
  await praise!.hover()
  await expect.poll(() => shows(praise!)).toBe(true)
  expect((await boxOf(praise!)).height).toBe(before.height)
  // By keyboard as well.
  await draft!.hover()
  await expect.poll(() => shows(praise!)).toBe(false)
  await praise!.locator('summary').focus()
  await expect.poll(() => shows(praise!)).toBe(true)
})

it('where the reader’s system chooses the colours, lines say how deep words are marked and what is under the pointer', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const [ada, ben] = await Promise.all(['Ada', 'Ben'].map((name) => new Visitor(url).logIn(name)))
  await ada!.write('/annotations', { excerpt, exact: 'Every family is seen', note: 'All?' })
  await ben!.write('/annotations', { excerpt, exact: 'is seen' })
  const reader = await someone(url, { forcedColors: 'active' })
  await open(reader, path)
  const lookOf = (words: string) =>
    marked(reader, words)
      .first()
      .evaluate((mark) => {
        const { textDecorationThickness: line, backgroundColor: ground } = getComputedStyle(mark)
        return { line: Number.parseFloat(line), ground }
      })
  const [once, twice] = [await lookOf('Every family'), await lookOf('is seen')]
  expect(twice.line).toBeGreaterThan(once.line)
  await card(reader, 'Note by Ada').hover()
  await expect.poll(async () => (await lookOf('Every family')).ground).not.toBe(once.ground)
})

it('a tag gives the words it is on its colour, and adds nothing to them', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const ada = await new Visitor(url).logIn('Ada')
  await ada.write('/annotations', { excerpt, exact: 'Every family', tags: ['audit'] })
  await ada.write('/annotations', { excerpt, exact: 'records are kept' })
  const reader = await someone(url)
  await open(reader, path)
  const lineOf = (words: string) =>
    marked(reader, words).evaluate((mark) => {
      const of = document.querySelector('.tag')
      if (!of) throw new Error('No card shows a tag')
      return {
        line: getComputedStyle(mark).textDecorationColor,
        tag: getComputedStyle(of, '::before').borderTopColor,
        letters: getComputedStyle(mark, '::before').content,
      }
    })
  const { line, tag, letters } = await lineOf('Every family')
  expect(line).toBe(tag)
  expect(letters).toBe('none')
  expect((await lineOf('records are kept')).line).not.toBe(tag)
})

it('what a guest wrote of words is kept over logging in, also where the text was edited meanwhile', async () => {
  const { path, reword } = await report()
  const guest = await someone(server().url)
  await open(guest, path)
  await select(guest, 'records are kept')
  await useTool(guest, 'Note')
  const form = guest.page.getByRole('form', { name: 'Note' })
  const note = form.getByRole('textbox', { name: 'Note' })
  await note.fill('Where?')
  await form.getByRole('button', { name: 'Save' }).click()
  await guest.page.waitForURL(/\/log-in/)
  await reword(`Inspectors say: ${text}`)
  await fillLogIn(guest, 'Ben')
  await alive(guest)
  expect(await note.inputValue()).toBe('Where?')
  await form.getByRole('button', { name: 'Save' }).click()
  await card(guest, 'Note by Ben').getByText('Where?').waitFor()
  await expect.poll(() => marked(guest, /./).allInnerTexts()).toEqual(['records are kept'])
  expect(await guest.page.getByText('The wording here has changed since.').count()).toBe(0)
})

it('in a phone’s sheet what was done is told and taken back, and the focus stays in the sheet', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const writer = await new Visitor(url).logIn('Ben')
  await writer.write('/annotations', { excerpt, exact: 'Arrangements are good', note: 'Praise.' })
  await writer.write('/annotations', { excerpt, exact: 'records are kept', note: 'Where?' })
  const ben = await member(url, 'Ben', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await open(ben, path)
  await ben.page.getByRole('link', { name: '2 notes' }).tap()
  const sheet = ben.page.getByRole('dialog', { name: '2 notes here' })
  const own = sheet.getByRole('article', { name: 'Note by Ben' }).filter({ hasText: 'Arrangements are good' })
  await own.getByRole('link', { name: 'Edit' }).tap()
  await own.getByRole('textbox', { name: 'Note' }).fill('Faint praise.')
  await own.getByRole('button', { name: 'Save' }).tap()
  await own.getByText('Faint praise.').waitFor()
  await hasFocus(own)
  await sheet.getByText('Note changed.').waitFor()
  await sheet.getByRole('button', { name: 'Undo' }).tap()
  await own.getByText('Praise.', { exact: true }).waitFor()
  await own.getByRole('button', { name: 'Remove' }).tap()
  await gone(own)
  const taken = ben.page.getByRole('dialog', { name: '1 note here' })
  await taken.getByRole('button', { name: 'Undo' }).tap()
  await own.getByText('Praise.', { exact: true }).waitFor()
  // Once it is closed the page has it again.
  await sheet.getByRole('button', { name: 'Close' }).tap()
  await ben.page.getByText('Note brought back.').waitFor()
})

it('a note begun for oneself alone is that still where the page was left before it was saved', async () => {
  const { url } = server()
  const { path } = await report()
  const ada = await member(url, 'Ada')
  await open(ada, path)
  const form = ada.page.getByRole('form', { name: 'Note' })
  const isAlone = form.getByLabel('Only me for now')
  const begin = async () => {
    await select(ada, 'Arrangements are good')
    await useTool(ada, 'Note')
    await form.waitFor()
  }
  await begin()
  await form.getByRole('textbox', { name: 'Note' }).fill('Between you and me')
  await isAlone.check()
  await ada.page.reload()
  await alive(ada)
  await begin()
  await expect.poll(() => form.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Between you and me')
  expect(await isAlone.isChecked()).toBe(true)
  await form.getByRole('button', { name: 'Save' }).click()
  await card(ada, 'Note by Ada').getByText('Only you see this.').waitFor()
  // Once it is saved the next one begins as any.
  await begin()
  expect(await isAlone.isChecked()).toBe(false)
})

it('words are marked from where another mark begins, and who closes what a mark opened is back at the mark', async () => {
  const { url } = server()
  const { path, excerpt } = await report()
  const writer = await new Visitor(url).logIn('Ben')
  await writer.write('/annotations', { excerpt, exact: 'Arrangements are good', note: 'Praise.' })
  const ada = await member(url, 'Ada')
  await open(ada, path)
  await select(ada, 'Arrangements are')
  await useTool(ada, 'Highlight')
  await card(ada, 'Highlight by Ada').waitFor()
  const both = marked(ada, /^Arrangements are$/)
  await both.click()
  await ada.page.getByRole('dialog', { name: '2 marks on these words' }).waitFor()
  await ada.page.keyboard.press('Escape')
  await hasFocus(both)
})
