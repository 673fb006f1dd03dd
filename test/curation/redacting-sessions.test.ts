import mongoose from 'mongoose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { Jottings } from '../../server/live-sessions/jottings.model.ts'
import { bytesOf } from '../../server/live-sessions/notes.entity.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../shared/live-sessions/views.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { roomOf, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'
import { curatedLibrary, post } from './curated.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof curatedLibrary>>
let guest: Visitor
let path: string

beforeAll(async () => {
  at = await curatedLibrary(server().url)
  guest = new Visitor(server().url)
})
beforeEach(async () => {
  path = await startSession(at.ada, `document:${at.document}`)
  await at.ben.write(`${path}/join`, {})
})

const marker = 'Quizzaciously Brambleworth'
const textNow = async () => (await guest.json<NotesView>(`${path}/notes`)).text
const sessionId = () => path.split('/').at(-1) ?? ''

/** Somebody's own copy of the notes: what is done to it is sent, each time as a step. Answers the last step. */
async function type(who: Visitor, doc: Doc, ...work: ((text: ReturnType<Doc['getText']>) => void)[]) {
  let update = ''
  for (const each of work) {
    const before = encodeStateVector(doc)
    each(doc.getText(notesField))
    update = Buffer.from(encodeStateAsUpdate(doc, before)).toString('base64')
    await who.write(`${path}/notes`, { update })
  }
  return update
}

/** All bytes that are kept, anywhere: of texts, of binary data, and of what stands in base64. */
async function collectionsWith(words: string): Promise<string[]> {
  const found: string[] = []
  const holds = (value: unknown): boolean => {
    if (typeof value === 'string')
      return value.includes(words) || Buffer.from(value, 'base64').includes(words)
    if (value instanceof Uint8Array) return Buffer.from(value).includes(words)
    if (value instanceof mongoose.mongo.Binary) return holds(value.buffer)
    return typeof value === 'object' && value !== null && Object.values(value).some(holds)
  }
  for (const { name } of await mongoose.connection.db!.listCollections().toArray()) {
    const documents = await mongoose.connection.db!.collection(name).find().toArray()
    if (documents.some(holds)) found.push(name)
  }
  return found
}

async function say(source: string): Promise<string> {
  const { events } = await at.ada.write(`${path}/messages`, { source })
  return events.find(({ type }) => type === 'message.changed')?.id ?? ''
}

