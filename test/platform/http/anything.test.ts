import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { pageAddresses } from '../../../server/pages/routes.ts'
import { discussedLibrary } from '../../support/discussed.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ids: string[]

beforeAll(async () => {
  const at = await discussedLibrary(server().url)
  ids = [at.document, at.digest, at.comment, at.annotation, at.excerpt!, at.own, '0'.repeat(24)]
  ada = await new Visitor(server().url).logIn('Ada')
})

/** Names that some write knows, so that what is sent gets past the first look. */
const names = [
  ...['operation', 'version', 'source', 'threadKind', 'threadId', 'parent', 'excerpt', 'revision', 'exact'],
  ...['start', 'end', 'note', 'tags', 'type', 'claim', 'ends', 'kind', 'document', 'area', 'role', 'prefix'],
  ...['authority', 'published', 'section', 'judgements', 'sourceUrl', 'page', 'text', 'raw', 'fingerprint'],
  ...['name', 'email', 'password', 'login', 'next', 'invitation', 'from', 'form', 'token', '__proto__'],
]
const plausible = fc.constantFrom<unknown>(
  ...['document', 'passage', 'field', 'overall', 'local-authority', 'derby', 'good', 'tone-v-overall'],
  ...['2016-03-04', '9999-99-99', 'member', 'Words.', '\u0000', '\ud800', 'é'.repeat(30_000)],
  ...[0, 1, -1, 1.5, 1e21, null, true, [], {}, [[]], { $ne: null }, { length: 5 }, { toString: 1 }],
)
const anId = fc.nat(20).map((n) => ids[n % ids.length]!)
const value: fc.Arbitrary<unknown> = fc.oneof(plausible, anId, fc.jsonValue({ maxDepth: 2 }))
const body = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(value, fc.array(fc.dictionary(fc.constantFrom(...names), value), { maxLength: 3 })),
  { maxKeys: 9 },
)

it('no write is brought down by anything that is sent to it', async () => {
  const paths = server().app.writes.map(({ path }) => path)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      anId,
      body,
      fc.boolean(),
      async (path, id, fields, asForm) => {
        // Logging in or out changes who asks; that these refuse nonsense is shown elsewhere.
        if (/^\/(log-in|log-out|register)$/.test(path)) return
        const headers = {
          accept: asForm ? 'text/html' : 'application/json',
          'content-type': 'application/json',
          'x-counterpoint-token': ada.token ?? '',
          origin: ada.url,
        }
        const sent = JSON.stringify({ operation: randomUUID(), version: 1, ...fields })
        const answer = await ada.fetch(path.replace(':id', id), { method: 'POST', headers, body: sent })
        await answer.text()
        expect(answer.status, `${path} ${sent.slice(0, 500)}`).toBeLessThan(500)
      },
    ),
    { numRuns: 400 },
  )
}, 60_000)

it('no page is brought down by anything that is asked of it', async () => {
  const part = fc.oneof(anId, fc.constantFrom('new', 'derby', '%00', '%2e%2e', '%F0%9F%A6%89'), fc.string())
  const query = fc.dictionary(
    fc.constantFrom('next', 'since', 'since[document:0]', 'q', 'invitation'),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pageAddresses, '/api/changes', '/api/authorities', '/:slug'),
      part,
      query,
      async (address, word, asked) => {
        const path = address.replace(/:\w+/, () => (/^%/.test(word) ? word : encodeURIComponent(word)))
        const answer = await ada.fetch(`${path}?${new URLSearchParams(asked)}`)
        await answer.text()
        expect(answer.status, path).toBeLessThan(500)
      },
    ),
    { numRuns: 200 },
  )
}, 60_000)
