import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, Array as SharedArray } from 'yjs'
import { notesField } from '../../shared/live-sessions/notes.ts'
import { come } from '../support/come.ts'
import { lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, roomOf, startSession } from '../support/sessions.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

/** What those try who may not, by forms and by bare connections. */
const server = startTestServer()
const open = lines()
const people: Record<string, Visitor> = {}
let place: Awaited<ReturnType<typeof sampleLibrary>>
let path: string
let other: string

beforeAll(async () => {
  const { url } = server()
  place = await sampleLibrary()
  for (const name of ['Ada', 'Ben', 'Cem', 'Dan']) people[name] = await come(url, name)
  people.Mo = await come(url, 'Mo', 'moderator')
  people.Al = await come(url, 'Al', 'admin')
  people['a guest'] = new Visitor(url)
  await people['a guest'].page('/')
  path = await startSession(who('Ada'), `document:${place.document}`)
  // Dan leads a session of his own, and has no seat in Ada's.
  other = await startSession(who('Dan'), `document:${place.document}`)
  for (const name of ['Ben', 'Cem']) await who(name).write(`${path}/join`, {})
})
afterEach(() => open.end())

function who(name: string): Visitor {
  const person = people[name]
  if (!person) throw new Error(`Nobody is called ${name}`)
  return person
}
const seat = (name: string, at = path) => `${at}/seats/${who(name).id}`

describe('a co-host who is muted', () => {
  it('leads no more, and doesn’t let themselves speak again', async () => {
    await who('Ada').write(seat('Ben'), { role: 'cohost' })
    await who('Ben').write(`${path}/task`, { words: 'Look.' })
    await who('Mo').write(seat('Ben'), { muted: true })
    const attempts: [string, Record<string, unknown>][] = [
      [seat('Ben'), { muted: false }],
      [seat('Cem'), { muted: true }],
      [seat('Cem'), { role: 'cohost' }],
      [`${path}/task`, { words: 'Look at me.' }],
      [`${path}/timer`, { seconds: 60 }],
      [`${path}/lead`, { on: true }],
      [`${path}/spotlight`, {}],
      [`${path}/rounds`, {}],
      [`${path}/end`, {}],
    ]
    for (const [address, body] of attempts)
      expect([address, codeOf(await who('Ben').send(address, body))]).toEqual([address, 'not-allowed'])
    await who('Ada').write(seat('Ben'), { muted: false, role: 'member' })
  })
})

describe('a seat in another session', () => {
  it('is none in this one, whatever it is there', async () => {
    const text = await firstTextOf(who('Dan'), path)
    const exact = [...text.text].slice(0, 9).join('')
    const attempts: [string, Record<string, unknown>, string][] = [
      [`${path}/messages`, { source: 'Hello.' }, 'not-joined'],
      [`${path}/notes/line`, { line: 'Hello.' }, 'not-joined'],
      [`${path}/hand`, { on: true }, 'not-joined'],
      [`${path}/annotations`, { excerpt: text.id, exact }, 'not-joined'],
      [`${path}/task`, { words: 'Hello.' }, 'not-allowed'],
      [`${path}/lead`, { on: true }, 'not-allowed'],
      [`${path}/end`, {}, 'not-allowed'],
      [seat('Ben'), { muted: true }, 'not-allowed'],
      // Nor has anybody of this one a seat there.
      [seat('Ben', other), { muted: true }, 'not-found'],
    ]
    for (const [address, body, code] of attempts)
      expect([address, codeOf(await who('Dan').send(address, body))]).toEqual([address, code])
  })
})

describe('that somebody writes', () => {
  const writing = () => ({ thread: path.split('/').at(-1), parent: null, on: true })

  it('is told to a session of those who may send it there, and of nobody else', async () => {
    const channel = `session:${path.split('/').at(-1)}`
    await who('Ada').write(seat('Cem'), { muted: true })
    const told: Record<string, unknown> = {}
    for (const name of ['Ben', 'Cem', 'Dan', 'Mo', 'a guest']) {
      const [watching, line] = [await open.open(who('a guest')), await open.open(who(name))]
      for (const each of [watching, line]) await each.ask('watch', { [channel]: 0 })
      line.socket.emit('typing', channel, writing())
      await line.ask('watch', { [channel]: 0 })
      const words = `Task ${Math.random()}`
      await who('Ada').write(`${path}/task`, { words })
      await expect.poll(() => JSON.stringify(watching.heard)).toContain(words)
      told[name] = watching.heard.filter(([event]) => event === 'typing').length
      open.end()
    }
    expect(told).toEqual({ Ben: 1, Cem: 0, Dan: 0, Mo: 0, 'a guest': 0 })
    await who('Ada').write(seat('Cem'), { muted: false })
  })
})

