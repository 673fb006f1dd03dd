import { beforeAll, describe, expect, it } from 'vitest'
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

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
  ben = await new Visitor(server().url).logIn('Ben')
  ada = await new Visitor(server().url).logIn('Ada')
  container = `${at.documentPath}/annotations/`
})

const ldp = 'http://www.w3.org/ns/ldp#'
const oa = 'http://www.w3.org/ns/oa#'
const prefer = (...include: string[]) => ({ prefer: `return=representation;include="${include.join(' ')}"` })
const address = (query: string) => server().url + container + query

describe('the container of a document', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('says by %s what it is and what it takes', async (method) => {
    const { status, headers } = await guest.fetch(container, { method })
    expect(status).toBe(200)
    expect(headers.get('link')).toContain(`<${ldp}BasicContainer>; rel="type"`)
    expect(headers.get('link')).toContain(
      `<http://www.w3.org/TR/annotation-protocol/>; rel="${ldp}constrainedBy"`,
    )
    expect(headers.get('accept-post')).toBe(ld)
    expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(headers.get('vary')).toBe('Accept, Prefer')
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    if (method !== 'OPTIONS') {
      expect(headers.get('content-type')?.replace('; charset=utf-8', '')).toBe(ld)
      expect(headers.get('content-location')).toBe(address('?iris=0'))
    }
  })

  it('gives whole annotations to who prefers nothing, in a first page that says where it is', async () => {
    const answer = await get(guest, container)
    expect(answer.headers.get('preference-applied')).toBe(null)
    const body = await json(answer)
    expect(body).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', 'http://www.w3.org/ns/ldp.jsonld'],
      id: address('?iris=0'),
      type: ['BasicContainer', 'AnnotationCollection'],
      total: 2,
      first: { id: address('?iris=0&page=0'), type: 'AnnotationPage', startIndex: 0 },
      last: address('?iris=0&page=0'),
    })
    expect(Object.keys(body.first)).not.toContain('next')
    for (const item of body.first.items) expect(await json(get(guest, pathOf(item.id)))).toEqual(item)
    expect((await guest.fetch(container.slice(0, -1))).headers.get('location')).toBe(container)
    expect((await guest.fetch(`/documents/there-is-none/annotations/`)).status).toBe(404)
  })

  it.each([
    ['addresses', [`${oa}PreferContainedIRIs`], '?iris=1', 'string', false],
    ['descriptions', [`${oa}PreferContainedDescriptions`], '?iris=0', 'object', false],
    ['nothing but itself', [`${ldp}PreferMinimalContainer`], '?iris=0', 'object', true],
    [
      'itself, led to addresses',
      [`${ldp}PreferMinimalContainer`, `${oa}PreferContainedIRIs`],
      '?iris=1',
      'string',
      true,
    ],
  ])('gives %s to who prefers that', async (_what, include, query, kind, minimal) => {
    const answer = await get(guest, container, prefer(...include))
    expect(answer.headers.get('preference-applied')).toBe('return=representation')
    expect(answer.headers.get('content-location')).toBe(address(query))
    const body = await json(answer)
    expect([body.id, body.last]).toEqual([address(query), address(`${query}&page=0`)])
    expect(typeof body.first).toBe(minimal ? 'string' : 'object')
    const page = minimal ? await json(get(guest, pathOf(body.first))) : body.first
    expect(page.items.map((item: unknown) => typeof item)).toEqual([kind, kind])
    for (const item of page.items) expect(item.id ?? item).toContain(address(''))
  })

  it('isn’t misled by other preferences, nor by two that exclude each other', async () => {
    const header = `respond-async, return=representation; include=${oa}PreferContainedIRIs; wait=5`
    expect((await json(get(guest, container, { prefer: header }))).id).toBe(address('?iris=1'))
    const both = prefer(`${oa}PreferContainedIRIs`, `${oa}PreferContainedDescriptions`)
    expect((await json(get(guest, container, both))).id).toBe(address('?iris=0'))
    const unknown = await get(guest, container, prefer('http://elsewhere.example/#all'))
    expect(unknown.headers.get('preference-applied')).toBe(null)
  })

  it('has a strong ETag for each of its forms, which moves with what is in it', async () => {
    const tagOf = async (query: string, headers = {}) =>
      (await get(guest, container + query, headers)).headers.get('etag') ?? ''
    const tags = await Promise.all([
      tagOf(''),
      tagOf('', prefer(`${oa}PreferContainedIRIs`)),
      tagOf('', prefer(`${ldp}PreferMinimalContainer`)),
      tagOf('?iris=0&page=0'),
    ])
    expect(new Set(tags).size).toBe(4)
    const [before = ''] = tags
    expect((await get(guest, container, { 'if-none-match': before })).status).toBe(304)
    const words = { excerpt: at.excerpt, revision: 1, exact: 'nearly every family' }
    await ben.write('/annotations', words)
    expect((await get(guest, container, { 'if-none-match': before })).status).toBe(200)
  })

  it('is refused in other ways, its pages too', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await send(ben, method, container, {})
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST'])
    }
    expect((await send(ben, 'POST', `${container}?page=0`, {})).status).toBe(405)
    for (const page of ['7', '-1', '', 'one', '1.5'])
      expect([page, (await get(guest, `${container}?page=${page}`)).status]).toEqual([page, 404])
  })
})

