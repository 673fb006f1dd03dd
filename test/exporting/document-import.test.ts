import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentExport } from '../../server/exporting/document-export.ts'
import { discussedLibrary } from '../support/discussed.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof discussedLibrary>>
let ada: Visitor
let ben: Visitor

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  ada = await new Visitor(server().url).logIn('Ada')
  ben = await new Visitor(server().url).logIn('Ben')
  // A wording that changes words under a mark, and one that answers what is withdrawn.
  const { tables } = await ada.page(at.documentPath)
  const { version, text, section } = tables.excerpt[at.excerpt as string] as never as Record<string, string>
  const reworded = `Again: ${text?.replace('its methods are called settled', 'its ways are called settled')}`
  await ada.write(`/excerpts/${at.excerpt}`, { version, section, text: reworded })
  await ben.write('/annotations', {
    excerpt: at.excerpt,
    revision: 2,
    exact: 'Again:',
    note: '> A *new* one.',
    motivation: 'questioning',
    tags: ['monitoring', 'statutory-claim'],
  })
  const thread = { threadKind: 'annotation', threadId: at.annotation }
  const gone = idOf(await ben.write('/comments', { ...thread, source: 'Gone.' }))
  await ada.write('/comments', {
    ...thread,
    parent: gone,
    source: 'Hello @Ben, a "quoted" & <b>bold</b> one.',
  })
  await ben.write(`/comments/${gone}/withdraw`, { version: 1 })
  // The mark whose words have changed is set aside.
  const { annotation } = (await ada.page(at.documentPath)).tables
  const lost = Object.values(annotation).find(({ anchor }) => anchor.state === 'changed')
  await ada.write(`/annotations/${lost?.id}/retire`, { version: lost?.version })
  const [contradiction] = Object.values((await ada.page(at.documentPath)).tables.contradiction)
  await ada.write(`/contradictions/${contradiction?.id}/confirm`, { version: contradiction?.version })
})

const idOf = ({ events }: { events: { type: string; id: string }[] }) =>
  events.find(({ type }) => type.endsWith('.changed'))?.id ?? ''

const exportOf = async (path: string): Promise<DocumentExport> =>
  JSON.parse(await (await new Visitor(server().url).fetch(`${path}/export.jsonld`)).text())

const count = async () => {
  const names = ['documents', 'excerpts', 'annotations', 'contradictions', 'comments', 'origins', 'records']
  const counted = names.map((name) => mongoose.connection.collection(name).countDocuments())
  return Object.fromEntries((await Promise.all(counted)).map((many, index) => [names[index], many]))
}

/** Takes everything away that was written: what is imported then meets an empty library. */
async function clear(): Promise<void> {
  for (const { name } of await mongoose.connection.db!.listCollections().toArray())
    if (!['accounts', 'login-sessions'].includes(name))
      await mongoose.connection.collection(name).deleteMany({})
}

/** An export without what may differ: addresses are numbered in the order they come, people are their names. */
function alike(exported: DocumentExport): unknown {
  const numbers = new Map<string, string>()
  const number = (address: string) => {
    const [, place = '', rest = ''] = /^(.*?)((?:\/revisions\/\d+|\/assessment)?)$/.exec(address) ?? []
    if (!numbers.has(place)) numbers.set(place, `address ${numbers.size}`)
    return numbers.get(place) + rest
  }
  const text = JSON.stringify(exported, (key, value) => {
    if (key === '@context') return undefined
    if (key === 'creator' && value.type === 'Person') return { name: value.name }
    if (typeof value !== 'string') return value
    if (value.startsWith(server().url)) return number(value)
    // The same HTML may be written in two ways.
    return value.replace(/<a class="mention".*?>(.*?)<\/a>/g, '$1').replaceAll('&quot;', '"')
  })
  return JSON.parse(text)
}

