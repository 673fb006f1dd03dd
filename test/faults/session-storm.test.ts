import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnnotationRecord, Annotations } from '../../server/annotations/annotations.model.ts'
import { type MessageRecord, Messages } from '../../server/live-sessions/messages.model.ts'
import type { NotesView, RoundView } from '../../shared/live-sessions/views.ts'
import { randomNumbers } from '../bench/random-numbers.ts'
import { inside } from '../support/inside.ts'
import { type Child, startProcesses } from '../support/processes.ts'
import { BadNetwork } from '../support/proxy.ts'
import { miscounted } from '../support/recount.ts'
import { recountRound, stretchesOf } from '../support/recount-round.ts'
import { Screen } from '../support/screen.ts'
import { Host } from '../support/session-storm/host.ts'
import { Ledger } from '../support/session-storm/ledger.ts'
import { Participant } from '../support/session-storm/participant.ts'
import { rewrite } from '../support/session-storm/rewrite.ts'
import { inRoom, startSession } from '../support/sessions.ts'
import { converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'

/** Screens of members and of guests, who watch; operations that are answered with yes; the longest rest between two. */
const members = 36
const guests = 4
const wanted = 2_000
const rest = 700

const processes = startProcesses()
const random = randomNumbers(20_170_613)
const names = ['Mo', 'Hoa', ...Array.from({ length: members - 2 }, (_, at) => `Person ${at + 1}`)]
let dataDir: string
let server: Child
let network: BadNetwork
let visitors: Visitor[]
let path: string

async function serve(): Promise<string> {
  const env = { DATA_DIR: dataDir, PEOPLE: names.join(), NODE_ENV: 'production' }
  server = processes.start(process.execPath, ['test/support/wide-server.ts'], env)
  return server.says(/It is at (http:\S+)/)
}

beforeAll(async () => {
  dataDir = await processes.folder()
  network = await BadNetwork.open(await serve(), random)
  visitors = []
  // Of many passwords at once the server looks at a few and asks the rest to come back.
  for (let at = 0; at < members; at += 6) {
    const some = names.slice(at, at + 6)
    visitors.push(...(await Promise.all(some.map((name) => new Visitor(network.url).logIn(name)))))
  }
  const home = await visitors[0]!.page('/')
  const slug = home.page.kind === 'home' ? home.page.digests[0]?.slug : ''
  const { page } = await visitors[0]!.page(`/digests/${slug}`)
  const digest = page.kind === 'digest' ? page.digest : ''
  path = await startSession(visitors[1]!, `digest:${digest}`, 'In a storm')
})
afterAll(() => network.close())

describe('a session on a bad network', () => {
  it('shows 40 screens the same after 2,000 operations, and loses nothing that was answered', async () => {
    const began = performance.now()
    const watching = Array.from({ length: guests }, () => new Visitor(network.url))
    const screens = await Promise.all([...visitors, ...watching].map((who) => Screen.open(who, path)))
    const ledger = new Ledger()
    const host = new Host(screens[1]!, path, ledger, random)
    const all = screens.map((each) =>
      each === host.screen ? host : new Participant(each, path, ledger, random),
    )
    const [moderator] = all
    const people = all.slice(0, members)
    host.muted.push(...people.slice(5, 7))
    host.helper = people[7]!

    network.storm()
    const beside = [killedAtHalf(ledger), rewriteNowAndThen(moderator!, ledger), manyTroubles(ledger)]
    await Promise.all(people.map((person, at) => takePart(person, at, host, ledger)))
    await Promise.all(beside)
    const stormed = performance.now()
    network.calm()
    await host.conclude()
    await Promise.all(people.map((person) => person.finish()))

    await converged(screens, 20_000)
    const guest = new Visitor(network.url)
    const fresh = inRoom(await guest.page(path))
    const { text } = await guest.json<NotesView>(`${path}/notes`)
    for (const { notes } of all) await expect.poll(() => notes.text, { timeout: 5_000 }).toBe(text)
    for (const word of ledger.written) expect(text.split(word).length, `${word} in the notes`).toBe(2)
    expect(text.match(/›/g)?.length).toBe(ledger.written.size)

    expect(fresh.session).toMatchObject({ task: { words: ledger.task }, round: null })
    expect(fresh.session.spotlight?.exact ?? null).toBe(ledger.spotlight)
    for (const { person, hand } of fresh.seats) {
      if (host.muted.some(({ id }) => id === person.id)) continue
      expect(hand !== null, `the hand of ${person.name}`).toBe(ledger.hands.get(person.id) ?? false)
    }
    for (const [id, edited] of ledger.texts)
      expect(fresh.texts.find((each) => each.id === id)?.text).toBe(edited)
    expect(fresh.seats.length).toBe(members)

    for (const each of screens) each.close()
    expect(await server.end('SIGTERM')).toBe(0)
    await inside(dataDir, async () => {
      expect(await miscounted()).toEqual([])
      const marks = await Annotations.find({ session: { $ne: null } }).lean<AnnotationRecord[]>()
      nothingIsMissing(ledger, marks, await Messages.find().lean<MessageRecord[]>())
      nothingWasSeenEarly(ledger, marks)
      resultsAreRight(ledger, fresh.rounds, fresh.texts, marks)
    })
    expect(ledger.done).toBeGreaterThanOrEqual(wanted)
    expect(Math.min(...Object.values(network.told))).toBeGreaterThan(5)
    tell(ledger, fresh.rounds, stormed - began, performance.now() - began)
  }, 90_000)
})

/** One thing after the other until enough is done; some join late, and the host leads. */
async function takePart(person: Participant, at: number, host: Host, ledger: Ledger): Promise<void> {
  while (at > members - 6 && ledger.done < 300) await sleep(50)
  if (person !== host) await person.join()
  while (ledger.done < wanted) {
    await sleep(random() * rest)
    if (person === host && random() < 0.5) await host.lead()
    else await person.doSomething()
  }
}

/** The server is killed in the middle of it, and started anew. */
async function killedAtHalf(ledger: Ledger): Promise<void> {
  while (ledger.done < wanted / 2) await sleep(20)
  await server.end('SIGKILL')
  network.leadTo(await serve())
}

/** By the number of operations rather than by the clock: a slow machine doesn't get more of them. */
async function manyTroubles(ledger: Ledger): Promise<void> {
  for (let next = 0; next < wanted; next += 6) {
    while (ledger.done < next) await sleep(5)
    network.befall()
  }
}

async function rewriteNowAndThen(moderator: Participant, ledger: Ledger): Promise<void> {
  for (let next = 250; next < wanted; next += 600) {
    while (ledger.done < next) await sleep(20)
    await rewrite(moderator, ledger)
  }
}

function nothingIsMissing(ledger: Ledger, marks: AnnotationRecord[], messages: MessageRecord[]): void {
  const kept = marks.map(({ _id, creator, source, withdrawn }) => {
    return [_id.toHexString(), creator.id, source, withdrawn !== null]
  })
  const told = [...ledger.marks].map(([id, { by, note, withdrawn }]) => [id, by, note, withdrawn])
  expect(kept.sort()).toEqual(told.sort())
  const said = messages.map(({ _id, source, withdrawn }) => [_id.toHexString(), source, withdrawn !== null])
  const heard = [...ledger.messages].map(([id, { words, withdrawn }]) => [id, words, withdrawn])
  expect(said.sort()).toEqual(heard.sort())
}

/** No screen but its author's had a mark of a round before the reveal was asked for, or ever where it was dropped. */
function nothingWasSeenEarly(ledger: Ledger, marks: AnnotationRecord[]): void {
  expect(ledger.leaks).toEqual([])
  const early = marks.flatMap(({ _id, round, moderation }) => {
    const id = _id.toHexString()
    if (!ledger.marks.get(id)?.isBlind) return []
    const seen = ledger.seen.get(id)
    if (moderation.state === 'private') return seen === undefined ? [] : `${id}, which was never shown`
    const shown = ledger.reveals.get(round?.toHexString() ?? '')?.asked ?? Number.POSITIVE_INFINITY
    return seen === undefined || seen >= shown ? [] : `${id}, ${shown - seen} ms before the reveal`
  })
  expect(early).toEqual([])
  const blind = [...ledger.marks].filter(([, { isBlind }]) => isBlind)
  expect(blind.length).toBeGreaterThan(100)
  expect(blind.filter(([id]) => ledger.seen.has(id)).length).toBeGreaterThan(50)
}

/** What rounds came to is what counting letter by letter gives, of so many letters as were there at the reveal. */
function resultsAreRight(
  ledger: Ledger,
  rounds: RoundView[],
  texts: { id: string; text: string }[],
  marks: AnnotationRecord[],
): void {
  const lettersNow = texts.reduce((letters, { text }) => letters + [...text].length, 0)
  const revealed = rounds.flatMap(({ id, result, done }) => (result ? [{ id, result, done }] : []))
  expect(revealed.length).toBeGreaterThan(1)
  for (const { id, result, done } of revealed) {
    const made = marks.filter(({ round, moderation, withdrawn, anchor }) => {
      const isPublic = moderation.state === 'live' && withdrawn === null
      return round?.toHexString() === id && isPublic && ['exact', 'moved'].includes(anchor.state)
    })
    const people = [...new Set([...made.map(({ creator }) => creator.id ?? ''), ...done])]
    const counted = made.map(({ creator, excerpt, anchor: { start, end } }) => {
      return { by: creator.id ?? '', excerpt: excerpt.toHexString(), start, end }
    })
    const recounts = ledger
      .lettersAt(id, lettersNow)
      .map((letters) => recountRound(texts, counted, people, letters))
    expect(result.marks).toBe(made.length)
    expect(result.people.map((each) => each.id).sort()).toEqual(people.sort())
    expect(stretchesOf(result)).toEqual(recounts[0]!.passages)
    const off = recounts.map(({ alpha }) => Math.abs((alpha ?? Number.NaN) - (result.alpha ?? Number.NaN)))
    expect(Math.min(...off)).toBeLessThan(5e-10)
    for (const { excerpt, start, end, exact } of result.passages) {
      const words = [...(texts.find((each) => each.id === excerpt)?.text ?? '')].slice(start, end).join('')
      expect(exact).toBe(words)
    }
  }
}

function tell(ledger: Ledger, rounds: RoundView[], storm: number, whole: number): void {
  const s = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')
  const { heard, pages } = ledger.events
  const blind = [...ledger.marks.values()].filter(({ isBlind }) => isBlind).length
  console.log(
    [
      `${members + guests} screens, ${ledger.done} operations in ${s(storm)} (${s(whole)} with all that is looked at):`,
      list(ledger.kinds),
      `fairly refused: ${list(ledger.refused) || 'none'}; sent again for want of an answer: ${ledger.again}`,
      `${rounds.length} rounds with ${blind} blind marks, ${ledger.reveals.size} revealed; ${ledger.texts.size} texts rewritten`,
      `network: ${network.connections} connections, ${list(network.told)}; the server killed once`,
      `screens took in ${heard} events and ${pages} whole pages`,
    ].join('\n  '),
  )
}
