import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StepRecord, Steps } from '../../server/live-sessions/steps.model.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { finishSweeps } from '../../server/privacy/sweep.ts'
import { come } from '../support/come.ts'
import { password } from '../support/people.ts'
import { startReaders } from '../support/readers.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, roomOf, startSession } from '../support/sessions.ts'
import { codeOf, type Visitor } from '../support/visitor.ts'

/** What comes at once, late, or twice while a blind round is on. */
const server = startTestServer()
const us = startReaders(server)
let cem: Visitor
let path: string
let text: Awaited<ReturnType<typeof firstTextOf>>

beforeAll(async () => {
  cem = await come(server().url, 'Cem')
})
beforeEach(async () => {
  path = await startSession(us.ada, `document:${us.place.document}`)
  await us.ben.write(`${path}/join`, {})
  await us.ada.write(`${path}/seats/${us.ben.id}`, { role: 'cohost' })
  text = await firstTextOf(us.ada, path)
})

/** Begins a round; answers its id. */
async function begin(): Promise<string> {
  await us.ada.write(`${path}/rounds`, {})
  return (await roomOf(us.guest, path)).session.round ?? ''
}
const roundsNow = async () => (await roomOf(us.guest, path)).rounds
const passage = (start: number, end: number) => ({
  excerpt: text.id,
  revision: text.revision,
  exact: [...text.text].slice(start, end).join(''),
  start,
  end,
})
/** Marks a passage as one who began it in that round; answers the mark as its author has it. */
async function markFor(round: string, who: Visitor, start: number, end: number) {
  const { events } = await who.write(`${path}/annotations`, { ...passage(start, end), round })
  const id = events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
  const own = (await roomOf(who, path)).annotations.find((each) => each.id === id)
  if (!own) throw new Error('Its author does not see it')
  return own
}
const seesIt = async (who: Visitor, id: string) =>
  (await roomOf(who, path)).annotations.some((each) => each.id === id)
const logged = async () =>
  (await Steps.find({ session: toId(path.split('/').at(-1) ?? '') }).lean<StepRecord[]>()).map(
    ({ what }) => what.kind,
  )

describe('two who lead', () => {
  it('reveal at once, and neither is told that it went wrong', async () => {
    const round = await begin()
    await markInSession(us.ada, path, text, 0, 9)
    const sent = await Promise.all([us.ada, us.ben].map((who) => who.send(`${path}/reveal`, { round })))
    expect(sent.map(({ status }) => status)).toEqual([200, 200])
    expect((await logged()).filter((kind) => kind === 'round-revealed')).toHaveLength(1)
    expect(await roundsNow()).toMatchObject([{ state: 'revealed', result: { marks: 1 } }])
  })

  it('who reveal and drop at once: the first decides, and the other is told', async () => {
    const round = await begin()
    const mine = await markInSession(us.ada, path, text, 0, 9)
    const [reveal, drop] = await Promise.all([
      us.ada.send(`${path}/reveal`, { round }),
      us.ben.send(`${path}/drop`, { round }),
    ])
    const isRevealed = reveal.status === 200
    expect(codeOf(isRevealed ? drop : reveal)).toBe('no-round')
    expect(await roundsNow()).toMatchObject([{ state: isRevealed ? 'revealed' : 'dropped' }])
    expect(await seesIt(us.guest, mine)).toBe(isRevealed)
  })

  it('do nothing to the next round by what they sent about the last', async () => {
    const first = await begin()
    const operation = randomUUID()
    await us.ada.write(`${path}/reveal`, { round: first, operation })
    await begin()
    const blind = await markInSession(us.ada, path, text, 0, 9)
    for (const to of ['drop', 'done'])
      expect(codeOf(await us.ben.send(`${path}/${to}`, { round: first }))).toBe('no-round')
    // Late, and once more for want of an answer: it is revealed already.
    expect((await us.ben.send(`${path}/reveal`, { round: first })).status).toBe(200)
    expect((await us.ada.send(`${path}/reveal`, { round: first, operation })).status).toBe(200)
    expect((await us.ben.sendForm(`${path}/drop`, { form: 'drop-session', round: first })).status).toBe(409)
    const [, second] = await roundsNow()
    expect(second).toMatchObject({ state: 'blind', done: [] })
    expect(await seesIt(us.guest, blind)).toBe(false)
    expect((await us.ben.send(`${path}/reveal`, { round: 'nonsense' })).status).toBe(422)
    await us.ada.write(`${path}/end`, {})
  })
})

