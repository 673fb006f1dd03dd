import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../server/platform/data/connect.ts'
import { type Someone, startBrowsers } from '../support/browser.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { type AppProcess, freePort, startProcesses } from '../support/processes.ts'
import { open } from '../support/reading.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

/** A session's notes and chat in browsers, on a server that can be ended and started again at the same address. */
const processes = startProcesses()
const { member, someone, forgive } = startBrowsers()
let database: Database
let env: NodeJS.ProcessEnv
let app: AppProcess
let digest: string
let ada: Visitor
let path: string

beforeAll(async () => {
  const alone = await processes.database(await processes.folder())
  const SESSION_SECRET = 'the same before and after, the same'
  env = { MONGODB_URL: alone.url, PORT: String(await freePort()), SESSION_SECRET }
  app = await processes.app(env)
  database = await connect({ mongodbUrl: alone.url, dataDir: '', log: pino({ level: 'silent' }) })
  ;({ digest } = await sampleLibrary())
  await Promise.all([
    makePerson('Ada'),
    makePerson('Ben'),
    makePerson('Mo', 'moderator'),
    makePerson('Nia', 'member', { newcomer: true }),
  ])
  ada = await new Visitor(app.url).logIn('Ada')
}, 60_000)
afterAll(() => database.close())

beforeEach(async () => {
  path = await startSession(ada, `digest:${digest}`)
  for (const name of ['Ben', 'Nia']) await (await new Visitor(app.url).logIn(name)).write(`${path}/join`, {})
})

const field = ({ page }: Someone) => page.getByLabel('Notes for all to write in')
const standing = ({ page }: Someone) => page.locator('#notes-standing')
const wordsOf = (who: Someone) => field(who).inputValue()

async function openNotes(who: Someone): Promise<void> {
  await open(who, path)
  await who.page.locator('#room-notes summary').click()
  await expect.poll(() => field(who).isEditable()).toBe(true)
}
async function both(): Promise<[Someone, Someone]> {
  const people = await Promise.all([member(app.url, 'Ada'), member(app.url, 'Ben')])
  for (const each of people) await openNotes(each)
  return [people[0], people[1]]
}
/** Puts the caret somewhere, as a click does. */
const goTo = (who: Someone, at: number) =>
  field(who).evaluate((area: HTMLTextAreaElement, place) => {
    area.focus()
    area.setSelectionRange(place, place)
  }, at)
const caret = (who: Someone) => field(who).evaluate((area: HTMLTextAreaElement) => area.selectionStart)
const sorted = (text: string) => [...text].sort().join('')

/** Waits until both see the same words. */
async function agree(one: Someone, two: Someone): Promise<string> {
  const areTheSame = async () => (await wordsOf(one)) === (await wordsOf(two))
  const patience = { timeout: 40_000 }
  await expect.poll(areTheSame, patience).toBe(true)
  for (const each of [one, two])
    await expect.poll(() => standing(each).textContent(), patience).toMatch(/^(Saved)?$/)
  await expect.poll(areTheSame, patience).toBe(true)
  return wordsOf(one)
}

