import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { redactorOf } from '../../server/curation/redactor.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { curatedLibrary, post } from './curated.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof curatedLibrary>>

beforeAll(async () => {
  at = await curatedLibrary(server().url)
})

/** The collections that hold the words, whatever in them does. */
async function collectionsWith(words: string): Promise<string[]> {
  const db = mongoose.connection.db!
  const found: string[] = []
  for (const { name } of await db.listCollections().toArray()) {
    const documents = await db.collection(name).find().toArray()
    if (JSON.stringify(documents).includes(words)) found.push(name)
  }
  return found
}

describe('redacted words', () => {
  const marker = 'Quizzaciously Brambleworth'

  it('are nowhere any more: not in the database, on no page, in no answer', async () => {
    const words = { source: `She is ${marker} of the old mill.` }
    const operation = crypto.randomUUID()
    const id = await post(at.ada, at.here, { ...words, operation })
    await at.ada.write(`/comments/${id}`, { version: 1, source: `Her name: **${marker}**, and more.` })
    await at.ben.write('/follow', { kind: 'document', of: at.document, on: true })
    await expect.poll(async () => (await collectionsWith(marker)).length).toBeGreaterThan(2)
    const reading = await Screen.open(at.ben, at.documentPath)
    expect(JSON.stringify(reading.state)).toContain(marker)

    const { page } = await at.gov.page(`/moderation/redact/comment/${id}`)
    const version = page.kind === 'redact' ? page.redact.version : -1
    const body = { kind: 'comment', id, version, exact: marker, rule: 'children', note: `About ${marker}.` }
    expect((await at.mo.send('/moderation/redact', body)).status).toBe(403)
    await at.gov.write('/moderation/redact', body)

    expect(await collectionsWith(marker)).toEqual([])
    await reading.until(() => !JSON.stringify(reading.state).includes(marker))
    reading.close()
    for (const who of [at.ada, at.ben, at.mo, at.gov, new Visitor(server().url)])
      for (const path of [at.documentPath, `/comments/${id}/history`])
        expect(await (await who.fetch(path)).text()).not.toContain(marker)
    expect(await (await at.ben.fetch('/notifications')).text()).not.toContain(marker)
    const again = await at.ada.send('/comments', { ...at.here, ...words, operation })
    expect(JSON.stringify(again.body)).not.toContain(marker)
    const kept = await Comments.findById(id).lean()
    expect(kept?.source).toBe('Her name: **[redacted]**, and more.')
    const [record] = await Records.find({ action: 'comment.redacted' }).lean()
    expect(record).toMatchObject({ rule: 'children', privateNote: 'About [redacted].' })
  })

  it('go from the answers that quote them as well, where that is asked for', async () => {
    const words = 'Ferdinand Quillfeather'
    const id = await post(at.ada, at.here, { source: `It was ${words}.` })
    const quote = await post(at.ben, at.here, { source: `> It was ${words}.\n\nWas it?`, parent: id })
    const elsewhere = await post(at.ben, at.there, { source: `I read of ${words} in a paper.` })
    const edited = await post(at.ben, at.here, { source: `${words}, then.` })
    await at.ben.write(`/comments/${edited}`, { version: 1, source: 'Never mind.' })
    const body = { kind: 'comment', id, rule: 'children', exact: words }
    await at.gov.write('/moderation/redact', { ...body, version: 1 })
    expect((await Comments.findById(quote).lean())?.source).toContain(words)

    const left = await post(at.ada, at.here, { source: `Again, it was ${words}.` })
    await at.gov.write('/moderation/redact', { ...body, id: left, version: 1, answers: true })
    const now = await Comments.findById(quote).lean()
    expect(now).toMatchObject({ source: '> It was [redacted].\n\nWas it?', version: 2 })
    expect(now?.html).not.toContain(words)
    expect((await Comments.findById(elsewhere).lean())?.source).toContain(words)
    expect(JSON.stringify(await at.ben.page(at.documentPath))).not.toContain(words)
    expect(JSON.stringify(await CommentRevisions.find().lean())).not.toContain(words)
    expect(await Records.find({ action: 'comment.redacted', entity: toId(quote) }).lean()).toHaveLength(1)
  })

  it('have to stand in it, in the version that was seen', async () => {
    const id = await post(at.ada, at.here)
    const body = { kind: 'comment', id, version: 1, rule: 'children' }
    const absent = await at.gov.send('/moderation/redact', { ...body, exact: 'Not said here' })
    expect(absent).toMatchObject({ status: 422, body: { error: { fields: [{ field: 'exact' }] } } })
    expect((await at.gov.send('/moderation/redact', body)).status).toBe(422)
    expect((await at.gov.send('/moderation/redact', { ...body, version: 7, exact: 'thought' })).status).toBe(
      409,
    )
    await at.gov.write('/moderation/redact', { ...body, start: 2, end: 9 })
    expect((await Comments.findById(id).lean())?.source).toBe('A [redacted] about this.')
  })
})

describe('a redactor', () => {
  it.each<[what: string, exact: string, given: unknown, left: unknown]>([
    ['whatever white space is between', 'Anna Smith', 'Anna\n  Smith', '[redacted]'],
    ['every time they stand there', 'Anna', 'Anna and Anna', '[redacted] and [redacted]'],
    ['what is special in patterns', 'a+b (c)', 'so a+b (c)?', 'so [redacted]?'],
    ['what became HTML', 'A & B', '<p>A &amp; B</p>', '<p>[redacted]</p>'],
    [
      'in lists and things',
      'Anna',
      { a: ['Anna'], b: { c: 'Anna' } },
      { a: ['[redacted]'], b: { c: '[redacted]' } },
    ],
    ['nothing else', 'Anna', 'Hannah', 'Hannah'],
  ])('takes %s', (_what, exact, given, left) => {
    expect(redactorOf(exact).deep(given)).toEqual(left)
  })

  it('leaves what is no text as it is', () => {
    const at = new Date()
    expect(redactorOf('Anna').deep({ at }).at).toBe(at)
  })
})