describe('an export, imported again', () => {
  let first: DocumentExport

  beforeAll(async () => {
    first = await exportOf(at.documentPath)
  })

  it('changes nothing where its document is', async () => {
    const before = await count()
    const answer = await ada.write('/documents/import', first)
    expect(answer.location).toBe(at.documentPath)
    expect(await count()).toEqual(before)
  })

  it('is for those who may import', async () => {
    expect((await ben.send('/documents/import', first)).status).toBe(403)
  })

  it('gives the same wordings, marks, contradictions and threads', async () => {
    expect(first.excerpts.map(({ revisions }) => revisions.length)).toEqual([2])
    expect([first.annotations.length, first.contradictions.length, first.comments.length]).toEqual([3, 2, 8])
    expect(first.annotations.filter(({ retired }) => retired)).toHaveLength(1)
    expect(first.contradictions[1]?.body?.[0]?.value).toBe('corroborated')
    expect(first.annotations.map(({ motivation }) => motivation)).toContain('questioning')
    expect(new Set(first.excerpts[0]?.revisions.map(({ creator }) => creator)).size).toBe(2)
    const { tables } = await ada.page(at.documentPath)
    await clear()
    const { location } = await ada.write('/documents/import', { export: JSON.stringify(first) })
    const second = await exportOf(location)
    expect(alike(second)).toEqual(alike(first))
    const after = (await ada.page(location)).tables
    const anchors = ({ annotation }: typeof tables) => Object.values(annotation).map(({ anchor }) => anchor)
    expect(anchors(after)).toEqual(anchors(tables))
    const setAside = ({ annotation }: typeof tables) =>
      Object.values(annotation).map(({ retired }) => retired)
    expect(setAside(after)).toEqual(setAside(tables))
    expect(new Set(anchors(after).map(({ state }) => state))).toEqual(new Set(['changed', 'moved', 'exact']))
    expect(Object.values(after.annotation).every(({ creator }) => creator.id === null)).toBe(true)
    expect(Object.values(after.contradiction).map(({ status }) => status)).toEqual(['corroborated'])
  })

  it('changes nothing the second time', async () => {
    const before = await count()
    await Promise.all([ada.write('/documents/import', first), ada.write('/documents/import', first)])
    expect(await count()).toEqual(before)
  })

  it('gets another slug where its own is taken, and is made once by two who import at once', async () => {
    const other = JSON.parse(
      JSON.stringify({ ...first, kind: 'guidance' }).replaceAll(server().url, 'https://elsewhere.example'),
    )
    const both = await Promise.all([
      ada.write('/documents/import', other),
      ada.write('/documents/import', other),
    ])
    expect(both.map(({ location }) => location)).toEqual([`${at.documentPath}-2`, `${at.documentPath}-2`])
    expect(alike(await exportOf(`${at.documentPath}-2`))).toEqual(alike({ ...first, kind: 'guidance' }))
  })

  it('is refused whole, with all that is wrong in it', async () => {
    const before = await count()
    const broken = JSON.parse(
      JSON.stringify({ ...first, kind: 'guidance' }).replaceAll(server().url, 'https://broken.example'),
    )
    broken.authority = 'nowhere'
    broken.annotations[0].target.selector[1].start += 1
    broken.annotations[0].target.selector[1].end += 1
    broken.comments[2].target = 'https://broken.example/comments/none'
    const { status, body } = await ada.send('/documents/import', broken)
    const { fields } = (body as { error: { fields: { field: string }[] } }).error
    expect(status).toBe(422)
    expect(fields.map(({ field }) => field)).toEqual([
      'export[annotations][0][target]',
      ...[2, 3, 4, 5].map((index) => `export[comments][${index}][target]`),
      'export[authority]',
    ])
    expect(await count()).toEqual(before)
    expect((await ada.send('/documents/import', { export: 'no JSON' })).status).toBe(422)
    const sameReport = JSON.parse(JSON.stringify(first).replaceAll(server().url, 'https://broken.example'))
    expect((await ada.send('/documents/import', sameReport)).body).toMatchObject({
      error: { fields: [{ field: 'export[id]', message: expect.stringContaining(at.documentPath) }] },
    })
  })

  it('is refused where it doesn’t say clearly how a contradiction stands', async () => {
    const before = await count()
    const told = async (change: (assessment: { body: { value: string }[]; target: string }) => unknown) => {
      const given = JSON.parse(
        JSON.stringify({ ...first, kind: 'guidance' }).replaceAll(server().url, 'https://unclear.example'),
      )
      const more = change(given.contradictions[1])
      if (more) given.contradictions.push(more)
      const { status, body } = await ada.send('/documents/import', given)
      expect(status).toBe(422)
      return (body as { error: { fields: { field: string; message: string }[] } }).error.fields
    }
    for (const unknown of ['withdrawn', 'disputed', 'true'])
      expect(
        await told(({ body }) => {
          body[0]!.value = unknown
        }),
      ).toMatchObject([
        {
          field: 'export[contradictions][1][body][0][value]',
          message: 'A contradiction is proposed or corroborated here.',
        },
      ])
    expect(
      await told((assessment) => ({
        ...assessment,
        body: [{ ...assessment.body[0], value: 'proposed' }],
      })),
    ).toMatchObject([
      {
        field: 'export[contradictions][2][target]',
        message: 'Something else in the file assesses this contradiction.',
      },
    ])
    expect(
      await told((assessment) => {
        assessment.target += '0'
      }),
    ).toMatchObject([{ field: 'export[contradictions][1][target]' }])
    expect(await count()).toEqual(before)
  })

  it('brings no script, and no words of strangers as links to people here', async () => {
    const hostile = JSON.parse(
      JSON.stringify({ ...first, kind: 'guidance' }).replaceAll(server().url, 'https://hostile.example'),
    )
    hostile.comments[0].body[0].value =
      '<p onclick="x()">One <script>alert(1)</script><a href="javascript:x()">two</a></p>'
    const { location } = await ada.write('/documents/import', hostile)
    const html = (await exportOf(location)).comments[0]?.body?.[0]?.value
    expect(html).not.toMatch(/<script|javascript:|onclick/)
    expect(html).toContain('two')
  })
})

