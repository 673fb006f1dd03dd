import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let mo: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  mo = await come(server().url, 'Mo', 'moderator')
})

/** Sends a form with a file, as the page without script does. */
async function sendFile(path: string, words: string, more: Record<string, string> = {}) {
  const body = new FormData()
  const fields = { operation: randomUUID(), token: mo.token ?? '', from: '/documents/import', ...more }
  for (const [name, value] of Object.entries({ export: '', ...fields })) body.set(name, value)
  body.set('file', new Blob([words], { type: 'application/json' }), 'export.json')
  const headers = { accept: 'application/json', origin: server().url }
  const answer = await mo.fetch(path, { method: 'POST', body, headers })
  return { status: answer.status, body: await answer.json() }
}

it('a document’s export comes back as a file', async () => {
  const words = await (await mo.fetch(`${place.documentPath}/export.jsonld`)).text()
  const sent = await sendFile('/documents/import', words)
  expect(sent).toMatchObject({ status: 200, body: { location: place.documentPath } })
  expect((await sendFile('/documents/import', '{"broken":')).status).toBe(422)
})

it('so does what Hypothesis exported, onto the document that was chosen', async () => {
  const { page } = await mo.page('/documents/import')
  const { documents } = page as unknown as { documents: { slug: string }[] }
  expect(documents.map(({ slug }) => `/documents/${slug}`)).toContain(place.documentPath)
  const [excerpt] = Object.values((await mo.page(place.documentPath)).tables.excerpt)
  const exact = excerpt!.text.slice(0, 30)
  const made = {
    id: 'abcdefghijklmnop',
    user: 'acct:zoe@hypothes.is',
    created: '2020-01-01T00:00:00Z',
    text: 'From elsewhere.',
    target: [{ selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }],
  }
  const words = JSON.stringify({ annotations: [made] })
  const sent = await sendFile(`${place.documentPath}/annotations/import`, words)
  expect(sent).toMatchObject({ status: 200, body: { notice: '1 annotation taken over.' } })
  const printed = await mo.page(`${place.documentPath}/print`)
  expect(Object.values(printed.tables.annotation)).toMatchObject([{ html: '<p>From elsewhere.</p>' }])
})
