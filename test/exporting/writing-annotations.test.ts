import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type discussedLibrary as Discussed, discussedLibrary } from '../support/discussed.ts'
import { get, json, ld, pathOf, send } from '../support/programs.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof Discussed>>
let guest: Visitor
let ben: Visitor
let ada: Visitor
let container: string
/** One that differs from all before: who says the same again and again is held. */
let annotation: Record<string, unknown>
let made = 0

beforeEach(() => {
  made += 1
  annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: [
      { type: 'TextualBody', value: `<p>By a <strong>program</strong>, ${made}.</p>`, format: 'text/html' },
      { type: 'TextualBody', value: 'home visit', purpose: 'tagging' },
    ],
    target: {
      source: `${server().url}/excerpts/${at.excerpt}/revisions/1`,
      selector: { type: 'TextQuoteSelector', exact: 'The inspectors approve' },
    },
  }
})

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
  ben = await new Visitor(server().url).logIn('Ben')
  ada = await new Visitor(server().url).logIn('Ada')
  container = `${at.documentPath}/annotations/`
})

const problem = async (answer: Response) => {
  const { error } = await json(answer)
  return [answer.status, error.code, ...error.fields.map(({ field }: { field: string }) => field)]
}

describe('POST to a container', () => {
  it('makes an annotation below it, and answers it as it is then', async () => {
    const made = await send(ben, 'POST', container, annotation, { slug: 'my-own-name' })
    expect(made.status).toBe(201)
    expect(made.headers.get('link')).toContain('ldp#BasicContainer')
    const location = made.headers.get('location') ?? ''
    expect(location.startsWith(server().url + container)).toBe(true)
    const body = await json(made)
    expect(body).toMatchObject({
      id: location,
      creator: { name: 'Ben' },
      body: [{ value: expect.stringContaining('<strong>program</strong>') }, { value: 'home-visit' }],
    })
    const kept = await get(guest, pathOf(location))
    expect(kept.headers.get('etag')).toBe(made.headers.get('etag'))
    expect(await json(kept)).toEqual(body)
  })

  it('makes one of a request that is sent twice under the same key', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const [one, two] = [
      await send(ben, 'POST', container, annotation, key),
      await send(ben, 'POST', container, annotation, key),
    ]
    expect(two.headers.get('location')).toBe(one.headers.get('location'))
  })

  it('keeps the address by which an annotation is known, and says where it came from', async () => {
    const canonical = 'urn:uuid:8a9b0c1d-2e3f-4a5b-8c6d-7e8f9a0b1c2d'
    const id = 'https://elsewhere.example/annotations/1'
    const made = await json(send(ben, 'POST', container, { ...annotation, id, canonical }))
    expect(made).toMatchObject({ canonical, via: id })
    const path = pathOf(made.id)
    const held = await get(guest, path)
    expect(await json(held)).toEqual(made)
    const match = { 'if-match': held.headers.get('etag') ?? '' }
    const other = await send(ben, 'PUT', path, { ...made, canonical: 'urn:other:1' }, match)
    expect(await problem(other)).toEqual([422, 'invalid', 'canonical'])
    const put = await send(ben, 'PUT', path, { ...made, bodyValue: 'More.' }, match)
    expect(await json(put)).toMatchObject({ canonical, via: id })
  })

  it('takes the forms that the standard has for the same', async () => {
    const forms = [
      { ...annotation, body: undefined, bodyValue: 'Plain words.' },
      { ...annotation, body: { type: ['TextualBody'], value: 'Plain words.', purpose: ['commenting'] } },
      { ...annotation, type: ['Annotation'], body: { value: 'Plain words.' }, motivation: ['oa:commenting'] },
      { ...annotation, body: { value: 'Plain words.' }, target: [annotation.target] },
    ]
    for (const form of forms) {
      const made = await send(ben, 'POST', container, form)
      expect([made.status, (await json(made)).body]).toMatchObject([201, [{ value: '<p>Plain words.</p>' }]])
    }
    const question = { ...annotation, motivation: 'http://www.w3.org/ns/oa#questioning' }
    expect((await json(send(ben, 'POST', container, question))).motivation).toBe('questioning')
  })

  it('refuses what it could not keep, and says which part that is', async () => {
    const refused = async (change: Record<string, unknown>) =>
      problem(await send(ben, 'POST', container, { ...annotation, ...change }))
    const { source } = annotation.target as { source: string }
    expect(await refused({ type: 'Note' })).toEqual([422, 'invalid', 'type'])
    expect(await refused({ body: 'https://elsewhere.example/a-text' })).toEqual([422, 'invalid', 'body[0]'])
    expect(await refused({ body: { type: 'Image', id: 'https://a.example/i.png' } })).toEqual([
      422,
      'invalid',
      'body[0][value]',
    ])
    expect(await refused({ motivation: 'bookmarking' })).toEqual([422, 'invalid', 'motivation'])
    expect(await refused({ target: { source: 'https://a.example' } })).toEqual([422, 'invalid', 'target'])
    expect(await refused({ target: 'https://a.example' })).toEqual([422, 'invalid', 'target'])
    const elsewhere = { selector: { type: 'TextQuoteSelector', exact: 'No such words' }, source }
    expect((await refused({ target: elsewhere }))[1]).toBe('passage-not-found')
    // A passage of another document belongs in that one's container.
    const other = { source: `${server().url}/excerpts/${at.own}/revisions/1` }
    const selector = { type: 'TextQuoteSelector', exact: 'Every family' }
    expect(await refused({ target: { ...other, selector } })).toEqual([422, 'invalid', 'target'])
  })

  it('asks once about words that may harm, then takes them for moderators to look at: nobody is given them till then', async () => {
    const harmful = { ...annotation, body: { value: 'My daughter Wren, 9, would say so too.' } }
    const asked = await send(ben, 'POST', container, harmful)
    expect((await problem(asked)).slice(0, 2)).toEqual([422, 'nudge'])
    const before = (await json(get(guest, container))).total
    const made = await send(ben, 'POST', container, harmful, { 'x-counterpoint-insists': 'yes' })
    expect(made.status).toBe(201)
    const path = pathOf(made.headers.get('location') ?? '')
    for (const who of [guest, ben, ada]) expect((await get(who, path)).status).toBe(404)
    for (const who of [guest, ben, ada]) expect((await json(get(who, container))).total).toBe(before)
    // Its author can still take it back.
    const match = { 'if-match': made.headers.get('etag') ?? '' }
    expect((await send(ben, 'DELETE', path, undefined, match)).status).toBe(204)
    expect((await get(guest, path)).status).toBe(404)
  })

  it('is for people with an account, and takes JSON from our own pages', async () => {
    expect(await problem(await send(guest, 'POST', container, annotation))).toEqual([401, 'log-in-needed'])
    const plain = await send(ben, 'POST', container, 'words', { 'content-type': 'text/plain' })
    expect(await problem(plain)).toEqual([415, 'wrong-type'])
    expect((await problem(await send(ben, 'POST', container, '{"type":')))[1]).toBe('invalid')
    const foreign = { origin: 'https://elsewhere.example' }
    expect(await problem(await send(ben, 'POST', container, annotation, foreign))).toEqual([
      403,
      'foreign-origin',
    ])
  })
})