describe('a note that is begun in a blind round', () => {
  it('stays its author’s own where the round is dropped before it is saved', async () => {
    const round = await begin()
    await us.ada.write(`${path}/drop`, { round })
    const late = await markFor(round, us.ben, 0, 9)
    expect(late).toMatchObject({ state: 'private' })
    expect(late.may).toContain('publish')
    for (const who of [us.ada, us.mo, us.guest]) expect(await seesIt(who, late.id)).toBe(false)
    expect(await logged()).not.toContain('marked')
    // By form, as a page without script keeps it.
    const form = `/excerpts/${text.id}/annotate?session=${path.split('/').at(-1)}&round=${round}`
    expect(await (await us.ben.fetch(form)).text()).toContain(`name="round" value="${round}"`)
    const { excerpt, exact } = passage(10, 20)
    const sent = { excerpt, exact, round, note: 'Nobody’s business.', form: 'annotate', from: form }
    const { location } = await us.ben.sendForm(`${path}/annotations`, sent)
    const id = location?.split('-').at(-1) ?? ''
    expect([await seesIt(us.ben, id), await seesIt(us.guest, id)]).toEqual([true, false])
    // What is published is everybody's, and in the log.
    await us.ben.write(`/annotations/${late.id}/publish`, { version: late.version })
    expect(await seesIt(us.guest, late.id)).toBe(true)
    expect(await logged()).toContain('published')
  })

  it('is everybody’s where the round is revealed before, and is not counted in it', async () => {
    const round = await begin()
    await us.ada.write(`${path}/reveal`, { round })
    const late = await markFor(round, us.ben, 0, 9)
    expect(await seesIt(us.guest, late.id)).toBe(true)
    expect(await roundsNow()).toMatchObject([{ result: { marks: 0 } }])
  })

  it('is of the next round where that is on by then', async () => {
    const first = await begin()
    await us.ada.write(`${path}/drop`, { round: first })
    const second = await begin()
    const late = await markFor(first, us.ben, 0, 9)
    expect(await seesIt(us.guest, late.id)).toBe(false)
    await us.ada.write(`${path}/reveal`, { round: second })
    expect(await seesIt(us.guest, late.id)).toBe(true)
    expect((await roundsNow())[1]).toMatchObject({ result: { marks: 1 } })
  })

  it('is not kept by the name of another session’s round', async () => {
    const elsewhere = await startSession(cem, `document:${us.place.document}`)
    await cem.write(`${elsewhere}/rounds`, {})
    const round = (await roomOf(cem, elsewhere)).session.round ?? ''
    await cem.write(`${elsewhere}/drop`, {})
    expect(await markFor(round, us.ben, 0, 9)).toMatchObject({ state: 'live' })
  })
})

describe('in the middle of a round', () => {
  it('who comes late marks like the others, and is one of those who took part', async () => {
    const round = await begin()
    const early = await markInSession(us.ada, path, text, 0, 9)
    await cem.write(`${path}/join`, {})
    expect(await seesIt(cem, early)).toBe(false)
    await markInSession(cem, path, text, 0, 9)
    await us.ada.write(`${path}/reveal`, { round })
    const [{ result } = {}] = await roundsNow()
    expect(result?.people.map(({ name }) => name)).toEqual(['Ada', 'Cem'])
    expect(result?.passages).toMatchObject([{ start: 0, end: 9, by: [{ name: 'Ada' }, { name: 'Cem' }] }])
  })

  it('the session ends with its timer running: each keeps their own, and no timer ran out', async () => {
    await us.ada.write(`${path}/timer`, { seconds: 10 })
    await begin()
    const mine = await markInSession(us.ben, path, text, 0, 9)
    await us.mo.write(`${path}/end`, {})
    expect((await logged()).slice(-2)).toEqual(['round-dropped', 'ended'])
    const { annotation } = (await us.ben.page(us.place.documentPath)).tables
    expect(annotation[mine]?.may).toContain('publish')
    const { tables } = await us.guest.page(`${path}/summary`)
    expect(Object.values(tables.session)[0]).toMatchObject({ state: 'ended', timer: null, round: null })
    expect(codeOf(await us.ada.send(`${path}/reveal`, {}))).toBe('not-open')
  })

  it('a co-host who leads and leaves the house is followed no more, and their marks go with them', async () => {
    const { url } = server()
    const dan = await come(url, 'Dan')
    await dan.write(`${path}/join`, {})
    await us.ada.write(`${path}/seats/${dan.id}`, { role: 'cohost' })
    const round = await begin()
    const gone = await markInSession(dan, path, text, 0, 9)
    await markInSession(us.ben, path, text, 0, 9)
    await dan.write(`${path}/lead`, { on: true })
    expect((await roomOf(us.guest, path)).session.leader).toBe(dan.id)
    await dan.write('/account/delete', { words: 'keep', password })
    await finishSweeps()
    expect((await roomOf(us.guest, path)).session).toMatchObject({ leader: null, host: { name: 'Ada' } })
    await us.ben.write(`${path}/reveal`, { round })
    expect(await seesIt(us.guest, gone)).toBe(false)
    expect(await roundsNow()).toMatchObject([{ result: { marks: 1, people: [{ name: 'Ben' }] } }])
  })
})