describe('the shared notes', () => {
  it('are typed into by two at once, at one place and at two, with no letter lost and the carets kept', async () => {
    const [adas, bens] = await both()
    await Promise.all([
      field(adas).pressSequentially('aaaaaaaaaaaaaaaaaaaa', { delay: 30 }),
      field(bens).pressSequentially('bbbbbbbbbbbbbbbbbbbb', { delay: 30 }),
    ])
    expect(sorted(await agree(adas, bens))).toBe('a'.repeat(20) + 'b'.repeat(20))

    await field(adas).fill('First line.\nSecond line.')
    await expect.poll(() => wordsOf(bens)).toBe('First line.\nSecond line.')
    await goTo(adas, 10)
    await goTo(bens, 23)
    await Promise.all([
      field(adas).pressSequentially(' is longer', { delay: 30 }),
      field(bens).pressSequentially(', as it says', { delay: 30 }),
    ])
    expect(await agree(adas, bens)).toBe('First line is longer.\nSecond line, as it says.')
    expect(await caret(adas)).toBe('First line is longer'.length)
    expect(await caret(bens)).toBe('First line is longer.\nSecond line, as it says'.length)

    // Undo takes back one's own and nothing of the other's.
    await adas.page.keyboard.press('Control+z')
    await expect.poll(() => wordsOf(adas)).toMatch(/^First line\.\nSecond line, as it says\.$/)
    await adas.page.keyboard.press('Control+Shift+z')
    expect(await agree(adas, bens)).toBe('First line is longer.\nSecond line, as it says.')
  }, 60_000)

  it('load their machinery when they are opened and not before, and can be read by a guest', async () => {
    const guest = await someone(app.url)
    const scripts: string[] = []
    guest.page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    const bens = await member(app.url, 'Ben')
    await openNotes(bens)
    await field(bens).fill('Before the guest came.')
    await expect.poll(() => standing(bens).textContent()).toBe('Saved')
    await open(guest, path)
    const before = scripts.length
    expect(scripts.filter((url) => /NotesDesk|yjs/i.test(url))).toEqual([])
    await guest.page.locator('#room-notes summary').click()
    await expect.poll(() => wordsOf(guest)).toBe('Before the guest came.')
    expect(scripts.slice(before).some((url) => /NotesDesk|yjs/i.test(url))).toBe(true)
    expect(await field(guest).isEditable()).toBe(false)
    await field(bens).pressSequentially(' And after.')
    await expect.poll(() => wordsOf(guest)).toBe('Before the guest came. And after.')
    await guest.page.getByText('Ben is writing').waitFor()
  })

  it('draw themselves as they are typed, and nothing else of the room', async () => {
    const adas = await member(app.url, 'Ada')
    // Drawing the room asks for its seats, which are known by when each was taken.
    await adas.context.addInitScript(() => {
      const values = Object.values
      Object.assign(globalThis, { drawings: 0 })
      Object.values = (of: object) => {
        const found = values(of)
        if ((found[0] as { joined?: string } | undefined)?.joined)
          Object.assign(globalThis, { drawings: drawn() + 1 })
        return found
      }
      const drawn = () => (globalThis as unknown as { drawings: number }).drawings
    })
    await openNotes(adas)
    const bens = await member(app.url, 'Ben')
    await openNotes(bens)
    const drawings = () => adas.page.evaluate(() => (globalThis as unknown as { drawings: number }).drawings)
    await ada.write(`${path}/task`, { words: 'Find every claim.' })
    await adas.page.getByText('Find every claim.').first().waitFor()
    const type = async (words: string) => {
      await goTo(bens, (await wordsOf(bens)).length)
      await bens.page.keyboard.type(words)
      await agree(adas, bens)
    }
    // By the time that these words are here, the task is drawn to its end.
    await type('What we found:')
    const before = await drawings()
    expect(before).toBeGreaterThan(1)
    for (const words of [' much', ' and more,', ' again.']) await type(words)
    await goTo(adas, 0)
    await adas.page.keyboard.type('So: ')
    await agree(adas, bens)
    expect(await drawings()).toBe(before)
    // What comes after them is drawn as ever.
    await ada.write(`${path}/task`, { words: 'Now compare them.' })
    await adas.page.getByText('Now compare them.').first().waitFor()
  })

  it('keep what somebody types without a network, also over a reload, and bring it to the others', async () => {
    forgive(/net::ERR_INTERNET_DISCONNECTED/, /net::ERR_FAILED/, /WebSocket connection to/)
    const [adas, bens] = await both()
    await field(adas).fill('Shared.')
    await agree(adas, bens)
    await adas.context.setOffline(true)
    await goTo(adas, 7)
    await field(adas).pressSequentially(' Typed on a train.')
    await expect.poll(() => standing(adas).textContent()).toBe('Offline: kept on this device')
    await goTo(bens, 0)
    await field(bens).pressSequentially('Meanwhile: ')
    await expect.poll(() => standing(bens).textContent()).toBe('Saved')
    expect(await wordsOf(bens)).toBe('Meanwhile: Shared.')
    await adas.context.setOffline(false)
    expect(await agree(adas, bens)).toBe('Meanwhile: Shared. Typed on a train.')

    // The page is closed before the server has had it; it is sent the next time, without the notes being opened.
    await adas.page.route('**/notes', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await field(adas).pressSequentially(' And in a tunnel.')
    await expect.poll(() => standing(adas).textContent()).toBe('Offline: kept on this device')
    await adas.page.goto('about:blank')
    expect(await wordsOf(bens)).toBe('Meanwhile: Shared. Typed on a train.')
    await adas.page.unroute('**/notes')
    await open(adas, path)
    await expect
      .poll(() => wordsOf(bens), { timeout: 15_000 })
      .toBe('Meanwhile: Shared. Typed on a train. And in a tunnel.')
    const kept = () =>
      adas.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('notes ')))
    await expect.poll(kept).toEqual([])
  }, 60_000)

  it('survive a server that is killed while both type', async () => {
    forgive(/net::ERR_/, /WebSocket connection to/, /status of 5\d\d/)
    const [adas, bens] = await both()
    const typing = Promise.all([
      field(adas).pressSequentially('a'.repeat(40), { delay: 60 }),
      field(bens).pressSequentially('b'.repeat(40), { delay: 60 }),
    ])
    await expect.poll(async () => (await wordsOf(bens)).includes('a')).toBe(true)
    await app.end('SIGKILL')
    await typing
    await expect.poll(() => standing(adas).textContent()).toBe('Offline: kept on this device')
    app = await processes.app(env)
    const words = await agree(adas, bens)
    expect(sorted(words)).toBe('a'.repeat(40) + 'b'.repeat(40))
    const guest = await someone(app.url)
    await openPlain(guest)
    expect(await guest.page.locator('.notes-text').textContent()).toBe(words)
  }, 150_000)
})

