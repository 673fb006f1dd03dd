import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, inRoom, markInSession, roomOf, startSession } from '../support/sessions.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let cem: Visitor
let guest: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ;[ada, ben, cem] = [await come(url, 'Ada'), await come(url, 'Ben'), await come(url, 'Cem')]
  guest = new Visitor(server().url)
})

describe('a session', () => {
  it('is begun by a member, joined by others, watched by guests and ended by its host', async () => {
    const path = await startSession(ada, `digest:${place.digest}`, 'Sunday reading')
    await ben.write(`${path}/join`, {})
    await ben.write(`${path}/join`, {})
    const { session, seats, texts } = await roomOf(guest, path)
    expect(session).toMatchObject({ title: 'Sunday reading', state: 'open', host: { name: 'Ada' } })
    expect(seats.map(({ person, role, colour }) => [person.name, role, colour])).toEqual([
      ['Ada', 'host', 0],
      ['Ben', 'member', 1],
    ])
    expect(texts.length).toBeGreaterThan(1)
    expect(codeOf(await ben.send(`${path}/task`, { words: 'Look.' }))).toBe('not-allowed')
    expect(codeOf(await ben.send(`${path}/end`, {}))).toBe('not-allowed')
    await ada.write(`${path}/task`, { words: 'Find every claim about home visits.' })
    await ada.write(`${path}/timer`, { seconds: 300 })
    await ada.write(`${path}/lead`, { on: true })
    const [text] = texts
    const exact = text?.text.slice(0, 12)
    await ada.write(`${path}/spotlight`, {
      excerpt: text?.id,
      revision: text?.revision,
      exact,
      start: 0,
      end: 12,
    })
    const led = (await roomOf(ben, path)).session
    expect(led.task?.words).toBe('Find every claim about home visits.')
    expect(led.timer?.seconds).toBe(300)
    expect(led.leader).toBe(ada.id)
    expect(led.spotlight).toMatchObject({ exact, start: 0, end: 12 })
    await ada.write(`${path}/end`, {})
    expect(codeOf(await ben.send(`${path}/hand`, { on: true }))).toBe('not-open')
    expect((await guest.fetch(path)).headers.get('location')).toBe(`${path}/summary`)
  })

  it('lets hands be raised, people be muted and others help to lead', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ben.write(`${path}/join`, {})
    await cem.write(`${path}/join`, {})
    await ben.write(`${path}/hand`, { on: true })
    const [words] = (await roomOf(ben, path)).texts
    const again = {
      excerpt: words?.id,
      exact: words?.text.slice(0, 9),
      start: 0,
      end: 9,
      operation: randomUUID(),
    }
    const first = await ben.write(`${path}/annotations`, again)
    await ada.write(`${path}/seats/${ben.id}`, { muted: true })
    // Its answer was lost: what was saved is not refused now.
    expect(await ben.write(`${path}/annotations`, again)).toEqual(first)
    const [, muted] = (await roomOf(cem, path)).seats
    expect(muted).toMatchObject({ muted: true, hand: null })
    expect(codeOf(await ben.send(`${path}/hand`, { on: true }))).toBe('muted')
    const text = await firstTextOf(ben, path)
    const mark = { excerpt: text.id, exact: text.text.slice(0, 9), start: 0, end: 9 }
    expect(codeOf(await ben.send(`${path}/annotations`, mark))).toBe('muted')
    expect(codeOf(await guest.send(`${path}/annotations`, mark))).toBe('log-in-needed')
    await ada.write(`${path}/seats/${ben.id}`, { muted: false })
    await ada.write(`${path}/seats/${cem.id}`, { role: 'cohost' })
    await cem.write(`${path}/task`, { words: 'Go on.' })
    expect(codeOf(await cem.send(`${path}/seats/${ada.id}`, { muted: true }))).toBe('not-allowed')
    expect(codeOf(await ben.send(`${path}/seats/${ben.id}`, { role: 'cohost' }))).toBe('not-allowed')
  })

  it('takes marks by plain form too, and leads back to the room', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ben.write(`${path}/join`, {})
    const [text] = (await roomOf(ben, path)).texts
    const form = `/excerpts/${text?.id}/annotate?session=${path.split('/').at(-1)}`
    expect(await (await ben.fetch(form)).text()).toContain(`action="${path}/annotations"`)
    const words = { excerpt: text?.id ?? '', exact: text?.text.slice(0, 14) ?? '', note: 'By form.' }
    const { location } = await ben.sendForm(`${path}/annotations`, { ...words, form: 'annotate', from: form })
    const [room = '', id = ''] = location?.split('#annotation-') ?? []
    expect(room).toBe(`${path}?excerpt=${text?.id}`)
    expect((await ben.fetch(room)).headers.get('location')).toBe(`${path}?part=1`)
    expect((await roomOf(cem, path)).annotations.find((mark) => mark.id === id)?.html).toContain('By form.')
    const refused = await cem.sendForm(`${path}/annotations`, { ...words, form: 'annotate', from: form })
    expect(refused.status).toBe(403)
    expect(refused.html).toContain('By form.')
  })

  it('is announced for a time to come, never for one that has passed', async () => {
    const past = await ada.send('/sessions', { on: `digest:${place.digest}`, planned: '2020-01-01T10:00' })
    expect(past.body).toMatchObject({ error: { code: 'invalid', fields: [{ field: 'planned' }] } })
    const { location } = await ada.write('/sessions', {
      on: `digest:${place.digest}`,
      planned: '2099-01-01T10:00',
    })
    expect((await roomOf(ben, location)).session.state).toBe('planned')
    // Only a task is prepared: there is nobody yet to be led.
    for (const [to, body] of [
      ['timer', { seconds: 60 }],
      ['lead', { on: true }],
      ['spotlight', {}],
      ['rounds', {}],
    ] as const)
      expect(codeOf(await ada.send(`${location}/${to}`, body))).toBe('not-open')
    await ada.write(`${location}/task`, { words: 'Read it before.' })
    expect((await roomOf(ben, location)).session.task?.words).toBe('Read it before.')
    await ada.write(`${location}/begin`, {})
    expect((await roomOf(ben, location)).session.state).toBe('open')
  })
})