describe('a contradiction between two documents', () => {
  it('waits for the second one', async () => {
    await clear()
    const text = 'Every family is written to in the spring, and most of them answer.'
    const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text }
    const [one, two] = await Promise.all(
      ['2016-03-04', '2017-03-04'].map((published) => ada.write('/documents', { ...report, published })),
    )
    const end = (answer: typeof one) => ({
      kind: 'passage',
      excerpt: answer?.events.find(({ type }) => type === 'excerpt.changed')?.id,
      exact: 'most of them answer',
      role: 'praise',
    })
    const claim = 'The same words, another year.'
    const made = await ada.write('/contradictions', { type: 'over-time', claim, ends: [end(one), end(two)] })
    await ada.write('/comments', { threadKind: 'contradiction', threadId: idOf(made), source: 'Indeed.' })
    const paths = [one, two].map((answer) => answer?.location.split('#')[0] ?? '')
    const files = await Promise.all(paths.map(exportOf))
    await clear()
    const waits = (await ada.write('/documents/import', files[0] as never)) as { notice?: string }
    expect(waits.notice).toContain('1 contradiction')
    expect((await exportOf(paths[0] as string)).contradictions).toEqual([])
    await ada.write('/documents/import', files[1] as never)
    for (const [index, path] of paths.entries())
      expect(alike(await exportOf(path))).toEqual(alike(files[index] as DocumentExport))
  })
})

