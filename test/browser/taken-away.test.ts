import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { claim, discussedLibrary, longName } from '../support/discussed.ts'
import { makePerson } from '../support/people.ts'
import { alive, card, gone, marked, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { isAccessible } from '../support/soundness.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { someone, member } = startBrowsers()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
let at: Awaited<ReturnType<typeof discussedLibrary>>
let mo: Visitor

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  await makePerson('Mo', 'moderator')
  mo = await new Visitor(server().url).logIn('Mo')
}, 120_000)

const contradiction = ({ page }: Someone) => page.getByRole('region', { name: claim })

/** A decision about what stands on the page, by request: what a moderator does elsewhere. */
async function decide(kind: 'annotation' | 'contradiction', decision: string, message = ''): Promise<string> {
  const { tables } = await mo.page(at.documentPath)
  const id = kind === 'annotation' ? at.annotation : (Object.keys(tables.contradiction)[0] ?? '')
  const version = tables[kind][id]?.version
  await mo.write('/moderation/decide', { decision, rule: 'topic', message, things: [{ kind, id, version }] })
  return id
}

describe('what moderators took away', () => {
  it('of a contradiction, its author reads with the reason and the way to appeal; others read nothing', async () => {
    const { url } = server()
    const [author, guest] = await Promise.all([member(url, longName, phone), someone(url)])
    await Promise.all([author, guest].map((each) => open(each, at.documentPath)))
    await contradiction(guest).waitFor()
    const id = await decide('contradiction', 'remove', 'Grades are for the whole service.')
    await gone(contradiction(guest))
    const own = contradiction(author)
    await own
      .getByText('Removed by the moderators: Keep to the report. Only you and the moderators see it.')
      .waitFor()
    await own.getByText('Grades are for the whole service.').waitFor()
    await isAccessible(author)
    await own.getByRole('link', { name: 'Ask another moderator to look at it' }).click()
    await author.page.getByLabel('Why should it stand?').waitFor()
    expect(new URL(author.page.url()).pathname).toBe(`/appeals/contradiction/${id}`)
    await gone(marked(guest, 'hears from nearly every family'))
    await decide('contradiction', 'restore')
    await contradiction(guest).waitFor()
  })

  it('of a note as well, which no longer marks the text; also without script', async () => {
    const { url } = server()
    const [author, plain] = await Promise.all([
      member(url, 'Ben'),
      member(url, 'Ben', { javaScriptEnabled: false }),
    ])
    const ben = await new Visitor(url).logIn('Ben')
    const { version } = (await ben.page(at.documentPath)).tables.annotation[at.annotation] ?? {}
    const links = Array.from({ length: 9 }, (_, n) => `https://${n}.example`).join(' ')
    await ben.write(`/annotations/${at.annotation}`, { version, note: `Settled by these: ${links}` })
    await open(author, at.documentPath)
    const meanwhile = card(author, 'Note by Ben').getByText('Until then everybody reads the one above.')
    await meanwhile.waitFor()
    await decide('annotation', 'remove', 'That is for another place.')
    await gone(meanwhile)
    await plain.page.goto(at.documentPath)
    for (const each of [author, plain]) {
      const own = card(each, 'Note by Ben')
      await own.getByText('Removed by the moderators: Keep to the report.').waitFor()
      await own.getByText('That is for another place.').waitFor()
      await own.getByText('Settled by whom?').waitFor()
      expect(await own.getByRole('link', { name: 'Ask another moderator' }).getAttribute('href')).toBe(
        `/appeals/annotation/${at.annotation}`,
      )
      await gone(each.page.locator(`mark[data-ids*="${at.annotation}"]`))
    }
    await isAccessible(author)
  })
})

describe('a contradiction is confirmed', () => {
  it('with the keyboard, by a moderator, and everybody sees it; the focus stays', async () => {
    const { url } = server()
    const [moderator, guest] = await Promise.all([member(url, 'Mo'), someone(url, phone)])
    await Promise.all([moderator, guest].map((each) => open(each, at.documentPath)))
    await contradiction(moderator).getByRole('button', { name: 'Confirm' }).press('Enter')
    await contradiction(guest).getByText('Confirmed').waitFor()
    const back = contradiction(moderator).getByRole('button', { name: 'No longer confirm' })
    await expect.poll(() => back.evaluate((button) => button === document.activeElement)).toBe(true)
    await isAccessible(guest)
    await back.press('Enter')
    await gone(contradiction(guest).getByText('Confirmed'))
  })

  it('in one’s own post, without script; nobody else is offered it', async () => {
    const { url } = server()
    const cleo = await makePerson('Cleo').then(() => new Visitor(url).logIn('Cleo'))
    const ends = [
      { kind: 'passage', excerpt: at.own, revision: 1, exact: 'most of them answer' },
      { kind: 'passage', excerpt: at.own, revision: 1, exact: 'Every family' },
    ]
    const words = 'Most is not every.'
    await cleo.write('/contradictions', { type: 'claim-v-statistic', claim: words, ends })
    const path = at.ownPath.replace(/#.*/, '')
    const plain = { javaScriptEnabled: false }
    const [poster, proposer, other] = await Promise.all([
      member(url, 'Ben', plain),
      member(url, 'Cleo', plain),
      member(url, longName, plain),
    ])
    for (const { page } of [poster, proposer, other]) await page.goto(path)
    expect(await proposer.page.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
    expect(await other.page.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
    await poster.page.getByRole('button', { name: 'Confirm' }).click()
    await poster.page.getByRole('button', { name: 'No longer confirm' }).waitFor()
    const reader = await someone(url)
    await reader.page.goto(path)
    await alive(reader)
    await reader.page.getByRole('region', { name: words }).getByText('Confirmed').waitFor()
  })
})
