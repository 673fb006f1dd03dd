import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentExport } from '../../server/exporting/document-export.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { alike, clear, exportOf, richLibrary } from './rich.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof richLibrary>>
let first: DocumentExport
let own: DocumentExport
let before: Awaited<ReturnType<Visitor['page']>>['tables']
let after: typeof before
let second: DocumentExport
let printed: string[]
let tables: string[]
let location: string

/** The printed page and the table, with what has to differ made alike. */
const printedAt = async (path: string) => {
  const { tables } = await new Visitor(server().url).page(`${path}/print`)
  const notes = Object.values(tables.annotation).map(({ html, tags, retired, anchor, creator }) =>
    JSON.stringify([html, tags, retired, anchor, creator.name]),
  )
  const said = Object.values(tables.comment).map(({ html, creator }) => `${creator.name}: ${html}`)
  const words = [...notes, ...said].map((line) =>
    line.replace(/<a class="mention"[^>]*>|<\/a>|&quot;|\\?"/g, ''),
  )
  return [...Object.values(tables.excerpt).map(({ text }) => text), ...words.sort()]
}
const tableAt = async (path: string) => {
  const text = await (await new Visitor(server().url).fetch(`${path}/export.csv`)).text()
  return text.replace(/http:\/\/[^,\r\n"]*/g, 'address').split('\r\n')
}

beforeAll(async () => {
  at = await richLibrary(server().url)
  first = await exportOf(server().url, at.documentPath)
  own = await exportOf(server().url, at.ownPath)
  before = (await new Visitor(server().url).page(at.documentPath)).tables
  printed = await printedAt(at.documentPath)
  tables = await tableAt(at.documentPath)
  await clear()
  location = (await at.ada.write('/documents/import', { export: JSON.stringify(first) })).location
  second = await exportOf(server().url, location)
  after = (await new Visitor(server().url).page(location)).tables
})

describe('a document that was exported and imported', () => {
  it('holds all that can be lost', () => {
    const { annotations, comments, contradictions, excerpts, closedThreads } = first
    expect(excerpts[0]?.revisions).toHaveLength(5)
    expect(new Set(excerpts[0]?.revisions.map(({ creator }) => creator.name)).size).toBe(2)
    const aside = annotations.find(({ retired }) => retired)
    expect([aside?.edited === undefined, (aside?.edited ?? '') < (aside?.retired ?? '')]).toEqual([
      false,
      true,
    ])
    expect(aside?.modified).toBe(aside?.retired)
    expect(aside?.formerWordings?.[0]?.body?.[0]?.value).toContain('<em>whom</em>')
    expect(annotations.flatMap(({ formerTargets = [] }) => formerTargets)).toHaveLength(2)
    expect(annotations.some(({ canonical }) => canonical?.startsWith('urn:uuid:'))).toBe(true)
    expect(new Set(annotations.map(({ motivation }) => motivation)).size).toBe(3)
    expect(comments.filter(({ formerWordings }) => formerWordings)).toHaveLength(2)
    expect(comments.filter(({ answersWording }) => answersWording === 1).length).toBeGreaterThan(0)
    expect(comments.filter(({ featured }) => featured)).toHaveLength(1)
    expect(comments.filter(({ body }) => !body)).toHaveLength(1)
    expect(contradictions.map(({ body }) => body?.[0]?.value)).toContain('corroborated')
    expect(JSON.stringify(contradictions)).toContain('"role":"praise"')
    expect(closedThreads).toMatchObject([{ reason: 'All is said.' }])
    expect(own.comments.at(-1)).toMatchObject({ byPostAuthor: true })
  })

  it('is the same once more, all of it', () => {
    expect(alike(second)).toEqual(alike(first))
  })

  it('is so for people, too: where marks lie, what is closed and featured, what was said before', async () => {
    const anchors = (of: typeof before) => Object.values(of.annotation).map(({ anchor }) => anchor)
    expect(anchors(after)).toEqual(anchors(before))
    expect(new Set(anchors(after).map(({ state }) => state)).size).toBeGreaterThan(2)
    const closed = (of: typeof before) => Object.values(of.thread).map(({ locked }) => locked)
    expect(closed(after)).toEqual(closed(before))
    const said = (of: typeof before) =>
      Object.values(of.comment)
        .filter(({ html }) => html !== null)
        .map(
          ({ html, featured, revised, depth, creator }) =>
            `${html} ${featured} ${revised} ${depth} ${creator.name}`,
        )
        .map((line) => line.replace(/<[^>]*>|&quot;|"/g, ''))
        .sort()
    expect(said(after)).toEqual(said(before))
    const histories = Object.values(after.comment).filter(({ revised }) => revised)
    for (const { id } of histories) {
      const { page } = await new Visitor(server().url).page(`/comments/${id}/history`)
      expect(page.kind === 'history' && page.changes.length).toBe(2)
    }
    const aside = Object.values(after.annotation).find(({ retired }) => retired)
    const { page } = await new Visitor(server().url).page(`/annotations/${aside?.id}/history`)
    expect(page.kind === 'annotation-history' && page.history.wordings).toMatchObject([
      { tags: ['monitoring'] },
    ])
  })

  it('names its people without making anybody here the author', () => {
    for (const { creator, imported } of Object.values(after.comment))
      expect([creator.id, imported]).toEqual([null, true])
    for (const { creator } of [...Object.values(after.annotation), ...Object.values(after.contradiction)])
      expect(creator.id).toBe(null)
    for (const { may } of Object.values(after.comment)) expect(may).not.toContain('edit')
  })

  it('says where each mark came from', () => {
    expect(second.annotations.map(({ via }) => via)).toEqual(first.annotations.map(({ id }) => id))
  })

  it('prints and tabulates the same', async () => {
    expect(await printedAt(location)).toEqual(printed)
    expect(await tableAt(location)).toEqual(tables)
  })

  it('can be taken on from there, and is the same still', async () => {
    await clear()
    const next = await at.ada.write('/documents/import', { export: JSON.stringify(second) })
    expect(alike(await exportOf(server().url, next.location))).toEqual(alike(first))
  })

  it('keeps who posted what, where they spoke themselves', async () => {
    await clear()
    const next = await at.ada.write('/documents/import', { export: JSON.stringify(own) })
    expect(alike(await exportOf(server().url, next.location))).toEqual(alike(own))
  })

  it('can be read as it was given away before 2026, too', async () => {
    await clear()
    const older = JSON.parse(
      JSON.stringify(second, (key, value) =>
        key === 'edited' || key === 'formerWordings' ? undefined : value,
      ).replaceAll('"role":"praise"', '"purpose":"praise"'),
    )
    for (const { revisions } of older.excerpts) for (const each of revisions) each.creator = each.creator.name
    const next = await at.ada.write('/documents/import', { export: JSON.stringify(older) })
    const given = await exportOf(server().url, next.location)
    expect(given.excerpts[0]?.revisions.map(({ creator }) => creator.name)).toEqual(
      first.excerpts[0]?.revisions.map(({ creator }) => creator.name),
    )
    expect(JSON.stringify(given.contradictions)).toContain('"role":"praise"')
  })
})
