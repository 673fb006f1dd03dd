import { expect, it } from 'vitest'
import type { SessionExport } from '../../server/exporting/session-export.ts'
import type { RoundResult } from '../../shared/live-sessions/views.ts'
import { startReaders } from '../support/readers.ts'
import { type Counted, type MarkOf, recountRound } from '../support/recount-round.ts'
import { startTestServer } from '../support/server.ts'
import { markInSession, roomOf, startSession } from '../support/sessions.ts'

const server = startTestServer()
const us = startReaders(server)

/** What the first round came to, in the room, the summary and the export: they have to say the same. */
async function resultIn(path: string): Promise<RoundResult> {
  const [inRoom] = (await roomOf(us.guest, path)).rounds
  const [inSummary] = Object.values((await us.guest.page(`${path}/summary`)).tables.round)
  const [exported] = (await us.guest.json<SessionExport>(`${path}/export.jsonld`)).session.rounds
  const result = inRoom?.result
  if (!result) throw new Error('Nothing was revealed')
  expect(inSummary?.result).toEqual(result)
  expect(exported).toMatchObject({ alpha: result.alpha, marks: result.marks })
  return result
}

async function edit(excerpt: string, change: (text: string) => string): Promise<void> {
  const { version, section, text } = (await us.mo.page(us.place.documentPath)).tables.excerpt[excerpt]!
  await us.mo.write(`/excerpts/${excerpt}`, { version, section, text: change(text) })
}

/** A round on the document in which Ada and Ben mark; `alpha` says what these marks come to on these texts. */
async function revealed() {
  const path = await startSession(us.ada, `document:${us.place.document}`)
  await us.ben.write(`${path}/join`, {})
  const { texts, seats } = await roomOf(us.ada, path)
  const [text] = texts
  if (!text) throw new Error('There is nothing to read')
  await us.ada.write(`${path}/rounds`, {})
  const marks = [
    { by: 'Ada', excerpt: text.id, start: 0, end: 20 },
    { by: 'Ben', excerpt: text.id, start: 10, end: 20 },
    { by: 'Ben', excerpt: text.id, start: 24, end: 30 },
  ]
  const ids: string[] = []
  for (const { by, start, end } of marks)
    ids.push(await markInSession(by === 'Ada' ? us.ada : us.ben, path, text, start, end))
  await us.ada.write(`${path}/reveal`, {})
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
  const { annotation } = (await us.ben.page(us.place.documentPath)).tables
  await us.ben.write(`/annotations/${ids[2]}/withdraw`, { version: annotation[ids[2]!]?.version })
  const fewer = await resultIn(path)
  expect(fewer.marks).toBe(2)
  expect(fewer.alpha).toBeCloseTo(alpha(texts, marks.slice(0, 2)), 10)
  await edit(text.id, (words) => words.replace(added, ''))
})

it('a mark whose words changed is counted again once it is put on others, and not once it is set aside', async () => {
  const { path, texts, text, marks, ids, alpha } = await revealed()
  await edit(text.id, (words) => `${words.slice(0, 26)}zz${words.slice(28)}`)
  expect(await resultIn(path)).toMatchObject({ marks: 2 })
  const versionOf = async () => (await us.ben.page(us.place.documentPath)).tables.annotation[ids[2]!]?.version
  const today = (await us.ben.page(us.place.documentPath)).tables.excerpt[text.id]!
  const exact = today.text.slice(31, 37)
  const { revision } = today
  await us.ben.write(`/annotations/${ids[2]}/reattach`, {
    ...{ version: await versionOf(), revision, exact, start: 31, end: 37 },
  })
  const again = await resultIn(path)
  expect(again.marks).toBe(3)
  const elsewhere = [...marks.slice(0, 2), { by: 'Ben', excerpt: text.id, start: 31, end: 37 }]
  expect(again.alpha).toBeCloseTo(alpha(texts, elsewhere), 10)

  await edit(text.id, (words) => `${words.slice(0, 33)}yy${words.slice(35)}`)
  await us.ben.write(`/annotations/${ids[2]}/retire`, { version: await versionOf() })
  await edit(text.id, (words) => words.slice(0, 33) + exact.slice(2, 4) + words.slice(35))
  // Its words are back, and it stays set aside.
  expect((await resultIn(path)).marks).toBe(2)
  await us.ben.write(`/annotations/${ids[2]}/unretire`, { version: await versionOf() })
  expect((await resultIn(path)).marks).toBe(3)
})
