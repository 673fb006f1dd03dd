import { beforeAll, expect, it } from 'vitest'
import type { SessionExport } from '../../server/exporting/session-export.ts'
import type { RoundResult } from '../../shared/live-sessions/views.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { type Counted, type MarkOf, recountRound } from '../support/recount-round.ts'
import { startTestServer } from '../support/server.ts'
import { markInSession, roomOf, startSession } from '../support/sessions.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let mo: Visitor
let guest: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ada = await come(url, 'Ada')
  ben = await come(url, 'Ben')
  mo = await come(url, 'Mo', 'moderator')
  guest = new Visitor(url)
})

/** What the first round came to, in the room, the summary and the export: they have to say the same. */
async function resultIn(path: string): Promise<RoundResult> {
  const [inRoom] = (await roomOf(guest, path)).rounds
  const [inSummary] = Object.values((await guest.page(`${path}/summary`)).tables.round)
  const [exported] = (await guest.json<SessionExport>(`${path}/export.jsonld`)).session.rounds
  const result = inRoom?.result
  if (!result) throw new Error('Nothing was revealed')
  expect(inSummary?.result).toEqual(result)
  expect(exported).toMatchObject({ alpha: result.alpha, marks: result.marks })
  return result
}

async function edit(excerpt: string, change: (text: string) => string): Promise<void> {
  const { version, section, text } = (await mo.page(place.documentPath)).tables.excerpt[excerpt]!
  await mo.write(`/excerpts/${excerpt}`, { version, section, text: change(text) })
}

/** A round on the document in which Ada and Ben mark; `alpha` says what these marks come to on these texts. */
async function revealed() {
  const path = await startSession(ada, `document:${place.document}`)
  await ben.write(`${path}/join`, {})
  const { texts, seats } = await roomOf(ada, path)
  const [text] = texts
  if (!text) throw new Error('There is nothing to read')
  await ada.write(`${path}/rounds`, {})
  const marks = [
    { by: 'Ada', excerpt: text.id, start: 0, end: 20 },
    { by: 'Ben', excerpt: text.id, start: 10, end: 20 },
    { by: 'Ben', excerpt: text.id, start: 24, end: 30 },
  ]
  const ids: string[] = []
  for (const { by, start, end } of marks)
    ids.push(await markInSession(by === 'Ada' ? ada : ben, path, text, start, end))
  await ada.write(`${path}/reveal`, {})
  const people = seats.map(({ person }) => person.name)
  const alpha = (read: Counted[], counted: MarkOf[]) =>
    recountRound(read, counted, people).alpha ?? Number.NaN
  return { path, texts, text, marks, ids, alpha }
}

it('an edit beside its marks leaves a round’s agreement as it is, also when it is counted anew', async () => {
  const { path, texts, text, marks, ids, alpha } = await revealed()
  expect((await resultIn(path)).alpha).toBeCloseTo(alpha(texts, marks), 10)
  // Nobody looked at these words in the round.
  const added = ' And what nobody had read when they marked.'.repeat(20)
  await edit(text.id, (words) => words + added)
  expect((await resultIn(path)).alpha).toBeCloseTo(alpha(texts, marks), 10)
  const { annotation } = (await ben.page(place.documentPath)).tables
  await ben.write(`/annotations/${ids[2]}/withdraw`, { version: annotation[ids[2]!]?.version })
  const fewer = await resultIn(path)
  expect(fewer.marks).toBe(2)
  expect(fewer.alpha).toBeCloseTo(alpha(texts, marks.slice(0, 2)), 10)
  await edit(text.id, (words) => words.replace(added, ''))
})

it('a mark whose words changed is counted again once it is put on others, and not once it is set aside', async () => {
  const { path, texts, text, marks, ids, alpha } = await revealed()
  await edit(text.id, (words) => `${words.slice(0, 26)}zz${words.slice(28)}`)
  expect(await resultIn(path)).toMatchObject({ marks: 2 })
  const versionOf = async () => (await ben.page(place.documentPath)).tables.annotation[ids[2]!]?.version
  const today = (await ben.page(place.documentPath)).tables.excerpt[text.id]!
  const exact = today.text.slice(31, 37)
  const { revision } = today
  await ben.write(`/annotations/${ids[2]}/reattach`, {
    ...{ version: await versionOf(), revision, exact, start: 31, end: 37 },
  })
  const again = await resultIn(path)
  expect(again.marks).toBe(3)
  const elsewhere = [...marks.slice(0, 2), { by: 'Ben', excerpt: text.id, start: 31, end: 37 }]
  expect(again.alpha).toBeCloseTo(alpha(texts, elsewhere), 10)

  await edit(text.id, (words) => `${words.slice(0, 33)}yy${words.slice(35)}`)
  await ben.write(`/annotations/${ids[2]}/retire`, { version: await versionOf() })
  await edit(text.id, (words) => words.slice(0, 33) + exact.slice(2, 4) + words.slice(35))
  // Its words are back, and it stays set aside.
  expect((await resultIn(path)).marks).toBe(2)
  await ben.write(`/annotations/${ids[2]}/unretire`, { version: await versionOf() })
  expect((await resultIn(path)).marks).toBe(3)
})
