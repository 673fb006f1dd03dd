import { beforeAll, describe, expect, it } from 'vitest'
import type { SessionExport } from '../../server/exporting/session-export.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { firstTextOf, markInSession, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let guest: Visitor
let path: string

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ada = await come(url, 'Ada')
  ben = await come(url, 'Ben')
  guest = new Visitor(url)
  path = await startSession(ada, `document:${place.document}`, 'Sunday reading')
  await ben.write(`${path}/join`, {})
  const text = await firstTextOf(ada, path)
  await ada.write(`${path}/rounds`, { words: 'Mark praise.' })
  await markInSession(ada, path, text, 0, 20, 'With a note, and a "quotation".')
  await markInSession(ben, path, text, 10, 20)
  await ada.write(`${path}/reveal`, {})
  const ends = [
    { kind: 'passage', excerpt: text.id, revision: text.revision, exact: text.text.slice(0, 20) },
    { kind: 'field', document: place.document, area: 'overall' },
  ]
  const session = path.split('/').at(-1)
  await ben.write('/contradictions', { type: 'tone-v-overall', claim: 'A low grade.', ends, session })
  await ada.write(`${path}/rounds`, {})
  await ada.write(`${path}/end`, {})
})

const exported = () => guest.json<SessionExport>(`${path}/export.jsonld`)

describe('what a session gives away', () => {
  it('is a collection of W3C annotations, as they are at their own addresses', async () => {
    const collection = await exported()
    expect(collection).toMatchObject({ type: 'AnnotationCollection', label: 'Sunday reading', total: 4 })
    const { items } = collection.first
    expect(items.map(({ motivation }) => motivation)).toEqual([
      'commenting',
      'highlighting',
      'linking',
      'assessing',
    ])
    for (const item of items) {
      const { pathname } = new URL(item.id)
      const alone = await guest.fetch(pathname, { headers: { accept: 'application/ld+json' } })
      expect(await alone.json()).toEqual(item)
    }
  })

  it('tells what the rounds came to as the summary does', async () => {
    const { session } = await exported()
    const { tables } = await guest.page(`${path}/summary`)
    const [first, second] = session.rounds
    const result = Object.values(tables.round).find(({ number }) => number === 1)?.result
    expect(first).toMatchObject({ number: 1, task: 'Mark praise.', stage: 'revealed', marks: 2 })
    expect(first?.alpha).toBe(result?.alpha)
    expect(first?.participants.map(({ name }) => name)).toEqual(['Ada', 'Ben'])
    expect(first?.passages.map(({ markedBy }) => markedBy.map(({ name }) => name))).toEqual(
      result?.passages.map(({ by }) => by.map(({ name }) => name)),
    )
    expect(second).toMatchObject({ number: 2, stage: 'dropped', alpha: null, passages: [], participants: [] })
    const html = await (await guest.fetch(`${path}/summary`)).text()
    for (const { id } of [...session.rounds, ...(first?.passages ?? [])])
      expect(html).toContain(`id="${new URL(id).hash.slice(1)}"`)
  })

  it('is a table as well, with a line for each', async () => {
    const answer = await guest.fetch(`${path}/export.csv`)
    expect(answer.headers.get('content-disposition')).toMatch(/filename="?session-\d{4}-\d\d-\d\d\.csv/)
    const text = await answer.text()
    const kinds = [...text.matchAll(/(?:^|\r\n)([a-z]+),http/g)].map(([, kind]) => kind)
    expect(kinds).toEqual([
      'commenting',
      'highlighting',
      'linking',
      'linking',
      'assessing',
      'round',
      'agreement',
      'agreement',
      'round',
    ])
    expect(text).toContain('With a note, and a ""quotation"".')
  })

  it('is nowhere for a session that isn’t there', async () => {
    for (const door of ['summary', 'replay', 'export.jsonld', 'export.csv'])
      expect((await guest.fetch(`/sessions/${'0'.repeat(24)}/${door}`)).status, door).toBe(404)
    expect((await guest.fetch('/sessions/nonsense/summary')).status).toBe(404)
  })
})
