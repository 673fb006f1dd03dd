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

/** A session's notes in browsers, on a server that can be ended and started again at the same address. */
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
  await Promise.all([makePerson('Ada'), makePerson('Ben')])
  ada = await new Visitor(app.url).logIn('Ada')
}, 60_000)
afterAll(() => database.close())

beforeEach(async () => {
  path = await startSession(ada, `digest:${digest}`)
  await (await new Visitor(app.url).logIn('Ben')).write(`${path}/join`, {})
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