describe('the shared notes', () => {
  const send = (update: Uint8Array) =>
    who('Ben').send(`${path}/notes`, { update: Buffer.from(update).toString('base64') })

  it.each<[what: string, make: (doc: Doc) => void]>([
    ['another text', (doc) => doc.getText('elsewhere').insert(0, 'Hidden.')],
    ['a map', (doc) => doc.getMap('elsewhere').set('hidden', 'Hidden.')],
    ['something hung into it', (doc) => doc.getText(notesField).insertEmbed(0, { image: 'Hidden.' })],
    ['letters with an attribute', (doc) => doc.getText(notesField).insert(0, 'a', { hidden: 'Hidden.' })],
    ['an attribute of it', (doc) => doc.getText(notesField).setAttribute('hidden', 'Hidden.')],
    ['a list in a map', (doc) => doc.getMap('elsewhere').set('list', SharedArray.from(['Hidden.']))],
  ])('take words in their one text, and not %s', async (_what, make) => {
    const doc = new Doc()
    make(doc)
    const { status, body } = await send(encodeStateAsUpdate(doc))
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: { fields: [{ field: 'update', code: 'not-notes' }] } })
  })

  it('take letters in any script, and that some are taken away', async () => {
    const doc = new Doc()
    const text = doc.getText(notesField)
    text.insert(0, 'Grüße, 日本 👩‍🏫, and so on.')
    text.delete(3, 4)
    expect((await send(encodeStateAsUpdate(doc))).status).toBe(200)
  })
})

describe('what is too long', () => {
  it.each([
    ['a task', (room: string) => [`${room}/task`, 'words'], 300],
    ['a message', (room: string) => [`${room}/messages`, 'source'], 2_000],
    ['a line of the notes', (room: string) => [`${room}/notes/line`, 'line'], 2_000],
  ] as const)('is refused: %s', async (_what, to, most) => {
    const [address = '', field = ''] = to(path)
    expect((await who('Ada').send(address, { [field]: 'x'.repeat(most) })).status).toBe(200)
    const refused = await who('Ada').send(address, { [field]: 'x'.repeat(most + 1) })
    expect(refused).toMatchObject({ status: 422, body: { error: { fields: [{ field }] } } })
  })
})

describe('a title or a task', () => {
  it('that points to a child, or would wait for its words, stands on nobody’s screen', async () => {
    await who('Al').write('/moderation/word-lists', { list: 'banned', pattern: 'wombat*' })
    const named = 'Our son Tom (9) was never seen by anybody.'
    for (const [words, code] of [
      [named, 'nudge'],
      ['Find the wombats.', 'shown-at-once'],
    ] as const)
      for (const [address, field, rest] of [
        ['/sessions', 'title', { on: `document:${place.document}` }],
        [`${path}/task`, 'words', {}],
        [`${path}/rounds`, 'words', {}],
      ] as const) {
        const { status, body } = await who('Ada').send(address, { ...rest, [field]: words })
        expect([address, status]).toEqual([address, 422])
        expect(body).toMatchObject({ error: { fields: [{ field, code }] } })
      }
    for (const at of [path, '/sessions', `${path}/summary`])
      expect(await (await who('a guest').fetch(at)).text()).not.toMatch(/Tom \(9\)|wombats/)
    // Without script what was typed is back in its field, with the sentence.
    const form = { form: 'session-task', from: path, words: named }
    const { status, html } = await who('Ada').sendForm(`${path}/task`, form)
    expect(status).toBe(422)
    expect(html).toMatch(/It would stand on every screen at once/)
    expect(html).toContain('Our son Tom (9)')
  })
})

describe('somebody who is banned', () => {
  it('keeps their seat in the story and does nothing more', async () => {
    const eve = await come(server().url, 'Eve')
    await eve.write(`${path}/join`, {})
    const line = await open.open(eve)
    await line.ask('watch', { [`session:${path.split('/').at(-1)}`]: 0 })
    await who('Al').write(`/people/${eve.id}/ban`, { rule: 'respect', reason: 'Twice now.' })
    await expect.poll(() => line.socket.connected).toBe(false)
    for (const [address, body] of [
      ['messages', { source: 'Hello.' }],
      ['notes/line', { line: 'Hello.' }],
      ['hand', { on: true }],
      ['join', {}],
    ] as const)
      expect((await eve.send(`${path}/${address}`, body)).status).toBeGreaterThanOrEqual(400)
    expect((await roomOf(who('Ada'), path)).seats.map(({ person }) => person.name)).toContain('Eve')
  })
})

describe('a session that has ended', () => {
  it('takes nothing any more, from nobody', async () => {
    const text = await firstTextOf(who('Dan'), other)
    const exact = [...text.text].slice(0, 9).join('')
    await who('Dan').write(`${other}/end`, {})
    const attempts: [string, Record<string, unknown>][] = [
      ['join', {}],
      ['begin', {}],
      ['end', {}],
      ['task', { words: 'Hello.' }],
      ['timer', { seconds: 60 }],
      ['lead', { on: true }],
      ['spotlight', {}],
      ['rounds', {}],
      ['done', {}],
      ['reveal', {}],
      ['messages', { source: 'Hello.' }],
      ['notes/line', { line: 'Hello.' }],
      ['annotations', { excerpt: text.id, exact }],
      [`seats/${who('Dan').id}`, { lowerHand: true }],
    ]
    for (const name of ['Dan', 'Mo'])
      for (const [to, body] of attempts)
        expect([to, codeOf(await who(name).send(`${other}/${to}`, body))]).toEqual([to, 'not-open'])
  })
})
