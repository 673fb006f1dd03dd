import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Comments } from '../../server/threads/comments.model.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { alive, gone, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isAccessible } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()
let library: Awaited<ReturnType<typeof sampleLibrary>>
let ben: { id: string }

beforeAll(async () => {
  library = await sampleLibrary()
  await Promise.all([
    makePerson('Ada', 'admin'),
    makePerson('Mo', 'moderator'),
    makePerson('Max', 'moderator'),
    makePerson('Cleo'),
  ])
  ben = await makePerson('Ben', 'member', { newcomer: true })
})

/** Everybody at one page, side by side: nobody reloads it. */
let guest: Someone
let cleo: Someone
let author: Someone
let mo: Someone
async function sideBySide(): Promise<void> {
  const { url } = server()
  ;[guest, cleo, author, mo] = (await Promise.all([
    someone(url),
    member(url, 'Cleo'),
    member(url, 'Ben'),
    member(url, 'Mo'),
  ])) as [Someone, Someone, Someone, Someone]
  await Promise.all([guest, cleo, author, mo].map((each) => open(each, library.documentPath)))
}

const thought = ({ page }: Someone, id: string) => page.locator(`#comment-${id}`)

/** What stands on a screen where a comment is, waited for; null where nothing is to stand. */
async function sees(who: Someone, id: string, what: RegExp | null): Promise<void> {
  const words = async () => (await thought(who, id).allInnerTexts()).join().replace(/\s+/g, ' ')
  await (what ? expect.poll(words).toMatch(what) : expect.poll(words).toBe(''))
}

/** The same for all four: the guest, another member, the author, a moderator. */
async function allSee(id: string, whats: (RegExp | null)[]): Promise<void> {
  for (const [at, who] of [guest, cleo, author, mo].entries()) await sees(who, id, whats[at] ?? null)
}

async function write({ page }: Someone, words: string): Promise<string> {
  const form = page.locator('form.comment-form').last()
  await form.getByRole('textbox').first().fill(words)
  await form.getByRole('button', { name: /^Post/ }).click()
  const posted = page.locator('.comment').filter({ hasText: words }).last()
  await posted.waitFor()
  return ((await posted.getAttribute('id')) ?? '').replace('comment-', '')
}

const reveal = ({ page }: Someone) => page.getByRole('button', { name: /^\d+ new thoughts?$/ }).click()

/** Opens what a moderator may decide over the page, and the form of a decision. */
async function deciding(who: Someone, id: string, decision: string) {
  await thought(who, id).getByRole('link', { name: 'Moderate' }).click()
  const dialog = who.page.getByRole('dialog')
  await dialog.getByRole('link', { name: decision }).click()
  return dialog
}

/** A decision by request: what a colleague does elsewhere. */
async function decide(name: string, id: string, decision: string, rule?: string): Promise<void> {
  const colleague = await new Visitor(server().url).logIn(name)
  const version = (await Comments.findById(id).lean())?.version
  await colleague.write('/moderation/decide', { decision, rule, things: [{ kind: 'comment', id, version }] })
}

it('every state is seen by everybody at once, each as they may see it', async () => {
  await sideBySide()
  const id = await write(author, 'My first words here.')
  await reveal(mo)
  await allSee(id, [null, null, /Awaiting moderation.*My first words/, /Awaiting moderation.*My first words/])
  expect(await guest.page.locator('#thoughts').innerText()).not.toMatch(/\bthoughts? on/)

  await decide('Max', id, 'approve')
  await Promise.all([guest, cleo].map(reveal))
  const whole = /^Ben \d.* My first words here\./
  await allSee(id, [whole, whole, whole, whole])
  await thought(cleo, id)
    .getByRole('link', { name: /^Reply/ })
    .click()
  await cleo.page.getByRole('textbox', { name: 'Your reply to Ben' }).fill('Welcome.')
  await cleo.page.getByRole('button', { name: 'Post reply' }).click()
  await Promise.all(
    [guest, author, mo].map(({ page }) => page.getByRole('button', { name: '1 new reply' }).click()),
  )

  const dialog = await deciding(mo, id, 'Remove')
  await dialog.getByText('Takes it out of sight, keeps 1 reply by 1 person.').waitFor()
  await dialog.getByRole('radio', { name: 'Keep to the report' }).check()
  await isAccessible(mo)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await gone(dialog)
  const tombstone = /^\d.* Removed by the moderators: Keep to the report\.$/
  await allSee(id, [
    tombstone,
    tombstone,
    /Removed.*Keep to the report.*Only you.*Ask another moderator.*My first words/,
    /Removed.*Only its author.*To its author: .*My first words/,
  ])

  await thought(author, id).getByRole('link', { name: 'Ask another moderator to look at it' }).click()
  await author.page.getByLabel('Why should it stand?').fill('It is about this report.')
  await author.page.getByRole('button', { name: 'Send the appeal' }).click()
  await author.page.getByText('Another moderator will look at it.').waitFor()
  const max = await member(server().url, 'Max')
  const second = await member(server().url, 'Mo')
  for (const judge of [second, max]) {
    await open(judge, '/moderation?queue=appeals')
    await judge.page.getByText('It is about this report.').waitFor()
  }
  await second.page.getByText('You made this decision, so another moderator judges the appeal.').waitFor()
  expect(await max.page.getByText('You made this decision').count()).toBe(0)
  await max.page.getByRole('textbox', { name: /^Your answer/ }).fill('So it is.')
  await max.page.getByRole('button', { name: /^Overturn/ }).click()
  await open(author, library.documentPath)
  await allSee(id, [whole, whole, whole, whole])

  await thought(author, id).getByRole('button', { name: 'Withdraw' }).click()
  const withdrawn = /^Ben \d.* Withdrawn by its author\.$/
  await allSee(id, [withdrawn, withdrawn, /You withdrew this.*My first/, /Only moderators see.*My first/])
  await thought(author, id).getByRole('button', { name: 'Restore' }).click()
  await allSee(id, [whole, whole, whole, whole])

  await decide('Max', id, 'hide', 'respect')
  const hidden = /^\d.* Hidden until a moderator has looked at it\.$/
  await allSee(id, [hidden, hidden, /Only you and.*You may edit it.*My first/, /Only its author.*My first/])
  await decide('Max', id, 'approve')
  await allSee(id, [whole, whole, whole, whole])

  const ada = await member(server().url, 'Ada')
  await ada.page.goto(`/moderation/comment/${id}`)
  await ada.page.getByText('Erase the words for good').click()
  await ada.page.getByLabel('Which rule is it about?').selectOption('children')
  await ada.page.getByRole('button', { name: 'Erase for good' }).click()
  await ada.page.getByRole('status').getByText('The words are erased for good.').waitFor()
  const erased = /^\d.* Erased\.$/
  await allSee(id, [erased, erased, erased, erased])
  await cleo.page.getByRole('article').getByText('Welcome.').waitFor()
}, 90_000)

