import { Types } from 'mongoose'
import { beforeAll, expect, it } from 'vitest'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { Messages } from '../../server/live-sessions/messages.model.ts'
import { begun } from '../../server/moderation/moderated.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ben: Visitor
let cleo: Visitor
let guest: Visitor
let document: string

beforeAll(async () => {
  document = (await sampleLibrary()).document
  await Promise.all([makePerson('Ben'), makePerson('Cleo')])
  ;[ben, cleo] = await Promise.all([
    new Visitor(server().url).logIn('Ben'),
    new Visitor(server().url).logIn('Cleo'),
  ])
  guest = new Visitor(server().url)
})

/** As if somebody had written so much after something that none of it is to be read by others. */
async function drown(model: typeof Contradictions | typeof Messages, id: string): Promise<void> {
  const one = await model.collection.findOne({ _id: new Types.ObjectId(id) })
  const creator = { id: cleo.id, name: 'Cleo' }
  const held = Array.from({ length: 250 }, () => ({
    ...one,
    _id: new Types.ObjectId(),
    creator,
    created: new Date(),
    moderation: begun({ state: 'held', reasons: [] }),
  }))
  await model.collection.insertMany(held)
}

it('contradictions that wait push none out that everybody reads', async () => {
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document, area }))
  const claim = 'One chapter against the whole.'
  const { events } = await ben.write('/contradictions', { type: 'uneven-standard', claim, ends })
  const id = events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
  await drown(Contradictions, id)
  for (const who of [guest, ben])
    expect(Object.keys((await who.page('/contradictions')).tables.contradiction)).toEqual([id])
})

it('nor do messages that wait, for who comes to a session', async () => {
  const path = await startSession(ben, `document:${document}`)
  const { events } = await ben.write(`${path}/messages`, { source: 'Look at the third line.' })
  const id = events.find(({ type }) => type === 'message.changed')?.id ?? ''
  await drown(Messages, id)
  for (const who of [guest, ben]) expect(Object.keys((await who.page(path)).tables.message)).toEqual([id])
  // Who wrote them reads them, as the newest.
  expect(Object.keys((await cleo.page(path)).tables.message)).not.toContain(id)
})
