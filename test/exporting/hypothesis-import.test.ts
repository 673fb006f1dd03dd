import { beforeAll, expect, it } from 'vitest'
import { discussedLibrary } from '../support/discussed.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof discussedLibrary>>
let ada: Visitor
let path: string

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  ada = await new Visitor(server().url).logIn('Ada')
  path = `${at.documentPath}/annotations/import`
})

const quoting = (exact: string) => [
  {
    selector: [
      { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 1, endOffset: 9 },
      { type: 'TextPositionSelector', start: 4_000, end: 4_020 },
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    ],
  },
]
const by = { user: 'acct:vera.jay@hypothes.is', created: '2019-05-01T10:00:00.123456+00:00', references: [] }
const file = {
  export_date: '2019-06-01T00:00:00Z',
  annotations: [
    {
      ...by,
      id: 'one',
      text: 'Is *that* so?',
      tags: ['Home Visits'],
      target: quoting('hears from nearly every family'),
    },
    {
      ...by,
      id: 'two',
      text: '',
      tags: [],
      target: quoting('its methods are often called settled and working'),
    },
    {
      ...by,
      id: 'three',
      text: 'Of another page.',
      tags: [],
      target: quoting('Bananas are grown in greenhouses.'),
    },
    { ...by, id: 'five', text: 'Deeper.', tags: [], target: [{}], references: ['one', 'four'] },
    { ...by, id: 'four', text: 'A reply.', tags: [], target: [{}], references: ['one'] },
    { ...by, id: 'six', text: 'Under what is not made.', tags: [], target: [{}], references: ['three'] },
  ],
}
type Answer = { notice: string; unsure: { id: string; state: string }[] }

it('takes over what stands here to the letter, with its replies, and says what does not', async () => {
  const answer = (await ada.write(path, file)) as unknown as Answer
  expect(answer.unsure.map(({ id, state }) => [id, state])).toEqual([
    ['two', 'changed'],
    ['three', 'orphan'],
  ])
  expect(answer.notice).toContain('1 annotation taken over')
  const { tables } = await ada.page(at.documentPath)
  const made = Object.values(tables.annotation).filter(({ creator }) => creator.name === 'vera.jay')
  expect(made).toMatchObject([
    {
      creator: { id: null },
      target: { excerpt: at.excerpt, quote: { exact: 'hears from nearly every family' } },
      anchor: { state: 'exact' },
      tags: ['home-visits'],
      created: '2019-05-01T10:00:00.123Z',
    },
  ])
  expect(made[0]?.html).toContain('<em>that</em>')
  const replies = Object.values(tables.comment).filter(({ thread }) => thread.id === made[0]?.id)
  const [reply, deeper] = replies.sort((a, b) => a.depth - b.depth)
  expect([replies.length, deeper?.parent]).toEqual([2, reply?.id])
})

it('takes nothing twice, and what reads differently when it is asked to', async () => {
  const answer = (await ada.write(path, { ...file, alsoChanged: true })) as unknown as Answer
  expect(answer.unsure.map(({ id }) => id)).toEqual(['three'])
  const { tables } = await ada.page(at.documentPath)
  const made = Object.values(tables.annotation).filter(({ creator }) => creator.name === 'vera.jay')
  expect(made).toHaveLength(2)
  const changed = made.find(({ target }) => target.quote.exact.startsWith('its methods are called settled'))
  expect(changed?.html).toContain('often called settled')
})

it('is refused whole where it is no such file, or by whom may not import', async () => {
  expect((await ada.send(path, { export: '{"rows": []}' })).status).toBe(422)
  const twice = { annotations: [file.annotations[2], file.annotations[2]] }
  expect((await ada.send(path, twice)).status).toBe(422)
  const ben = await new Visitor(server().url).logIn('Ben')
  expect((await ben.send(path, file)).status).toBe(403)
})
