import { beforeAll, describe, expect, it } from 'vitest'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { come } from '../support/come.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { curatedLibrary, post } from './curated.ts'

const server = startTestServer()
const open = screens()
let at: Awaited<ReturnType<typeof curatedLibrary>>

beforeAll(async () => {
  at = await curatedLibrary(server().url)
})

async function lock(who: Visitor, on: boolean, place = at.here) {
  const { page } = await at.mo.page(`/threads/${place.threadKind}/${place.threadId}/tools`)
  const version = page.kind === 'thread-tools' ? page.tools.version : -1
  const body = { kind: place.threadKind, version, on, reason: on ? 'All is said.' : '' }
  return who.send(`/threads/${place.threadId}/lock`, body)
}
const say = (who: Visitor, place = at.here) => who.send('/comments', { ...place, source: 'One more thing.' })

describe('a closed thread', () => {
  it('says so on every screen at once, and takes no more', async () => {
    const reading = await open(at.ben, at.documentPath)
    expect((await lock(at.mo, true)).status).toBe(200)
    await reading.until(() => reading.state.tables.thread[at.document]?.locked?.reason === 'All is said.')
    expect((await at.ben.page(at.documentPath)).tables.thread).toEqual(reading.state.tables.thread)
    expect(await say(at.ben)).toMatchObject({ status: 403, body: { error: { code: 'closed' } } })
    expect((await say(at.mo)).status).toBe(200)
    expect((await lock(at.mo, false)).status).toBe(200)
    await reading.until(() => reading.state.tables.thread[at.document]?.locked === null)
    expect((await say(at.ben)).status).toBe(200)
  })

  it('says so also where a thought would be written, at its end', async () => {
    await lock(at.mo, true)
    const told = 'This thread takes no more thoughts.'
    const htmlOf = async (who: Visitor) => (await who.fetch(at.documentPath)).text()
    expect(await htmlOf(at.ben)).toContain(told)
    expect(await htmlOf(at.mo)).not.toContain(told)
    await lock(at.mo, false)
    expect(await htmlOf(at.ben)).not.toContain(told)
  })

  it('gives back what was written, to somebody without script', async () => {
    await lock(at.mo, true)
    const words = 'Words that nobody wants to lose.'
    const from = at.documentPath
    const sent = await at.ben.sendForm('/comments', { ...at.here, source: words, from, form: 'reply' })
    expect(sent.status).toBe(403)
    expect(sent.html).toContain(words)
    expect(sent.html).toContain('This thread is closed')
    await lock(at.mo, false)
  })

  it('is closed and opened by moderators, and by whose post it is unless moderators closed it', async () => {
    const poster = await come(server().url, 'Poster')
    const report = { authority: 'Leeds', published: '2016-03-04', section: 'local-authority', judgements: {} }
    const { events } = await poster.write('/documents', { ...report, text: 'Every family is written to.' })
    const threadId = events.find(({ type }) => type === 'document.changed')!.id
    const own = { threadKind: 'document' as const, threadId }
    expect((await lock(at.ben, true, own)).status).toBe(403)
    expect((await lock(poster, true, own)).status).toBe(200)
    expect((await say(at.ben, own)).status).toBe(403)
    expect((await lock(poster, false, own)).status).toBe(200)
    expect((await lock(at.mo, true, own)).status).toBe(200)
    expect((await lock(poster, false, own)).status).toBe(403)
    const records = await Records.find({ action: /^thread\./, entity: threadId as never }).lean()
    expect(records.map(({ action }) => action)).toEqual(['thread.locked', 'thread.unlocked', 'thread.locked'])
  })

  it('is decided about by one moderator at a time', async () => {
    const body = { kind: at.here.threadKind, version: 99, on: true }
    expect(await at.mo.send(`/threads/${at.document}/lock`, body)).toMatchObject({
      status: 409,
      body: { error: { code: 'changed-meanwhile' } },
    })
  })

  it('has nothing that was posted after it was closed, however close they come', async () => {
    for (let round = 0; round < 8; round++) {
      const posts = Array.from({ length: 6 }, (_, n) =>
        at.ben.send('/comments', { ...at.there, source: `Round ${round}, thought ${n}` }),
      )
      const [closed, ...sent] = await Promise.all([lock(at.mo, true, at.there), ...posts])
      expect(closed.status).toBe(200)
      const state = await at.mo.page(at.digestPath)
      const { seq } = state.channels[`digest:${at.digest}`]!
      const accepted = sent.filter(({ status }) => status === 200)
      const closedAt = (closed.body as { events: { seq: number }[] }).events[0]!.seq
      for (const { body } of accepted) {
        const [event] = (body as { events: { seq: number }[] }).events
        expect(event!.seq).toBeLessThan(closedAt)
      }
      for (const { status } of sent) expect([200, 403]).toContain(status)
      expect(seq).toBe(closedAt)
      expect((await lock(at.mo, false, at.there)).status).toBe(200)
    }
    expect(await Comments.countDocuments({ 'thread.id': at.digest })).toBeGreaterThan(0)
  }, 60_000)
})

describe('featuring', () => {
  it('is offered for every thought and reply of one’s own post, however many there are', async () => {
    const host = await come(server().url, 'Host')
    const report = { authority: 'Leeds', published: '2016-03-05', section: 'local-authority', judgements: {} }
    const { events } = await host.write('/documents', { ...report, text: 'Every family is written to.' })
    const threadId = events.find(({ type }) => type === 'document.changed')!.id
    const own = { threadKind: 'document' as const, threadId }
    const said: string[] = []
    for (let n = 0; n < 60; n++) {
      const parent = n % 2 === 0 ? undefined : said.at(-1)
      said.push(await post(at.ben, own, { source: `Number ${n}`, parent }))
    }
    const path = `/threads/document/${threadId}/tools`
    const toolsAt = async (address: string) => {
      const { page } = await host.page(address)
      if (page.kind !== 'thread-tools') throw new Error(`This is a ${page.kind} page`)
      return page.tools
    }
    const first = await toolsAt(path)
    const second = await toolsAt(`${path}?after=${first.next}`)
    expect([...first.featurable, ...second.featurable].map(({ id }) => id)).toEqual(said)
    expect(second.next).toBeNull()
    await host.write(`/comments/${said[59]}/feature`, { version: 1, on: true })
    expect((await toolsAt(path)).featurable[0]).toMatchObject({ id: said[59], featured: true })
    expect((await toolsAt(`${path}?after=rubbish`)).featurable).toHaveLength(51)
  })

  it('marks a thought for everybody; only whose post it is and moderators do so', async () => {
    const id = await post(at.ben, at.here)
    const versionOf = async () => (await at.mo.page(at.documentPath)).tables.comment[id]!.version
    const sent = await at.ben.send(`/comments/${id}/feature`, { version: await versionOf(), on: true })
    expect(sent.status).toBe(403)
    await at.mo.write(`/comments/${id}/feature`, { version: await versionOf(), on: true })
    expect((await new Visitor(server().url).page(at.documentPath)).tables.comment[id]!.featured).toBe(
      'A thought about this.',
    )
    await at.mo.write(`/comments/${id}/feature`, { version: await versionOf(), on: false })
    expect((await new Visitor(server().url).page(at.documentPath)).tables.comment[id]!.featured).toBeNull()
  })
})