describe('words that are redacted', () => {
  it('go from the session’s notes: as they read, from every step of them, and from open copies', async () => {
    const bens = new Doc()
    const first = await type(at.ben, bens, (text) => text.insert(0, `Her name is ${marker}, and more.`))
    const open = await Screen.open(guest, path)
    const adas = new Doc()
    applyUpdate(adas, encodeStateAsUpdate(bens))
    // Typed, and thought better of: no longer to be read, but in the steps.
    await type(
      at.ada,
      adas,
      (text) => text.insert(0, `${marker}! `),
      (text) => text.delete(0, marker.length + 2),
    )
    expect(await textNow()).toBe(`Her name is ${marker}, and more.`)
    const id = await say(`It was ${marker}.`)
    expect(await collectionsWith(marker)).toEqual(expect.arrayContaining(['operations', 'session-jottings']))

    const body = { kind: 'message', id, version: 1, exact: marker, rule: 'children' }
    await at.gov.write('/moderation/redact', body)
    const left = 'Her name is [redacted], and more.'
    expect(await textNow()).toBe(left)
    expect(await collectionsWith(marker)).toEqual([])
    for (const door of ['', '/summary', '/replay', '/export.jsonld', '/export.csv', '/notes'])
      expect(await (await guest.fetch(`${path}${door}`)).text()).not.toContain('Brambleworth')
    const [record] = await Records.find({ action: 'session.redacted' }).lean()
    expect(record).toMatchObject({ rule: 'children', publicReason: 'Words were redacted.' })

    // Whoever has the notes open is told of it.
    await open.until(() => Object.values(open.state.tables.jotting).some(({ by }) => by === null))
    const told = Object.values(open.state.tables.jotting).find(({ by }) => by === null)
    for (const copy of [bens, adas]) {
      applyUpdate(copy, Buffer.from(told?.update ?? '', 'base64'))
      expect(copy.getText(notesField).toString()).toBe(left)
    }
    open.close()

    // A step that comes once more, for want of an answer, brings nothing back; and all goes on as before.
    await at.ben.write(`${path}/notes`, { update: first })
    await type(at.ben, bens, (text) => text.insert(text.length, ' On we go.'))
    await at.ada.write(`${path}/notes/line`, { line: 'And on.' })
    expect(await textNow()).toBe(`${left} On we go.\nAnd on.`)
    expect(await collectionsWith(marker)).toEqual([])
  })

  it('go from its steps also where nobody reads them there any more', async () => {
    const copy = new Doc()
    await type(
      at.ben,
      copy,
      (text) => text.insert(0, `Kept. ${marker}`),
      (text) => text.delete(6, marker.length),
    )
    const id = await say(`${marker}, was it?`)
    const kept = async () =>
      (await Jottings.find({ session: sessionId() }).lean()).map(({ update }) => update)
    expect((await kept()).some((update) => bytesOf(update).includes(marker))).toBe(true)
    await at.gov.write('/moderation/redact', {
      kind: 'message',
      id,
      version: 1,
      exact: marker,
      rule: 'children',
    })
    expect((await kept()).some((update) => bytesOf(update).includes(marker))).toBe(false)
    expect(await textNow()).toBe('Kept. ')
    expect(await collectionsWith(marker)).toEqual([])
  })

  it('go from the notes themselves, by an admin who quotes them', async () => {
    const words = 'Ferdinand Quillfeather'
    await type(at.ben, new Doc(), (text) => text.insert(0, `With ${words}, and  Ferdinand\nQuillfeather.`))
    const body = { kind: 'session', id: sessionId(), version: 1, rule: 'children' }
    expect((await at.mo.send('/moderation/redact', { ...body, exact: words })).status).toBe(403)
    const { page } = await at.gov.page(`/moderation/redact/session/${sessionId()}`)
    const [notes] = page.kind === 'redact' ? page.redact.texts : []
    expect(notes).toMatchObject({ label: 'Shared notes', text: expect.stringContaining(words) })
    const absent = await at.gov.send('/moderation/redact', { ...body, exact: 'Not noted here' })
    expect(absent).toMatchObject({ status: 422, body: { error: { fields: [{ field: 'exact' }] } } })
    await at.gov.write('/moderation/redact', { ...body, exact: words, note: `About ${words}.` })
    expect(await textNow()).toBe('With [redacted], and  [redacted].')
    expect(await collectionsWith(words)).toEqual([])
    const { page: record } = await guest.page('/moderation/record?action=Words+redacted')
    expect(record.kind === 'record' && record.lines[0]?.what).toBe('session')
  })

  it('of a thought go from the notes of what reads it together where quotations are to go as well', async () => {
    const words = 'Wilhelmina Thistledown'
    const onDigest = await startSession(at.ada, `digest:${at.digest}`)
    await at.ada.write(`${onDigest}/notes/line`, { line: `Who is ${words}?` })
    const noted = async () => (await guest.json<NotesView>(`${onDigest}/notes`)).text
    const once = await post(at.ada, at.here, { source: `It was ${words}.` })
    const body = { kind: 'comment', rule: 'children', exact: words, version: 1 }
    await at.gov.write('/moderation/redact', { ...body, id: once })
    expect(await noted()).toContain(words)
    const again = await post(at.ada, at.here, { source: `Again, ${words}.` })
    await at.gov.write('/moderation/redact', { ...body, id: again, answers: true })
    expect(await noted()).toBe('Who is [redacted]?')
    expect(await collectionsWith(words)).toEqual([])
  })

  it('go from a session’s title and its tasks: as they stand, from its rounds, its story and its export', async () => {
    const words = 'Araminta Woolcombe'
    path = await startSession(at.ada, `document:${at.document}`, `About ${words}`)
    await at.ben.write(`${path}/join`, {})
    const operation = crypto.randomUUID()
    const task = { operation, words: `Mark what is said of ${words}.` }
    await at.ada.write(`${path}/task`, task)
    await at.ada.write(`${path}/rounds`, {})
    await at.ada.write(`${path}/task`, { words: `And of ${words}’s brother.` })
    const [room, document] = [await Screen.open(at.ben, path), await Screen.open(at.ben, at.documentPath)]
    for (const screen of [room, document]) expect(JSON.stringify(screen.state)).toContain(words)
    const kept = ['sessions', 'session-rounds', 'session-steps', 'operations']
    expect(await collectionsWith(words)).toEqual(expect.arrayContaining(kept))

    const { page } = await at.gov.page(`/moderation/redact/session/${sessionId()}`)
    expect(page.kind === 'redact' && page.redact.texts).toEqual([
      { label: 'Title', text: `About ${words}` },
      { label: 'Task 1', text: task.words },
      { label: 'Task 2', text: `And of ${words}’s brother.` },
    ])
    const body = { kind: 'session', id: sessionId(), version: 1, exact: words, rule: 'children' }
    expect((await at.mo.send('/moderation/redact', body)).status).toBe(403)
    await at.gov.write('/moderation/redact', { ...body, note: `About ${words}.` })

    expect(await collectionsWith(words)).toEqual([])
    for (const screen of [room, document]) {
      await screen.until(() => !JSON.stringify(screen.state.tables).includes(words))
      screen.close()
    }
    const doors = ['', '/summary', '/replay', '/replay?step=2', '/export.jsonld', '/export.csv']
    for (const address of ['/sessions', at.documentPath, ...doors.map((door) => path + door)])
      expect(await (await guest.fetch(address)).text()).not.toContain('Woolcombe')
    const { session, rounds } = await roomOf(guest, path)
    expect(session).toMatchObject({ title: 'About [redacted]' })
    expect(session.task?.words).toBe('And of [redacted]’s brother.')
    expect(rounds[0]?.task).toBe('Mark what is said of [redacted].')
    // The same write once more is answered without the words, and changes nothing.
    expect(JSON.stringify(await at.ada.write(`${path}/task`, task))).not.toContain(words)
    expect((await roomOf(guest, path)).session.task?.words).toBe('And of [redacted]’s brother.')
    await at.ada.write(`${path}/end`, {})
    expect(await (await guest.fetch(`${path}/summary`)).text()).toContain('Mark what is said of [redacted].')
  })

  it('of a message go from the title and the tasks of its session, but never from the name of what is read', async () => {
    const words = 'Peregrine Oakshott'
    await at.ada.write(`${path}/task`, { words: `What does ${words} say?` })
    const said = await say(`I know ${words}.`)
    await at.gov.write('/moderation/redact', {
      kind: 'message',
      id: said,
      version: 1,
      exact: words,
      rule: 'children',
    })
    const { session } = await roomOf(guest, path)
    expect(session.task?.words).toBe('What does [redacted] say?')
    expect(await collectionsWith(words)).toEqual([])
    const [ofTitle = ''] = session.title.split(' ')
    const again = { kind: 'session', id: sessionId(), version: 1, exact: ofTitle, rule: 'children' }
    expect((await at.gov.send('/moderation/redact', again)).status).toBe(422)
  })
})