describe('what not everybody may see', () => {
  it('is neither in it nor counted, whoever asks', async () => {
    const empty = at.ownPath.split('#')[0] ?? ''
    const mark = async (exact: string, more = {}) => {
      const { events } = await ben.write('/annotations', { excerpt: at.own, revision: 1, exact, ...more })
      return events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
    }
    const seen = await mark('Every family')
    await mark('is written to', { private: true })
    const hidden = await mark('in the spring', { note: 'Hiddenword.' })
    const things = [{ kind: 'annotation', id: hidden, version: 1 }]
    await ada.write('/moderation/decide', { decision: 'hide', rule: 'topic', things })
    const gone = await mark('most of them')
    await ben.write(`/annotations/${gone}/withdraw`, { version: 1 })
    for (const who of [guest, ben, ada])
      for (const query of ['', '?iris=0&page=0', '?iris=1&page=0']) {
        const body = await json(get(who, `${empty}/annotations/${query}`))
        const { items } = body.first ?? body
        expect([body.total ?? body.partOf.total, items.length]).toEqual([1, 1])
        expect(items[0].id ?? items[0]).toBe(`${server().url}${empty}/annotations/${seen}`)
      }
  })
})

describe('many annotations', () => {
  it('are on pages that lead to each other, and none is left out', async () => {
    const { text } = Object.values((await ben.page(at.documentPath)).tables.excerpt)[0]!
    const words = [...text.matchAll(/\S+/g)].slice(0, 30)
    await Promise.all(
      Array.from({ length: 205 }, (_, made) => {
        const { 0: exact, index } = words[made % words.length]!
        const start = [...text.slice(0, index)].length
        const place = { start, end: start + [...exact].length }
        return ben.write('/annotations', { excerpt: at.excerpt, revision: 1, exact, ...place })
      }),
    )
    const { total, last, first } = await json(get(guest, container, prefer(`${ldp}PreferMinimalContainer`)))
    const found: string[] = []
    let next: string | undefined = first
    let before: string | undefined
    while (next) {
      const page = await json(get(guest, pathOf(next)))
      expect(page).toMatchObject({
        id: next,
        startIndex: found.length,
        partOf: { id: address('?iris=0'), total },
      })
      expect(page.prev).toBe(before)
      found.push(...page.items.map(({ id }: { id: string }) => id))
      before = next
      next = page.next
    }
    expect(before).toBe(last)
    expect([found.length, new Set(found).size]).toEqual([total, total])
    expect(total).toBeGreaterThan(200)
  })
})
