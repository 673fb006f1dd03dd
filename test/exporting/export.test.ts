import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
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

describe('the table', () => {
  type Row = Record<string, string>
  const table = async (): Promise<Row[]> => {
    const answer = await guest.fetch(`${at.documentPath}/export.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = Buffer.from(await answer.arrayBuffer())
    // Spreadsheets know by this mark which letters these are.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    return parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' })
  }
  const say = async (source: string) => {
    const ben = await new Visitor(server().url).logIn('Ben')
    await ben.write('/comments', { threadKind: 'document', threadId: at.document, source })
    return (await table()).at(-1)?.words
  }

  it('has a line for each, and one for each end of a contradiction', async () => {
    const rows = await table()
    expect(rows.filter(({ kind }) => kind === 'replying')).toHaveLength(6)
    expect(rows.filter(({ kind }) => kind === 'linking')).toHaveLength(2)
    const mark = rows.find(({ kind }) => kind === 'commenting')
    expect(Number(mark?.end) - Number(mark?.start)).toBe([...(mark?.quoted ?? '')].length)
  })

  it.each([
    [
      '=HYPERLINK("https://a.example"), "quoted",\nand more',
      `'=HYPERLINK("https://a.example"), "quoted",\nand more`,
    ],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
  ])('runs no formula: %j', async (source, cell) => {
    expect(await say(source)).toBe(cell)
  })

  it.each([
    [
      'One line\nand another, “quoted”; ünïcödé 👩‍👩‍👧 日本',
      'One line\nand another, “quoted”; ünïcödé 👩‍👩‍👧 日本',
    ],
    ['A **bold** word & 1 < 2.', 'A bold word & 1 < 2.'],
    ['- one\n- two', 'one\ntwo'],
  ])('has the words as they are read: %j', async (source, words) => {
    expect(await say(source)).toBe(words)
  })

  it('keeps what looks like a tag in a claim, which is plain words', async () => {
    const ben = await new Visitor(server().url).logIn('Ben')
    const ends = [
      { kind: 'passage', excerpt: at.excerpt, revision: 1, exact: 'nearly every family' },
      { kind: 'field', document: at.document, area: 'overall' },
    ]
    const claim = 'They <approve> of it: 1 < 2 > 0.'
    await ben.write('/contradictions', { type: 'tone-v-overall', claim, ends })
    const said = (await table()).filter(({ words }) => words?.includes('of it'))
    expect(said.map(({ words }) => words)).toEqual([claim, claim])
  })
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

it('is printed with what was said under it, its notes and contradictions, each after what it answers', async () => {
  const ben = await new Visitor(server().url).logIn('Ben')
  const note = { threadKind: 'annotation', threadId: at.annotation }
  const made = await ben.write('/comments', { ...note, source: 'Under the note.' })
  const parent = made.events.find(({ type }) => type === 'comment.changed')?.id
  await ben.write('/comments', { ...note, parent, source: 'Answering that.' })
  const gone = await ben.write('/comments', { ...note, source: 'Withdrawnword.' })
  const id = gone.events.find(({ type }) => type === 'comment.changed')?.id
  await ben.write(`/comments/${id}/withdraw`, { version: 1 })
  const html = await (await guest.fetch(`${at.documentPath}/print`)).text()
  const drawn = html.slice(0, html.indexOf('<script type="application/json"'))
  const [first, second, thoughts] = ['Under the note.', 'Answering that.', '<h2>Thoughts</h2>'].map((words) =>
    drawn.indexOf(words),
  )
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first ?? 0)
  expect(thoughts).toBeGreaterThan(second ?? 0)
  expect(drawn).toContain(', answering Ben')
  expect(html).not.toContain('Withdrawnword')
})
