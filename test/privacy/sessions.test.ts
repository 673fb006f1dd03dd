import { beforeAll, describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { type JottingRecord, Jottings } from '../../server/live-sessions/jottings.model.ts'
import { bytesOf } from '../../server/live-sessions/notes.entity.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { notesField } from '../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../shared/live-sessions/views.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { inRoom, markInSession, roomOf, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'
import { everywhere } from './everywhere.ts'

const server = startTestServer()
let digest: string
const visit = (who: string) => new Visitor(server().url).logIn(who)

beforeAll(async () => {
  ;({ digest } = await sampleLibrary())
  await makePerson('Ada')
})

/** A session of two that did everything in which people are named: a round, a mute, words in chat and notes. */
async function sat(name: string) {
  await makePerson(name)
  const [ada, leaver] = await Promise.all([visit('Ada'), visit(name)])
  const path = await startSession(leaver, `digest:${digest}`)
  await ada.write(`${path}/join`, {})
  await leaver.write(`${path}/task`, { words: 'Find what is said of home visits' })
  await leaver.write(`${path}/rounds`, {})
  const { texts } = await roomOf(leaver, path)
  for (const who of [ada, leaver]) await markInSession(who, path, texts[0]!, 0, 12)
  await leaver.write(`${path}/reveal`, {})
  await leaver.write(`${path}/seats/${ada.id}`, { role: 'cohost' })
  await leaver.write(`${path}/lead`, { on: true })
  await leaver.write(`${path}/messages`, { source: `said-by-${name.replace(/ /g, '-')}` })
  await ada.write(`${path}/messages`, { source: 'said-by-ada' })
  await leaver.write(`${path}/notes/line`, { line: 'typed into a form' })
  const doc = new Doc()
  doc.getText(notesField).insert(0, 'typed by hand')
  const update = Buffer.from(encodeStateAsUpdate(doc)).toString('base64')
  await leaver.write(`${path}/notes`, { update })
  await ada.write(`${path}/notes/line`, { line: 'typed by Ada' })
  return { path, ada, leaver }
}

describe('somebody who sat in a live session', () => {
  it('finds in the export what they did, said and typed there, and nothing of the others', async () => {
    const { path, leaver } = await sat('Ola Export')
    const kept = await leaver.json<{ sections: Record<string, unknown[]> }>('/account/export.json')
    const text = JSON.stringify(kept)
    for (const words of ['said-by-Ola-Export', 'typed into a form', 'typed by hand', 'home visits'])
      expect(text).toContain(words)
    for (const words of ['said-by-ada', 'typed by Ada']) expect(text).not.toContain(words)
    expect(text).toContain(`${path}#message-`)
    expect(text).toContain('"role":"host"')
    expect(kept.sections['Shared notes']).toEqual([
      { address: `${path}#notes`, words: [expect.stringContaining('typed by hand')] },
    ])
  })

  it('has their new name on every open screen of it, and the old one nowhere', async () => {
    const { path, leaver, ada } = await sat('Petronella Old')
    const screen = await Screen.open(new Visitor(server().url), path)
    const { id } = leaver
    expect(JSON.stringify(screen.state)).toContain('Petronella Old')
    await leaver.send('/account/name', { name: 'Petronella New', password })
    await screen.until(() => !JSON.stringify(screen.state.tables).includes('Petronella Old'))
    const { session, seats, rounds } = inRoom(screen.state)
    expect(session.host).toEqual({ id, name: 'Petronella New' })
    expect(session.leader).toBe(id)
    expect(seats[0]?.person).toEqual({ id, name: 'Petronella New' })
    expect(rounds[0]?.result?.people).toContainEqual({ id, name: 'Petronella New' })
    expect(rounds[0]?.result?.passages[0]?.by).toContainEqual({ id, name: 'Petronella New' })
    expect(inRoom(await ada.page(path)).seats[0]?.person.name).toBe('Petronella New')
    screen.close()
    expect((await everywhere('Petronella Old')).filter((line) => !line.startsWith('login-sessions'))).toEqual(
      [],
    )
  })

  it('and who leaves is a former member there: in the seats, the log, the results and the chat', async () => {
    const { path, leaver } = await sat('Quentin Gone')
    const screen = await Screen.open(new Visitor(server().url), path)
    const { id } = leaver
    const notes = async () => screen.visitor.json<NotesView>(`${path}/notes`)
    const open = new Doc()
    applyUpdate(open, Buffer.from((await notes()).update, 'base64'))
    expect(open.getText(notesField).toString()).toContain('typed by hand')
    expect((await leaver.send('/account/delete', { words: 'erase', password })).status).toBe(200)
    await screen.until(() => !JSON.stringify(screen.state.tables).includes('Quentin'))
    const { session, seats, rounds } = inRoom(screen.state)
    expect(session).toMatchObject({ host: { id: null, name: 'Former member' }, leader: null })
    expect(seats.map(({ person }) => person.name)).toEqual(['Former member', 'Ada'])
    expect(JSON.stringify(rounds)).not.toContain('Quentin')
    screen.close()
    expect(await everywhere('Quentin Gone')).toEqual([])
    expect(await everywhere('said-by-Quentin-Gone')).toEqual([])
    expect((await notes()).text.trim()).toBe('typed by Ada')
    // An open copy of the notes has them no more once it hears of it.
    for (const { update } of Object.values(screen.state.tables.jotting))
      applyUpdate(open, Buffer.from(update, 'base64'))
    expect(open.getText(notesField).toString()).toBe((await notes()).text)
    const steps = await Jottings.find({ session: toId(path.split('/')[2]!) }).lean<JottingRecord[]>()
    expect(steps.length).toBe(1)
    for (const { update } of steps) expect(bytesOf(update).toString('latin1')).not.toContain('typed by hand')
    expect(await everywhere(id!)).not.toContainEqual(expect.stringMatching(/^session-jottings/))
  })

  it('keeps what they typed where they leave it behind, and is known by it no more', async () => {
    const { path, leaver } = await sat('Rosamund Kept')
    const { id } = leaver
    expect((await leaver.send('/account/delete', { words: 'keep', password })).status).toBe(200)
    const { text } = await new Visitor(server().url).json<NotesView>(`${path}/notes`)
    for (const words of ['typed by hand', 'typed into a form', 'typed by Ada']) expect(text).toContain(words)
    expect(await everywhere(id!)).not.toContainEqual(expect.stringMatching(/^session-jottings/))
    expect(await everywhere('Rosamund Kept')).toEqual([])
  })
})
