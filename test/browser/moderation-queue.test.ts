import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, hasFocus, open, undo } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isSound } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member } = startBrowsers()
const without = { javaScriptEnabled: false }
let library: Awaited<ReturnType<typeof sampleLibrary>>
let people = 0

beforeAll(async () => {
  library = await sampleLibrary()
  await makePerson('Ada', 'moderator')
  await makePerson('Mo', 'moderator')
})

/** Says something, and remembers it as what this test is about. */
async function write(who: Visitor, source: string): Promise<void> {
  await who.write('/comments', { threadKind: 'document', threadId: library.document, source })
  written.push(source)
}
let written: string[] = []

/** The first comments of so many people: they wait, in this order. What waited before has been approved. */
async function waitingComments(...words: string[]): Promise<Visitor[]> {
  written = []
  const ada = await new Visitor(server().url).logIn('Ada')
  const { tables } = await ada.page('/moderation')
  const things = Object.values(tables.case).map(({ kind, id, version }) => ({ kind, id, version }))
  if (things.length > 0) await ada.write('/moderation/decide', { decision: 'approve', things })
  return Promise.all(words.map(() => newcomer())).then(async (visitors) => {
    for (const [at, visitor] of visitors.entries()) await write(visitor, words[at] ?? '')
    return visitors
  })
}

async function newcomer(): Promise<Visitor> {
  const name = `Newcomer ${++people}`
  await makePerson(name, 'member', { newcomer: true })
  return new Visitor(server().url).logIn(name)
}

