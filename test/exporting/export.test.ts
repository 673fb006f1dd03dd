import { parse } from 'csv-parse/sync'
import { beforeAll, expect, it } from 'vitest'
import { discussedLibrary } from '../support/discussed.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof discussedLibrary>>
let guest: Visitor

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
})

it('gives away a document whole: its wordings, and all that people made of it', async () => {
  const answer = await guest.fetch(`${at.documentPath}/export.jsonld`)
  expect(answer.headers.get('content-disposition')).toContain('.jsonld')
  const exported = JSON.parse(await answer.text())
  const { tables } = await guest.page(at.documentPath)
  expect(exported.excerpts.map(({ revisions }: { revisions: unknown[] }) => revisions.length)).toEqual([1])
  expect(exported.annotations).toHaveLength(Object.keys(tables.annotation).length)
  expect(exported.contradictions).toHaveLength(2)
  expect(exported.comments).toHaveLength(6)
  const answers = exported.comments.map(({ target }: { target: string }) => target)
  expect(answers[0]).toBe(exported.id)
  expect(answers[1]).toBe(exported.comments[0].id)
})

it('gives it as a table too, in which no cell is a formula', async () => {
  const ben = await new Visitor(server().url).logIn('Ben')
  const thread = { threadKind: 'document', threadId: at.document }
  await ben.write('/comments', { ...thread, source: '=HYPERLINK("https://a.example"), "quoted",\nand more' })
  const answer = await guest.fetch(`${at.documentPath}/export.csv`)
  const rows: Record<string, string>[] = parse(await answer.text(), { bom: true, columns: true })
  expect(rows.filter(({ kind }) => kind === 'replying')).toHaveLength(7)
  expect(rows.filter(({ kind }) => kind === 'linking')).toHaveLength(2)
  const last = rows.find(({ words }) => words?.includes('HYPERLINK'))
  expect(last?.words?.startsWith("'=HYPERLINK")).toBe(true)
  expect(last?.words).toContain('"quoted"')
})

it('holds nothing that not everybody may see', async () => {
  const ben = await new Visitor(server().url).logIn('Ben')
  const thread = { threadKind: 'document', threadId: at.document }
  const { events } = await ben.write('/comments', { ...thread, source: 'Secretword.' })
  await ben.write(`/comments/${events[0]?.id}/withdraw`, { version: 1 })
  for (const ending of ['jsonld', 'csv']) {
    const text = await (await ben.fetch(`${at.documentPath}/export.${ending}`)).text()
    expect(text).not.toContain('Secretword')
  }
})
