import { beforeAll, describe, expect, it } from 'vitest'
import { terms } from '../../shared/exporting/terms.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { get, json } from '../support/programs.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof discussedLibrary>>
let guest: Visitor

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
})

/** What the context of the standard has, of which our exports use these. */
const ofStandard = [
  ...['@context', 'id', 'type', 'motivation', 'body', 'target', 'source', 'selector', 'creator', 'created'],
  ...['modified', 'rights', 'canonical', 'via', 'purpose', 'value', 'format', 'language', 'exact', 'prefix'],
  ...['suffix', 'start', 'end', 'conformsTo', 'name', 'label', 'total', 'items', 'first', 'startIndex'],
]

/** The names of all that an export says, except in values. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

describe('the terms of our exports', () => {
  it('are a context for a program, in which each is an address of its own', async () => {
    const answer = await get(guest, '/terms')
    expect(answer.headers.get('content-type')).toContain('application/ld+json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const { '@context': context, '@graph': graph } = await json(answer)
    expect(Object.keys(context)).toEqual(Object.keys(terms))
    expect(context.retired).toEqual({
      '@id': `${server().url}/terms#retired`,
      '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
    })
    expect(context.excerpts['@container']).toBe('@list')
    expect(graph.map((each: Record<string, string>) => each['@id'])).toEqual(
      Object.keys(terms).map((name) => `${server().url}/terms#${name}`),
    )
  })

  it('are a page for people, on which each of these addresses leads to what it means', async () => {
    const html = await (await guest.fetch('/terms', { headers: { accept: 'text/html' } })).text()
    for (const [name, { means }] of Object.entries(terms)) {
      expect(html).toContain(`id="${name}"`)
      expect(html).toContain(means)
    }
  })

  it('are, with those of the standard, all that exports say', async () => {
    const paths = [at.documentPath, at.ownPath.split('#')[0], at.session].map(
      (path) => `${path}/export.jsonld`,
    )
    const exports = await Promise.all(paths.map((path) => json(guest.fetch(path))))
    for (const exported of exports)
      expect(exported['@context']).toEqual(['http://www.w3.org/ns/anno.jsonld', `${server().url}/terms`])
    const said = new Set(exports.flatMap(namesIn))
    for (const name of said) expect([...ofStandard, ...Object.keys(terms)]).toContain(name)
  })

  it('take no word that the standard has, and no name that the page has for something else', async () => {
    // What else the context of the standard names (http://www.w3.org/ns/anno.jsonld).
    const others = [
      ...[
        'state',
        'scope',
        'refinedBy',
        'renderedVia',
        'generator',
        'generated',
        'audience',
        'cached',
        'items',
      ],
      ...['homepage', 'stylesheet', 'styleClass', 'partOf', 'next', 'prev', 'last', 'accessibility', 'email'],
      ...['nickname', 'bodyValue', 'processingLanguage', 'textDirection', 'sourceDate', 'startSelector'],
      ...['endSelector', 'Annotation', 'Text', 'Person', 'Software', 'Audience', 'Dataset', 'Choice'],
    ]
    for (const name of [...ofStandard, ...others]) expect(Object.keys(terms)).not.toContain(name)
    const html = await (await guest.fetch('/terms', { headers: { accept: 'text/html' } })).text()
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are named by the context of what uses one, and of nothing else', async () => {
    const { annotations, contradictions, comments } = await json(
      guest.fetch(`${at.documentPath}/export.jsonld`),
    )
    for (const each of [...annotations, ...contradictions, ...comments]) {
      const isOfHouse = namesIn(each).some((name) => name in terms)
      expect([each.id, Array.isArray(each['@context'])]).toEqual([each.id, isOfHouse])
    }
    expect(comments.some((each: object) => 'formerWordings' in each)).toBe(true)
  })
})
