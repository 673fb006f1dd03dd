import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MessageView } from '../../shared/live-sessions/views.ts'
import { everywhere } from '../privacy/everywhere.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let nia: Visitor
let mo: Visitor
let al: Visitor
let path: string

beforeAll(async () => {
  const { digest } = await sampleLibrary()
  await Promise.all([
    makePerson('Ada'),
    makePerson('Ben'),
    makePerson('Nia', 'member', { newcomer: true }),
    makePerson('Mo', 'moderator'),
    makePerson('Al', 'admin'),
  ])
  ;[ada, ben, nia, mo, al] = (await Promise.all(
    ['Ada', 'Ben', 'Nia', 'Mo', 'Al'].map((name) => new Visitor(server().url).logIn(name)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor]
  path = await startSession(ada, `digest:${digest}`)
  for (const who of [ben, nia]) await who.write(`${path}/join`, {})
})

async function say(who: Visitor, source: string): Promise<string> {
  const { events } = await who.write(`${path}/messages`, { source })
  return events.find(({ type }) => type === 'message.changed')?.id ?? ''
}
const heard = async (who: Visitor, id: string): Promise<MessageView | undefined> =>
  (await who.page(path)).tables.message[id]
const decide = (id: string, version: number, decision: string) =>
  mo.write('/moderation/decide', {
    decision,
    things: [{ kind: 'message', id, version }],
    rule: 'respect',
    message: 'Please talk about the report.',
  })
const told = async (who: Visitor) =>
  Object.values((await who.page('/notifications')).tables.notification).filter(
    ({ decided }) => decided?.of === 'message',
  )

describe('a newcomer’s message', () => {
  it('is heard by nobody else, on no way, until a moderator approves it; its author is told', async () => {
    const words = 'I was there for twelve years'
    const screen = await Screen.open(ben, path)
    const id = await say(nia, `${words}.`)
    const everybody = [ben, ada, new Visitor(server().url)]
    for (const who of everybody) {
      expect(await heard(who, id)).toBeUndefined()
      for (const address of [path, '/notifications', '/account/export.json', '/moderation/record'])
        expect(await (await who.fetch(address)).text()).not.toContain(words)
      const channel = `session:${path.split('/')[2]}`
      expect(await (await who.fetch(`/api/changes?since[${channel}]=0`)).text()).not.toContain(words)
    }
    expect((await heard(nia, id))?.state).toBe('held')
    await screen.until(() => screen.state.channels[`session:${path.split('/')[2]}`]!.seq > 0)
    expect(JSON.stringify(screen.state)).not.toContain(words)

    await decide(id, 1, 'approve')
    await screen.until(() => screen.state.tables.message[id]?.state === 'live')
    expect(screen.state.tables.message[id]?.html).toContain(words)
    screen.close()
    await expect.poll(async () => (await told(nia)).map(({ decided }) => decided?.what)).toEqual(['approve'])
  })
})

describe('a decision about a message', () => {
  it('is told to its author, with where to object, and so is the answer to that', async () => {
    const id = await say(ben, 'Only a fool would have written that.')
    await decide(id, 1, 'remove')
    await expect.poll(async () => (await told(ben)).length).toBe(1)
    const [removed] = await told(ben)
    expect(removed).toMatchObject({
      reason: 'decision',
      under: (await ada.page(path)).title,
      decided: {
        what: 'remove',
        rule: { code: 'respect' },
        why: { href: `/appeals/message/${id}`, mayAppeal: true },
      },
    })
    const { version } = (await heard(ben, id))!
    await ben.write(`/appeals/message/${id}`, { version, words: 'I meant the inspectorate as a whole.' })
    const appealed = (await heard(ben, id))!.version
    await al.write(`/moderation/appeals/${id}`, {
      kind: 'message',
      version: appealed,
      outcome: 'overturned',
      answer: 'You are right.',
    })
    await expect
      .poll(async () => (await told(ben)).map(({ decided }) => decided?.what).sort())
      .toContain('overturned')
    expect((await told(ben)).every(({ href }) => href.endsWith(id))).toBe(true)
    expect(await told(ada)).toEqual([])
  })
})

describe('redacted words of a message', () => {
  it('are nowhere any more: not in what others said after it, in no answer, on no screen', async () => {
    const name = 'Wilhelmina Brambleworth'
    const operation = crypto.randomUUID()
    const first = await ben.write(`${path}/messages`, { source: `Her name was ${name}.`, operation })
    const id = first.events.find(({ type }) => type === 'message.changed')!.id
    const quoting = await say(ada, `Was it *${name}*?`)
    const apart = await say(ada, 'Nobody here knows her.')
    const screen = await Screen.open(new Visitor(server().url), path)
    expect(JSON.stringify(screen.state)).toContain(name)
    const body = { kind: 'message', id, version: 1, exact: name, rule: 'children', answers: true }
    expect((await mo.send('/moderation/redact', body)).status).toBe(403)
    await al.write('/moderation/redact', body)

    await screen.until(() => !JSON.stringify(screen.state).includes(name))
    screen.close()
    expect((await heard(ben, id))?.html).toContain('Her name was [redacted].')
    expect((await heard(ben, quoting))?.html).toContain('<em>[redacted]</em>')
    expect(await heard(ben, apart)).toMatchObject({ version: 1 })
    expect(await everywhere(name)).toEqual([])
    const again = await ben.send(`${path}/messages`, { source: `Her name was ${name}.`, operation })
    expect(JSON.stringify(again.body)).not.toContain(name)
    const records = mongoose.connection.db!.collection('records')
    expect(await records.countDocuments({ action: 'message.redacted' })).toBe(2)
  })
})
