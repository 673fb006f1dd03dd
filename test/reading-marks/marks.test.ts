import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ReadingMarks } from '../../server/reading-marks/marks.model.ts'
import type { ReadingMark } from '../../shared/threads/reading.schema.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let thread: { kind: string; id: string }
let said: string[]
let ada: Visitor
const logIn = (name: string) => new Visitor(server().url).logIn(name)

beforeAll(async () => {
  place = await sampleLibrary()
  thread = { kind: 'document', id: place.document }
  await Promise.all([makePerson('Ada'), makePerson('Ben')])
  ada = await logIn('Ada')
  said = []
  for (const source of ['One', 'Two', 'Three']) {
    const at = { threadKind: 'document', threadId: place.document }
    said.push((await ada.write('/comments', { ...at, source })).events[0]!.id)
  }
})
beforeEach(async () => {
  await ReadingMarks.deleteMany()
})

const tell = (who: Visitor, upTo: string | undefined, at = thread) => who.send('/reading', { ...at, upTo })
const ask = (who: Visitor) => who.json<ReadingMark>(`/api/reading?kind=${thread.kind}&id=${thread.id}`)

describe('how far somebody has read', () => {
  it('is known on their other device, and to nobody else', async () => {
    expect(await ask(ada)).toEqual({ upTo: null })
    expect((await tell(ada, said[1])).status).toBe(200)
    expect(await ask(await logIn('Ada'))).toEqual({ upTo: said[1] })
    expect(await ask(await logIn('Ben'))).toEqual({ upTo: null })
  })

  it('never goes back, in whatever order devices tell of it, and is one small document', async () => {
    const devices = await Promise.all([logIn('Ada'), logIn('Ada'), logIn('Ada')])
    const answers = await Promise.all(devices.map((each, at) => tell(each, said[2 - at])))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await ask(ada)).toEqual({ upTo: said[2] })
    expect(await ReadingMarks.countDocuments()).toBe(1)
  })

  it('is of a thought in that thread, by somebody with an account', async () => {
    expect((await tell(ada, 'f'.repeat(24))).status).toBe(404)
    expect((await tell(ada, said[0], { kind: 'digest', id: place.digest })).status).toBe(404)
    expect((await tell(ada, said[0], { kind: 'document', id: '0'.repeat(24) })).status).toBe(404)
    expect((await tell(ada, undefined)).status).toBe(422)
    const guest = new Visitor(server().url)
    expect((await tell(guest, said[0])).status).toBe(401)
    expect((await guest.fetch(`/api/reading?kind=document&id=${thread.id}`)).status).toBe(401)
    expect(await ReadingMarks.countDocuments()).toBe(0)
  })

  it('changes no page: a guest’s stays the one that is kept, and no channel moves', async () => {
    const guest = new Visitor(server().url)
    const drawn = async () =>
      (await (await guest.fetch(place.documentPath)).text()).match(/"operation":"[^"]+"/)?.[0]
    await drawn()
    const before = await drawn()
    const channel = `document:${place.document}` as const
    const { seq } = (await ada.page(place.documentPath)).channels[channel]!
    await tell(ada, said[2])
    expect(await drawn()).toBe(before)
    expect((await ada.page(place.documentPath)).channels[channel]!.seq).toBe(seq)
  })

  it('is in what they can export, and goes with their account', async () => {
    const cy = await makePerson('Cy')
    const visitor = await logIn('Cy')
    await tell(visitor, said[1])
    const exported = await (await visitor.fetch('/account/export.json')).text()
    expect(exported).toContain(`/comments/${said[1]}`)
    await visitor.write('/account/delete', { words: 'keep', password })
    expect(await ReadingMarks.countDocuments({ account: cy.id })).toBe(0)
  })
})