/** The room as a browser without script has it. */
async function openPlain({ context }: Someone): Promise<void> {
  await context.route('**/*.js', (route) => route.abort())
  forgive(/net::ERR_FAILED/)
  await context.pages()[0]!.goto(path)
}

const log = ({ page }: Someone) => page.getByRole('log')
const message = (who: Someone, words: string) => log(who).locator('.chat-message').filter({ hasText: words })
const say = async (who: Someone, words: string) => {
  await who.page.getByLabel('Your message').fill(words)
  await who.page.keyboard.press('Enter')
}

describe('the chat', () => {
  it('is sent by Enter, keeps a newcomer’s first message from the others until it is approved', async () => {
    const [nias, bens] = await Promise.all([member(app.url, 'Nia'), member(app.url, 'Ben')])
    for (const each of [nias, bens]) await open(each, path)
    await say(nias, 'I worked there for twelve years.')
    await message(nias, 'I worked there')
      .getByText('Awaiting moderation. Only you and the moderators see it.')
      .waitFor()
    expect(await nias.page.getByLabel('Your message').inputValue()).toBe('')
    await say(bens, 'Shall we begin?')
    await message(nias, 'Shall we begin?').waitFor()
    expect(await message(bens, 'I worked there').count()).toBe(0)

    const mos = await new Visitor(app.url).logIn('Mo')
    const [held] = Object.values((await mos.page('/moderation')).tables.case)
    const things = [{ kind: 'message', id: held!.id, version: 1 }]
    await mos.write('/moderation/decide', { decision: 'approve', things })
    await message(bens, 'I worked there').waitFor()
    expect(await message(nias, 'I worked there').locator('.standing').count()).toBe(0)
  })

  it('keeps what is typed while a message is on its way', async () => {
    const bens = await member(app.url, 'Ben')
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
    const bens = await member(app.url, 'Ben')
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
    expect(await pill.count()).toBe(0)
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