describe('a mark that was set aside, and one that was put on other words', () => {
  it('say so, in the standard’s words where it has them, and are so again where they are imported', async () => {
    await clear()
    const text = 'Every family is written to in the spring, and most of them answer within weeks.'
    const report = { authority: 'Leeds', section: 'local-authority', judgements: {}, text }
    const made = await ada.write('/documents', { ...report, published: '2018-03-04' })
    const path = made.location.split('#')[0] ?? ''
    const excerpt = made.events.find(({ type }) => type === 'excerpt.changed')?.id ?? ''
    const mark = async (exact: string, more = {}) =>
      idOf(await ben.write('/annotations', { excerpt, revision: 1, exact, ...more }))
    const [aside, moved, plain] = [
      await mark('in the spring', { note: 'When?' }),
      await mark('most of them answer', { tags: ['statutory-claim'] }),
      await mark('Every family'),
    ]
    const versionOf = async (id: string) => (await ada.page(path)).tables.annotation[id]?.version
    const edit = async (from: string, to: string) => {
      const { version, section, text: now } = (await ada.page(path)).tables.excerpt[excerpt]!
      await ada.write(`/excerpts/${excerpt}`, { version, section, text: now.replace(from, to) })
    }
    await edit('in the spring', 'in spring or autumn')
    await ben.write(`/annotations/${aside}/retire`, { version: await versionOf(aside) })
    // Twice put on other words: both former passages are kept, of the wordings they were in.
    for (const [from, to, revision] of [
      ['most of them answer', 'many answer', 3],
      ['many answer', 'some of these answer', 4],
    ] as const) {
      await edit(from, to)
      await ben.write(`/annotations/${moved}/reattach`, {
        version: await versionOf(moved),
        revision,
        exact: to,
      })
    }
    const first = await exportOf(path)
    const one = (id: string) => first.annotations.find((each) => each.id.endsWith(id))
    expect(Object.keys(one(plain) ?? {})).not.toEqual(expect.arrayContaining(['retired', 'formerTargets']))
    expect(one(plain)?.['@context']).toBe('http://www.w3.org/ns/anno.jsonld')
    const house = ['http://www.w3.org/ns/anno.jsonld', { '@vocab': `${server().url}/terms#` }]
    expect(one(aside)).toMatchObject({ '@context': house, retired: one(aside)?.modified })
    const former = one(moved)?.formerTargets ?? []
    expect(former.map(({ source, selector }) => [source.split('/').at(-1), selector?.[0]])).toEqual([
      ['1', expect.objectContaining({ exact: 'most of them answer' })],
      ['3', expect.objectContaining({ exact: 'many answer' })],
    ])
    expect(one(moved)).toMatchObject({ '@context': house, modified: former[1]?.until })
    // The same at its own address and in its document's container.
    const headers = { accept: 'application/ld+json' }
    for (const id of [aside, moved])
      expect(await (await ben.fetch(`/annotations/${id}`, { headers })).json()).toEqual(one(id))
    const container = await ben.json<{ first: { items: unknown[] } }>(`${path}/annotations/`)
    expect(container.first.items).toEqual(expect.arrayContaining([one(aside), one(moved), one(plain)]))

    await clear()
    const { location } = await ada.write('/documents/import', first as never)
    expect(alike(await exportOf(location))).toEqual(alike(first))
    const { annotation } = (await ada.page(location)).tables
    const views = Object.values(annotation)
    expect(views.map(({ retired, modified }) => [retired, modified])).toEqual([
      [one(aside)?.retired, null],
      [null, null],
      [null, null],
    ])
    const history = await (await ada.fetch(`/annotations/${views[1]?.id}/history`)).text()
    for (const words of ['most of them answer', 'many answer']) expect(history).toContain(words)

    const broken = JSON.parse(JSON.stringify(first).replaceAll(server().url, 'https://other.example'))
    broken.annotations[1].formerTargets[0].selector[1].start += 1
    broken.kind = 'guidance'
    const { body } = await ada.send('/documents/import', broken)
    expect(body).toMatchObject({
      error: { fields: [{ field: 'export[annotations][1][formerTargets][0]' }] },
    })
  })
})