describe('an annotation of one’s own', () => {
  it('is replaced and deleted by its author in the state that they name, and by nobody else', async () => {
    const made = await send(ben, 'POST', container, annotation)
    const kept = await json(made)
    const path = pathOf(kept.id)
    const etag = made.headers.get('etag') ?? ''
    const changed = { ...kept, body: [{ type: 'TextualBody', value: 'Other words' }] }
    expect((await send(ben, 'PUT', path, changed)).status).toBe(428)
    for (const other of ['"of yesterday"', `W/${etag}`])
      expect((await send(ben, 'PUT', path, changed, { 'if-match': other })).status).toBe(412)
    expect((await send(ada, 'PUT', path, changed, { 'if-match': etag })).status).toBe(403)
    expect((await send(ada, 'DELETE', path, undefined, { 'if-match': etag })).status).toBe(403)
    const put = await send(ben, 'PUT', path, changed, { 'if-match': `"another", ${etag}` })
    expect(put.status).toBe(200)
    const now = put.headers.get('etag') ?? ''
    const body = await json(put)
    expect(body.body).toMatchObject([{ value: expect.stringContaining('Other words') }])
    const held = await get(guest, path)
    expect([held.headers.get('etag'), await json(held)]).toEqual([now, body])
    expect((await send(ben, 'DELETE', path)).status).toBe(428)
    expect((await send(ben, 'DELETE', path, undefined, { 'if-match': etag })).status).toBe(412)
    const gone = await send(ben, 'DELETE', path, undefined, { 'if-match': now })
    expect([gone.status, await gone.text()]).toEqual([204, ''])
    expect((await get(guest, path)).status).toBe(410)
    const { first } = await json(get(guest, container))
    expect(first.items.map(({ id }: { id: string }) => id)).not.toContain(kept.id)
  })

  it('stays on its passage', async () => {
    const made = await send(ben, 'POST', container, annotation)
    const kept = await json(made)
    const match = { 'if-match': made.headers.get('etag') ?? '' }
    const [quote, position] = kept.target.selector
    for (const selector of [
      [{ ...quote, exact: 'The inspectors' }, position],
      [quote, { ...position, start: position.start + 1, end: position.end + 1 }],
    ]) {
      const target = { ...kept.target, selector }
      const put = await send(ben, 'PUT', pathOf(kept.id), { ...kept, target }, match)
      expect(await problem(put)).toEqual([422, 'invalid', 'target'])
    }
  })
})

it('answers what goes wrong as JSON to who asks for JSON-LD alone', async () => {
  const answer = await guest.fetch(`/annotations/${'0'.repeat(24)}`, {
    headers: { accept: 'application/ld+json' },
  })
  expect(await problem(answer)).toEqual([404, 'not-found'])
  expect((await guest.fetch(`/annotations/${'0'.repeat(24)}`, { headers: { accept: ld } })).status).toBe(404)
})