/** How moderation stands with what this test is about, in the order in which it was written. */
const states = async () => {
  const found = await Comments.find({ source: { $in: written } }).lean()
  return written.map((words) => found.findLast(({ source }) => source === words)?.moderation.state)
}
const card = ({ page }: Someone, words: string) => page.getByRole('article').filter({ hasText: words })
const press = async ({ page }: Someone, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const says = (who: Someone, words: string, said: string) => card(who, words).getByText(said).waitFor()

describe('with the keyboard alone', () => {
  let mo: Someone
  beforeEach(async () => {
    await waitingComments('A kind word.', 'An unkind word.', 'Buy my boxes.', 'A word to keep in mind.')
    mo = await member(server().url, 'Mo')
    await open(mo, '/moderation')
  })

  it('the whole queue is worked through, and a decision taken back', async () => {
    await press(mo, 'j')
    await hasFocus(card(mo, 'A kind word.'))
    await press(mo, 'a')
    await says(mo, 'A kind word.', 'Approved by you just now')
    await hasFocus(card(mo, 'An unkind word.'))

    await press(mo, 'r')
    await hasFocus(mo.page.getByRole('radio', { name: 'Answer the argument, not the person' }))
    await press(mo, 'Space')
    const message = mo.page.getByRole('textbox', { name: /^To the author/ })
    await expect.poll(() => message.inputValue()).toContain('It speaks about a person')
    await message.focus()
    // Letters that decide are letters here.
    await press(mo, 'Control+End', 'a', 'r', 's')
    expect(await message.inputValue()).toMatch(/ars$/)
    await press(mo, 'Control+Enter')
    await says(mo, 'An unkind word.', 'Removed by you just now')

    await hasFocus(card(mo, 'Buy my boxes.'))
    await press(mo, 's')
    await hasFocus(mo.page.getByRole('radio', { name: 'No advertising' }))
    await press(mo, 'Enter')
    await says(mo, 'Buy my boxes.', 'Marked as spam by you just now')

    await hasFocus(card(mo, 'A word to keep in mind.'))
    await press(mo, 'n')
    const note = mo.page.getByRole('textbox', { name: /^For colleagues/ })
    await hasFocus(note)
    await mo.page.keyboard.type('Look at the next one too.')
    await press(mo, 'Control+Enter')
    await says(mo, 'A word to keep in mind.', 'Approved by you just now')
    expect(await states()).toEqual(['live', 'removed', 'spam', 'live'])

    await press(mo, 'z')
    await card(mo, 'A word to keep in mind.').getByRole('button', { name: 'Approve' }).waitFor()
    expect(await states()).toEqual(['live', 'removed', 'spam', 'held'])
    await isSound(mo)
  }, 40_000)

  it('the keys are shown, and turned off for who can’t have them', async () => {
    await press(mo, '?')
    const keys = mo.page.getByRole('dialog', { name: 'Keys' })
    await keys.getByText('mark as spam').waitFor()
    await isSound(mo)
    await keys.getByRole('checkbox', { name: 'Single keys decide' }).uncheck()
    await press(mo, 'Escape')
    await keys.waitFor({ state: 'hidden' })
    await open(mo, '/moderation')
    await card(mo, 'A kind word.').focus()
    await press(mo, 'a', 'j', 'x')
    await hasFocus(card(mo, 'A kind word.'))
    expect(await states()).toEqual(['held', 'held', 'held', 'held'])
  })
})

it('a bulk clean-up of spam says what it would do, and is undone', async () => {
  await waitingComments('Boxes one.', 'Boxes two.', 'Boxes three.', 'A thought.')
  const mo = await member(server().url, 'Mo')
  await open(mo, '/moderation')
  await mo.page.getByRole('checkbox', { name: 'Select all 4 shown' }).check()
  await card(mo, 'A thought.').getByRole('checkbox').uncheck()
  const bar = mo.page.getByRole('region', { name: 'The selected cards' })
  await bar.getByText('3 selected').waitFor()
  await bar.getByRole('button', { name: 'Spam', exact: true }).click()
  await bar.getByText('3 cards').waitFor()
  await isSound(mo)
  await bar.getByRole('button', { name: 'Spam 3' }).click()
  for (const words of ['Boxes one.', 'Boxes two.', 'Boxes three.'])
    await says(mo, words, 'Marked as spam by you just now')
  expect(await states()).toEqual(['spam', 'spam', 'spam', 'held'])

  await undo(mo)
  await card(mo, 'Boxes two.').getByRole('button', { name: 'Approve' }).waitFor()
  expect(await states()).toEqual(['held', 'held', 'held', 'held'])
}, 40_000)

describe('two moderators', () => {
  it('see each other’s decisions where the cards are, and new cards wait behind a count', async () => {
    await waitingComments('For both of us.', 'For one of us.')
    const [mo, ada] = [await member(server().url, 'Mo'), await member(server().url, 'Ada')]
    await Promise.all([open(mo, '/moderation'), open(ada, '/moderation')])
    await card(ada, 'For one of us.').focus()
    await card(mo, 'For both of us.').getByRole('button', { name: 'Approve' }).click()
    await says(ada, 'For both of us.', 'Approved by Mo just now')
    await hasFocus(card(ada, 'For one of us.'))
    expect(await card(ada, 'For both of us.').getByRole('button').count()).toBe(0)

    const late = await come(server().url, 'Late', 'member', { newcomer: true })
    await late.write('/comments', {
      threadKind: 'document',
      threadId: library.document,
      source: 'A late word.',
    })
    await ada.page.getByRole('button', { name: '1 new card' }).click()
    await hasFocus(card(ada, 'A late word.'))
    await mo.page.getByRole('link', { name: 'Moderation 2 waiting' }).waitFor()
  })

  it('need not wait for one decision to be answered before the next', async () => {
    await waitingComments('One of two.', 'Two of two.')
    const mo = await member(server().url, 'Mo')
    await open(mo, '/moderation')
    let answered = 0
    await mo.page.route('**/moderation/decide', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      await route.continue()
      answered += 1
    })
    const approve = (words: string) => card(mo, words).getByRole('button', { name: 'Approve' }).click()
    await approve('One of two.')
    await approve('Two of two.')
    expect(answered).toBe(0)
    for (const words of ['One of two.', 'Two of two.']) await says(mo, words, 'Approved by you just now')
    expect(await states()).toEqual(['live', 'live'])
  })

  it('decide about the words they have read: what changed is shown, and asked again', async () => {
    const [author] = await waitingComments('The first words of all.')
    const mo = await member(server().url, 'Mo')
    await open(mo, '/moderation')
    const comment = await Comments.findOne({ source: { $in: written } }).lean()
    const edit = { version: comment?.version, source: 'The second words of all.' }
    written = [edit.source]
    await author?.write(`/comments/${comment?._id.toHexString()}`, edit)
    const shown = mo.page.getByRole('article')
    await shown.getByText('The author has changed the words since.').waitFor()
    await shown.getByText('The first words of all.').waitFor()
    await press(mo, 'j', 'a')
    await shown.getByText('The words have changed since you read them.').waitFor()
    await shown.locator('ins').getByText('second').waitFor()
    expect(await states()).toEqual(['held'])
    await press(mo, 'a')
    await shown.getByText('Approved by you just now').waitFor()
    expect(await states()).toEqual(['live'])
  })
})