it('redacted words leave every open screen, with the answers that quote them', async () => {
  await sideBySide()
  const id = await write(cleo, 'Ask for Ferdinand Quillfeather at the door.')
  await Promise.all([guest, author, mo].map(reveal))
  await thought(mo, id)
    .getByRole('link', { name: /^Quote/ })
    .click()
  const answer = mo.page.getByRole('textbox', { name: 'Your reply to Cleo' })
  await expect.poll(() => answer.inputValue()).toContain('> Ask for Ferdinand Quillfeather')
  await mo.page.getByRole('button', { name: 'Post reply' }).click()
  const quote = guest.page.getByRole('button', { name: '1 new reply' })
  await quote.click()
  const words = async (who: Someone) =>
    (await who.page.locator('#thoughts').innerText()).match(/Quillfeather/g)
  await expect.poll(() => words(guest)).toHaveLength(2)

  const ada = await member(server().url, 'Ada')
  await ada.page.goto(`/moderation/redact/comment/${id}`)
  await ada.page.getByLabel('Words that are to go').fill('Ferdinand Quillfeather')
  await ada.page.getByRole('button', { name: 'Redact for good' }).click()
  for (const who of [guest, cleo, author, mo]) {
    await sees(who, id, /Ask for \[redacted\] at the door\./)
    await expect.poll(() => words(who)).toBeNull()
  }
}, 30_000)

describe('a person whom the moderators stop', () => {
  beforeEach(async () => {
    author = await member(server().url, 'Ben')
    await open(author, library.documentPath)
  })

  it('is told until when, keeps what was being written, and writes again when it is taken back', async () => {
    const field = author.page.locator('#thoughts').getByRole('textbox').last()
    await field.fill('Half a thought.')
    await author.page.getByText('Kept as you write').waitFor()
    mo = await member(server().url, 'Mo')
    await mo.page.goto(`/people/${ben.id}`)
    await mo.page.getByText('Suspend until a date').click()
    const form = mo.page.locator('form[action$="/suspend"]')
    await form.getByLabel('The rule').selectOption('topic')
    await form.getByLabel('Why').fill('A pause.')
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await form.getByLabel('Until').fill(day)
    await form.getByRole('button', { name: 'Suspend' }).click()
    await author.page.getByText(/^Until \d+ \w+ \d{4} you may read here, not write/).waitFor()
    expect(await field.count()).toBe(0)
    await isAccessible(author)

    await mo.page.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(() => field.inputValue()).toBe('Half a thought.')
    expect(await author.page.getByText('you may read here, not write').count()).toBe(0)
  }, 30_000)

  it('is out within a second when banned: the open page is a guest’s', async () => {
    // Only connections that begin while it looks are told of.
    const connections = await author.context.newCDPSession(author.page)
    await connections.send('Network.enable')
    await author.page.reload()
    await alive(author)
    const closed = new Promise<number>((resolve) =>
      connections.on('Network.webSocketClosed', () => resolve(Date.now())),
    )
    const ada = await new Visitor(server().url).logIn('Ada')
    await ada.page('/')
    const begun = Date.now()
    await ada.write(`/people/${ben.id}/ban`, { rule: 'law', reason: 'Enough.' })
    expect((await closed) - begun).toBeLessThan(1_000)
    await author.page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor()
  }, 30_000)
})
