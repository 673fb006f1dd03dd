import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentExport } from '../../server/exporting/document-export.ts'
import { faults, startTestServer } from '../support/server.ts'
import { alike, asFrom, clear, countAll, exportOf, idOf, richLibrary } from './rich.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof richLibrary>>
let first: DocumentExport

beforeAll(async () => {
  at = await richLibrary(server().url)
  first = await exportOf(server().url, at.documentPath)
})

describe('a file that comes again', () => {
  it('changes nothing where its document is, and leads there', async () => {
    const before = await countAll()
    const answer = await at.ada.write('/documents/import', first as never)
    expect(answer).toMatchObject({ location: at.documentPath, notice: 'This document is here already.' })
    expect(await countAll()).toEqual(before)
  })

  it('changes nothing the second time elsewhere, also when two send it at once', async () => {
    await clear()
    await Promise.all([first, first].map((file) => at.ada.write('/documents/import', file as never)))
    const before = await countAll()
    expect(before.documents).toBe(1)
    const again = await at.ada.write('/documents/import', first as never)
    expect(again).toMatchObject({ notice: 'This document is here already.' })
    expect(await countAll()).toEqual(before)
  })

  it('gets another slug where its own is taken, and is made once by two who import at once', async () => {
    const guidance = { ...first, kind: 'guidance' as const }
    const other = asFrom(guidance, server().url, 'https://elsewhere.example')
    const both = await Promise.all(
      [other, other].map((file) => at.ada.write('/documents/import', file as never)),
    )
    expect(both.map(({ location }) => location)).toEqual([`${at.documentPath}-2`, `${at.documentPath}-2`])
    expect(alike(await exportOf(server().url, `${at.documentPath}-2`))).toEqual(alike(guidance))
  })
})

describe('a file whose last part can’t be saved', () => {
  it('leaves nothing behind, and comes whole once it can', async () => {
    await clear()
    const before = await countAll()
    const comments = mongoose.connection.collection('comments')
    // Somebody’s second comment is refused by the database itself, after much else was written.
    const index = await comments.createIndex({ 'creator.name': 1 }, { unique: true })
    const { status } = await at.ada.send('/documents/import', first as never)
    expect(status).toBe(500)
    expect(faults.splice(0)).toHaveLength(1)
    expect(await countAll()).toEqual(before)
    await comments.dropIndex(index)
    const { location } = await at.ada.write('/documents/import', first as never)
    expect(alike(await exportOf(server().url, location))).toEqual(alike(first))
  })
})

describe('a contradiction between two documents', () => {
  it('waits for the second one', async () => {
    await clear()
    const text = 'Every family is written to in the spring, and most of them answer.'
    const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text }
    const [one, two] = await Promise.all(
      ['2016-03-04', '2017-03-04'].map((published) => at.ada.write('/documents', { ...report, published })),
    )
    const end = (answer: typeof one) => ({
      kind: 'passage',
      excerpt: idOf(answer as never, 'excerpt'),
      exact: 'most of them answer',
      role: 'praise',
    })
    const claim = 'The same words, another year.'
    const made = await at.ada.write('/contradictions', {
      type: 'over-time',
      claim,
      ends: [end(one), end(two)],
    })
    const thread = { threadKind: 'contradiction', threadId: idOf(made as never, 'contradiction') }
    await at.ada.write('/comments', { ...thread, source: 'Indeed.' })
    await at.ada.write(`/threads/${thread.threadId}/lock`, {
      kind: 'contradiction',
      version: 0,
      on: true,
      reason: 'Agreed.',
    })
    const paths = [one, two].map((answer) => answer?.location.split('#')[0] ?? '')
    const files = await Promise.all(paths.map((path) => exportOf(server().url, path)))
    await clear()
    const waits = (await at.ada.write('/documents/import', files[0] as never)) as { notice?: string }
    expect(waits.notice).toContain('Left out for now: 1 contradiction')
    const waiting = await exportOf(server().url, paths[0] as string)
    expect([waiting.contradictions, waiting.comments, waiting.closedThreads]).toEqual([[], [], undefined])
    await at.ada.write('/documents/import', files[1] as never)
    for (const [index, path] of paths.entries())
      expect(alike(await exportOf(server().url, path))).toEqual(alike(files[index] as DocumentExport))
  })
})