describe('a session that was called off', () => {
  it('is on no list, and its page says so', async () => {
    const planned = { on: `digest:${place.digest}`, planned: '2099-01-01T10:00', title: 'Never held' }
    const { location } = await ada.write('/sessions', planned)
    const listed = async () => {
      const { page } = await guest.page('/sessions')
      return page.kind === 'sessions' && page.sessions.some(({ title }) => title === 'Never held')
    }
    expect(await listed()).toBe(true)
    await ada.write(`${location}/end`, {})
    expect(await listed()).toBe(false)
    expect((await guest.fetch(`${location}/summary`)).status).toBe(200)
  })
})

describe('a blind round', () => {
  it('takes back that somebody is done', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ben.write(`${path}/join`, {})
    await ada.write(`${path}/rounds`, {})
    const done = async () => (await roomOf(guest, path)).rounds[0]?.done
    await ben.write(`${path}/done`, {})
    expect(await done()).toEqual([ben.id])
    await ben.write(`${path}/done`, { on: false })
    expect(await done()).toEqual([])
    await ben.sendForm(`${path}/done`, { form: 'done-session' })
    expect(await done()).toEqual([ben.id])
    await ben.sendForm(`${path}/done`, { form: 'done-session', on: 'false' })
    expect(await done()).toEqual([])
    await ada.write(`${path}/end`, {})
  })

  it('shows each their own marks alone, then all of them with how far they agree', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ben.write(`${path}/join`, {})
    await cem.write(`${path}/join`, {})
    await ada.write(`${path}/rounds`, { words: 'Mark praise.' })
    const text = await firstTextOf(ada, path)
    const ofAda = await markInSession(ada, path, text, 0, 20)
    const ofBen = await markInSession(ben, path, text, 10, 20)
    await cem.write(`${path}/done`, {})
    for (const [who, own] of [
      [ada, ofAda],
      [ben, ofBen],
      [cem, null],
      [guest, null],
    ] as const) {
      const seen = (await roomOf(who, path)).annotations.map(({ id }) => id)
      expect(seen.filter((id) => id === ofAda || id === ofBen)).toEqual(own ? [own] : [])
    }
    expect(codeOf(await ada.send(`${path}/rounds`, {}))).toBe('round-is-on')
    await ada.write(`${path}/reveal`, {})
    const { rounds, annotations, session } = inRoom(await guest.page(path))
    expect(session.round).toBeNull()
    expect(annotations.map(({ id }) => id)).toEqual(expect.arrayContaining([ofAda, ofBen]))
    const [round] = rounds
    expect(round).toMatchObject({ number: 1, task: 'Mark praise.', state: 'revealed' })
    expect(round?.result).toMatchObject({
      marks: 2,
      people: [{ name: 'Ada' }, { name: 'Ben' }, { name: 'Cem' }],
    })
    expect(round?.result?.passages.map(({ start, end, by }) => [start, end, by.length])).toEqual([
      [10, 20, 2],
      [0, 10, 1],
    ])
    // By hand: 30 of 3 × length characters are marked, of which 10 by one and 10 by two of the three.
    const length = (await roomOf(ada, path)).texts.reduce((sum, each) => sum + [...each.text].length, 0)
    const all = 3 * length
    const differing = (10 * 1 * 2 + 10 * 2 * 1) / 2
    expect(round?.result?.alpha).toBeCloseTo(1 - differing / ((30 * (all - 30)) / (all - 1)), 10)

    await ben.write(`/annotations/${ofBen}/withdraw`, { version: 2 })
    const [after] = (await roomOf(guest, path)).rounds
    expect(after?.result).toMatchObject({ marks: 1, passages: [{ start: 0, end: 20 }] })
    expect(await miscounted()).toEqual([])
  })

  it('that is dropped, also by the end of the session, shows nothing', async () => {
    const path = await startSession(ada, `document:${place.document}`)
    await ada.write(`${path}/rounds`, {})
    const text = await firstTextOf(ada, path)
    const mine = await markInSession(ada, path, text, 0, 8)
    await ada.write(`${path}/end`, {})
    expect((await ben.page(place.documentPath)).tables.annotation[mine]).toBeUndefined()
    expect((await ada.page(place.documentPath)).tables.annotation[mine]?.may).toContain('publish')
  })

  it('takes in or leaves out each mark that is made beside its reveal, never between', async () => {
    for (let time = 0; time < 5; time++) {
      const path = await startSession(ada, `document:${place.document}`)
      await ben.write(`${path}/join`, {})
      await ada.write(`${path}/rounds`, {})
      const text = await firstTextOf(ada, path)
      const marks = Array.from({ length: 8 }, (_, at) => markInSession(ben, path, text, at, at + 9))
      await Promise.all([...marks, ada.write(`${path}/reveal`, {})])
      const { annotations } = await roomOf(guest, path)
      const seen = new Set(annotations.map(({ id }) => id))
      expect((await Promise.all(marks)).filter((id) => !seen.has(id))).toEqual([])
      await ada.write(`${path}/end`, {})
    }
  })
})
