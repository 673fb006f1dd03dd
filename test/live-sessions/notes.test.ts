import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { Jottings } from '../../server/live-sessions/jottings.model.ts'
import { writtenBy } from '../../server/live-sessions/notes.reader.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../shared/live-sessions/views.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let guest: Visitor
let path: string

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  ada = await come(server().url, 'Ada')
  ben = await come(server().url, 'Ben')
  guest = new Visitor(server().url)
  path = await startSession(ada, `digest:${digest}`)
  await ben.write(`${path}/join`, {})
})

const words = async () => (await guest.json<NotesView>(`${path}/notes`)).text

/** Types into a screen's own copy; answers the step that the others need. */
function type(doc: Doc, work: () => void): string {
  const before = encodeStateVector(doc)
  work()
  return Buffer.from(encodeStateAsUpdate(doc, before)).toString('base64')
}

describe('the shared notes', () => {
  it('lose no letter of what two people type at once', async () => {
    const copies = [new Doc(), new Doc()] as const
    const screen = await Screen.open(guest, path)
    const sent: Promise<unknown>[] = []
    for (let at = 0; at < 60; at++) {
      for (const [n, [doc, who]] of [
        [copies[0], ada],
        [copies[1], ben],
      ].entries() as unknown as Iterable<[number, [Doc, Visitor]]>) {
        const text = doc.getText(notesField)
        const update = type(doc, () => text.insert(at % 3 === 0 ? 0 : text.length, n === 0 ? 'a' : 'b'))
        sent.push(who.write(`${path}/notes`, { update }))
      }
      if (at % 7 === 0) await Promise.all(sent)
    }
    await Promise.all(sent)
    const now = await words()
    expect([...now].sort().join('')).toBe('a'.repeat(60) + 'b'.repeat(60))
    // Every screen that puts the steps together, in any order and twice, comes to the same words.
    await screen.until(() => Object.keys(screen.state.tables.jotting).length === 120)
    const steps = Object.values(screen.state.tables.jotting).map(({ update }) =>
      Buffer.from(update, 'base64'),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (shuffled) => {
        const copy = new Doc()
        for (const step of [...shuffled, ...shuffled.slice(0, 9)]) applyUpdate(copy, step)
        expect(copy.getText(notesField).toString()).toBe(now)
      }),
      { numRuns: 20 },
    )
    expect(await Jottings.countDocuments()).toBeLessThan(120)
    screen.close()
  })

  it('take a paragraph from a form without script', async () => {
    const before = await words()
    await ben.write(`${path}/notes/line`, { line: 'A line of its own.' })
    expect(await words()).toBe(`${before}\nA line of its own.`)
  })

  it('take nothing that is no step of them, and nothing of who only watches', async () => {
    const before = await words()
    const nonsense = await ada.send(`${path}/notes`, { update: Buffer.from('nonsense').toString('base64') })
    expect(nonsense.body).toMatchObject({ error: { fields: [{ field: 'update', code: 'not-notes' }] } })
    const { status } = await guest.send(`${path}/notes`, { update: 'AAA=' })
    expect(status).toBe(401)
    expect(await words()).toBe(before)
  })

  it('know who wrote what after their steps were put into one', async () => {
    const fresh = await startSession(ada, (await sampleLibrary()).digest.replace(/^/, 'digest:'))
    await ben.write(`${fresh}/join`, {})
    const doc = new Doc()
    const text = doc.getText(notesField)
    for (let at = 0; at < 104; at++) {
      const update = type(doc, () => text.insert(text.length, at % 52 < 26 ? 'a' : 'b'))
      await (at % 2 === 0 ? ada : ben).write(`${fresh}/notes`, { update })
    }
    const session = fresh.split('/')[2]!
    expect(await Jottings.countDocuments({ session: toId(session) })).toBeLessThan(10)
    // The copy is Ada’s, who was the first to use it: Ben takes over none of it by sending steps of hers.
    expect((await writtenBy(ada.id!, toId(session))).join('').length).toBe(104)
    expect(await writtenBy(ben.id!, toId(session))).toEqual([])
  })

  it('that are full take what makes them shorter, and nothing more', async () => {
    const fresh = await startSession(ada, (await sampleLibrary()).digest.replace(/^/, 'digest:'))
    const doc = new Doc()
    const text = doc.getText(notesField)
    const send = (update: string) => ada.send(`${fresh}/notes`, { update })
    for (let at = 0; at < 100; at++)
      await send(type(doc, () => text.insert(text.length, 'many words '.repeat(100))))
    const before = encodeStateAsUpdate(doc)
    const more = await send(type(doc, () => text.insert(0, 'one more')))
    expect(more.body).toMatchObject({ error: { code: 'too-large' } })
    const known = new Doc()
    applyUpdate(known, before)
    const less = await send(type(known, () => known.getText(notesField).delete(0, 20_000)))
    expect(less.status).toBe(200)
    expect((await guest.json<NotesView>(`${fresh}/notes`)).text.length).toBe(90_000)
  })
})
