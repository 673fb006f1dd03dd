import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { gone, open } from '../support/reading.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const { member } = startBrowsers()
let digest: string
let ada: Visitor
let path: string

beforeAll(async () => {
  ;({ digest } = await sampleLibrary())
  await Promise.all([
    makePerson('Ada'),
    makePerson('Ben'),
    makePerson('Mo', 'moderator'),
    makePerson('Nia', 'member', { newcomer: true }),
  ])
  ada = await new Visitor(server().url).logIn('Ada')
})
beforeEach(async () => {
  path = await startSession(ada, `digest:${digest}`)
  for (const name of ['Ben', 'Nia'])
    await (await new Visitor(server().url).logIn(name)).write(`${path}/join`, {})
})

const log = ({ page }: Someone) => page.getByRole('log')
const message = (who: Someone, words: string) => log(who).locator('.chat-message').filter({ hasText: words })
const say = async (who: Someone, words: string) => {
  await who.page.getByLabel('Your message').fill(words)
  await who.page.keyboard.press('Enter')
}

describe('the chat', () => {
  it('is sent by Enter, keeps a newcomer’s first message from the others until it is approved', async () => {
    const [nias, bens] = await Promise.all([member(server().url, 'Nia'), member(server().url, 'Ben')])
    for (const each of [nias, bens]) await open(each, path)
    await say(nias, 'I worked there for twelve years.')
    await message(nias, 'I worked there')
      .getByText('Awaiting moderation. Only you and the moderators see it.')
      .waitFor()
    expect(await nias.page.getByLabel('Your message').inputValue()).toBe('')
    await say(bens, 'Shall we begin?')
    await message(nias, 'Shall we begin?').waitFor()
    expect(await message(bens, 'I worked there').count()).toBe(0)

    const mos = await new Visitor(server().url).logIn('Mo')
    const [held] = Object.values((await mos.page('/moderation')).tables.case)
    const things = [{ kind: 'message', id: held!.id, version: 1 }]
    await mos.write('/moderation/decide', { decision: 'approve', things })
    await message(bens, 'I worked there').waitFor()
    expect(await message(nias, 'I worked there').locator('.standing').count()).toBe(0)
  })

  it('keeps what is typed while a message is on its way', async () => {
    const bens = await member(server().url, 'Ben')
    await open(bens, path)
    let letGo = () => {}
    const isHeld = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await bens.page.route('**/messages', async (route) => {
      await isHeld
      await route.continue()
    })
    const words = bens.page.getByLabel('Your message')
    await words.fill('Shall we begin?')
    await words.press('Enter')
    await bens.page.getByText('Sending…').waitFor()
    await words.pressSequentially(' With the')
    letGo()
    await message(bens, 'Shall we begin?').waitFor()
    await expect.poll(() => words.inputValue()).toBe('With the')
    await words.pressSequentially(' second one.')
    await bens.page.reload()
    await expect.poll(() => words.inputValue()).toBe('With the second one.')
  })

  it('stays where its reader is, says how much is new, and takes a message back and brings it again', async () => {
    const bens = await member(server().url, 'Ben')
    // Few and long: many at once would wait for a moderator.
    for (let at = 1; at <= 6; at++)
      await ada.write(`${path}/messages`, { source: `Point ${at} of the report’s many. `.repeat(12) })
    await open(bens, path)
    const place = () => log(bens).evaluate(({ scrollTop }) => scrollTop)
    await expect.poll(place).toBeGreaterThan(100)
    await log(bens).evaluate((element) => element.scrollTo(0, 40))
    await ada.write(`${path}/messages`, { source: 'Something **new**.' })
    await ada.write(`${path}/messages`, { source: 'And one more.' })
    const pill = bens.page.getByRole('button', { name: '2 new messages' })
    await pill.waitFor()
    expect(await place()).toBe(40)
    await pill.click()
    await expect.poll(place).toBeGreaterThan(100)
    await gone(pill)
    await ada.write(`${path}/messages`, { source: 'Who reads along sees it.' })
    await message(bens, 'Who reads along').waitFor()
    expect(await bens.page.getByRole('button', { name: /new message/ }).count()).toBe(0)

    await bens.page.getByLabel('Your message').fill('One line')
    await bens.page.keyboard.press('Shift+Enter')
    await bens.page.keyboard.type('and another, @ once')
    await bens.page.reload()
    await expect
      .poll(() => bens.page.getByLabel('Your message').inputValue())
      .toBe('One line\nand another, @ once')
    await bens.page.getByLabel('Your message').press('Enter')
    const own = message(bens, 'and another')
    await own.hover()
    await own.getByRole('button', { name: 'Withdraw' }).click()
    await own.getByText('Withdrawn. Only you and the moderators see it.').waitFor()
    await bens.page.getByRole('region', { name: 'Just done' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => own.locator('.standing').count()).toBe(0)
  })
})
