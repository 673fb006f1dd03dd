import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentExport } from '../../server/exporting/document-export.ts'
import { startTestServer } from '../support/server.ts'
import { asFrom, countAll, exportOf, richLibrary } from './rich.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof richLibrary>>
let first: DocumentExport

beforeAll(async () => {
  at = await richLibrary(server().url)
  first = await exportOf(server().url, at.documentPath)
})

type Field = { field: string; message: string }
// biome-ignore lint/suspicious/noExplicitAny: a file of somebody else's may hold anything
type Given = any

/** What is said of a file from elsewhere that was changed; nothing of it may come in. */
async function told(change: (given: Given) => void): Promise<Field[]> {
  const before = await countAll()
  const given = asFrom({ ...first, kind: 'guidance' }, server().url, 'https://elsewhere.example')
  change(given)
  const { status, body } = await at.ada.send('/documents/import', given as never)
  expect(status).toBe(422)
  expect(await countAll()).toEqual(before)
  return (body as { error: { fields: Field[] } }).error.fields
}

describe('an export that can’t be read', () => {
  it('is for those who may import, in any case', async () => {
    expect((await at.ben.send('/documents/import', first as never)).status).toBe(403)
  })

  it('is refused whole, with all that is wrong in it', async () => {
    const fields = await told((given) => {
      given.authority = 'nowhere'
      given.annotations[0].target.selector[1].start += 1
      given.annotations[0].target.selector[1].end += 1
      given.comments[2].target = 'https://elsewhere.example/comments/none'
    })
    const lost = new Set([first.comments[2]?.id])
    const below = first.comments.flatMap(({ id, target }, index) => {
      if (index <= 2 || !lost.has(target as string)) return []
      lost.add(id)
      return [index]
    })
    expect(fields.map(({ field }) => field)).toEqual([
      'export[annotations][0][target]',
      ...[2, ...below].map((index) => `export[comments][${index}][target]`),
      'export[authority]',
    ])
  })

  it.each([
    [
      'a former passage that stands elsewhere',
      (given: Given) => {
        const moved = given.annotations.find((each: Given) => each.formerTargets)
        moved.formerTargets[0].selector[1].start += 1
      },
      /^export\[annotations\]\[\d\]\[formerTargets\]\[0\]/,
    ],
    [
      'a wording out of its order',
      (given: Given) => given.excerpts[0].revisions.reverse(),
      /^export\[excerpts\]\[0\]\[revisions\]\[0\]/,
    ],
    [
      'a moment that is to come',
      (given: Given) => {
        given.comments[0].created = '2199-01-01T00:00:00Z'
      },
      /^export\[comments\]\[0\]\[created\]/,
    ],
    [
      'two things with one address',
      (given: Given) => {
        given.comments[1].id = given.comments[0].id
      },
      /^export\[comments\]\[1\]\[id\]/,
    ],
    [
      'a closed thread of nothing',
      (given: Given) => {
        given.closedThreads[0].target += '0'
      },
      /^export\[closedThreads\]\[0\]\[target\]/,
    ],
    [
      'a tag that is none',
      (given: Given) => {
        given.annotations.find((each: Given) => each.body?.length > 1).body[1].value = '<b>'
      },
      /^export\[annotations\]\[\d\]\[body\]\[1\]\[value\]/,
    ],
  ])('is refused for %s', async (_what, change, field) => {
    expect((await told(change))[0]?.field).toMatch(field)
  })

  it('is refused where it doesn’t say clearly how a contradiction stands', async () => {
    const assessment = (given: Given) =>
      given.contradictions.find((each: Given) => each.motivation === 'assessing')
    for (const unknown of ['withdrawn', 'disputed', 'true'])
      expect(
        await told((given) => {
          assessment(given).body[0].value = unknown
        }),
      ).toMatchObject([{ message: 'A contradiction is proposed or corroborated here.' }])
    expect(
      await told((given) => {
        given.contradictions.push({ ...assessment(given), body: [{ purpose: 'tagging', value: 'proposed' }] })
      }),
    ).toMatchObject([{ message: 'Something else in the file assesses this contradiction.' }])
    expect(
      await told((given) => {
        assessment(given).target += '0'
      }),
    ).toMatchObject([{ message: 'The contradiction that this assesses is not in the file.' }])
  })

  it('is refused where the report is here already, and where a part of it is', async () => {
    const same = await told((given) => {
      given.kind = 'inspection-report'
    })
    expect(same).toMatchObject([{ field: 'export[id]', message: expect.stringContaining(at.documentPath) }])
    const one = asFrom({ ...first, kind: 'guidance' }, server().url, 'https://part.example')
    await at.ada.write('/documents/import', one as never)
    const fields = await told((given) => {
      given.annotations[0].id = one.annotations[0]?.id
      given.comments[0].id = one.comments[0]?.id
      for (const each of given.comments)
        if (each.target === asFrom(first, server().url, 'https://elsewhere.example').comments[0]?.id)
          each.target = one.comments[0]?.id
    })
    expect(fields).toMatchObject([
      { field: 'export[annotations][0][id]', message: 'This came here before, with another file.' },
      { field: 'export[comments][0][id]' },
    ])
  })

  it('is refused kindly where it is something else', async () => {
    for (const [words, message] of [
      ['no JSON', /JSON-LD/],
      ['{"things": []}', /JSON-LD/],
      ['\uFEFFkind,address,by\r\n', /table/],
    ] as const) {
      const { status, body } = await at.ada.send('/documents/import', { export: words })
      expect([status, JSON.stringify(body)]).toEqual([422, expect.stringMatching(message)])
    }
  })

  it('is refused where it is larger than is taken', async () => {
    const { status } = await at.ada.send('/documents/import', { export: 'x'.repeat(10_000_001) })
    expect([413, 422]).toContain(status)
  })

  it('brings no script, and no words of strangers as links to people here', async () => {
    const hostile = asFrom({ ...first, kind: 'guidance' }, server().url, 'https://hostile.example') as Given
    const words = '<p onclick="x()">One <script>alert(1)</script><a href="javascript:x()">two</a></p>'
    hostile.comments[0].body[0].value = words
    hostile.comments[0].formerWordings[0].body[0].value = words
    const { location } = await at.ada.write('/documents/import', hostile)
    const { comments } = await exportOf(server().url, location)
    const html = JSON.stringify(comments[0])
    expect(html).not.toMatch(/<script|javascript:|onclick/)
    expect(html).toContain('two')
  })
})