it('an appeal is judged by another moderator than the one who decided', async () => {
  const [author] = await waitingComments('Not what it seems.')
  const comment = await Comments.findOne({ source: { $in: written } }).lean()
  const id = comment?._id.toHexString() ?? ''
  const ada = await new Visitor(server().url).logIn('Ada')
  const things = [{ kind: 'comment', id, version: comment?.version }]
  await ada.write('/moderation/decide', { decision: 'remove', rule: 'topic', things })
  const version = (await Comments.findById(id).lean())?.version
  await author?.write(`/appeals/comment/${id}`, { version, words: 'It is about the same report.' })
  for (const who of ['Ada', 'Mo']) {
    const judge = await member(server().url, who)
    await open(judge, '/moderation?queue=appeals')
    await card(judge, 'Not what it seems.').getByText('It is about the same report.').waitFor()
    await judge.page.getByRole('textbox', { name: /^Your answer/ }).fill('So it is.')
    await judge.page.getByRole('button', { name: /^Overturn/ }).click()
    if (who === 'Ada') await judge.page.getByText('This is for another moderator to decide.').waitFor()
    else await says(judge, 'Not what it seems.', 'Decision overturned just now')
  }
  expect(await states()).toEqual(['live'])
}, 40_000)

it('what stands on a page is judged over that page', async () => {
  await waitingComments()
  await write(await come(server().url, 'Ben'), 'Beside the point.')
  const mo = await member(server().url, 'Mo')
  await open(mo, library.documentPath)
  const comment = mo.page.locator('.comment').filter({ hasText: 'Beside the point.' })
  await comment.getByRole('link', { name: 'Moderate' }).click()
  const dialog = mo.page.getByRole('dialog', { name: 'Moderating the comment by Ben' })
  await dialog.getByRole('link', { name: 'Remove' }).click()
  await dialog.getByRole('radio', { name: 'Keep to the report' }).check()
  await isSound(mo)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await gone(dialog)
  await undo(mo)
  await expect.poll(states).toEqual(['live'])
})

it('without script the queue is worked through by forms', async () => {
  await waitingComments('A kind word.', 'An unkind word.', 'Boxes one.', 'Boxes two.')
  const mo = await member(server().url, 'Mo', without)
  await mo.page.goto('/moderation')
  await card(mo, 'A kind word.').getByRole('button', { name: 'Approve' }).click()
  await gone(card(mo, 'A kind word.'))

  await card(mo, 'An unkind word.').getByRole('link', { name: 'Remove' }).click()
  const form = mo.page.getByRole('form', { name: /^Remove/ })
  await form.getByRole('radio', { name: 'Answer the argument, not the person' }).check()
  await form.getByRole('textbox', { name: /^To the author/ }).fill('Please say it without the name.')
  await form.getByRole('button', { name: 'Remove' }).click()
  await mo.page.getByRole('cell', { name: /^Removed/ }).waitFor()
  await mo.page.getByRole('link', { name: 'The queue' }).click()

  for (const words of ['Boxes one.', 'Boxes two.']) await card(mo, words).getByRole('checkbox').check()
  await mo.page.getByLabel('With those selected').selectOption('spam')
  await mo.page.getByRole('button', { name: 'Look over' }).click()
  await mo.page.getByText('Boxes one.').waitFor()
  await mo.page.getByRole('radio', { name: 'No advertising' }).check()
  await mo.page.getByRole('button', { name: 'Spam 2' }).click()
  await mo.page.getByRole('heading', { name: 'Nothing waits' }).waitFor()
  expect(await states()).toEqual(['live', 'removed', 'spam', 'spam'])

  await mo.page.getByRole('button', { name: 'Undo' }).click()
  await card(mo, 'Boxes two.').waitFor()
  expect(await states()).toEqual(['live', 'removed', 'held', 'held'])
})
