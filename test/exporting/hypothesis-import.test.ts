import { beforeAll, describe, expect, it } from 'vitest'
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

const uri = 'https://reports.example/tower-hamlets'
const quoting = (exact: string) => [
  {
    source: uri,
    selector: [
      { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 1, endOffset: 9 },
      { type: 'TextPositionSelector', start: 4_000, end: 4_020 },
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    ],
  },
]
/** What its API says of each, and its export as well. */
const all = {
  user: 'acct:vera.jay@hypothes.is',
  created: '2019-05-01T10:00:00.123456+00:00',
  updated: '2019-05-01T10:00:00.123456+00:00',
  uri,
  group: '__world__',
  permissions: {
    read: ['group:__world__'],
    admin: ['acct:vera.jay@hypothes.is'],
    update: ['acct:vera.jay@hypothes.is'],
    delete: ['acct:vera.jay@hypothes.is'],
  },
  document: { title: ['A report'] },
  links: { html: 'https://hypothes.is/a/one' },
  flagged: false,
  hidden: false,
  user_info: { display_name: null },
  references: [] as string[],
  tags: [] as string[],
  text: '',
}
const reply = (id: string, text: string, ...references: string[]) => ({
  ...all,
  id,
  text,
  references,
  target: [{ source: uri }],
})
const one = {
  ...all,
  id: 'one',
  text: 'Is *that* so?',
  tags: ['Home Visits', 'Éducation 2019'],
  updated: '2019-06-02T08:00:00.5+00:00',
  target: quoting('hears from nearly every family'),
}
const file = {
  export_date: '2019-06-01T00:00:00Z',
  export_userid: 'acct:vera.jay@hypothes.is',
  client_version: '1.1500.0',
  annotations: [
    one,
    { ...all, id: 'two', target: quoting('its methods are often called settled and working') },
    { ...all, id: 'three', text: 'Of another page.', target: quoting('Bananas are grown in greenhouses.') },
    reply('five', 'Deeper.', 'one', 'four'),
    reply('four', 'A reply.', 'one'),
    reply('six', 'Under what is not made.', 'three'),
    reply('seven', 'Under what is not in the file.', 'unheard-of'),
  ],
}
type Answer = { notice: string; unsure: { id: string; state: string }[] }
const bring = async (given: unknown) => (await ada.write(path, given as never)) as unknown as Answer
const tables = async () => (await ada.page(at.documentPath)).tables
const byVera = async () =>
  Object.values((await tables()).annotation).filter(({ creator }) => creator.name === 'vera.jay')
const below = async (id: string | undefined) =>
  Object.values((await tables()).comment)
    .filter(({ thread }) => thread.id === id)
    .sort((a, b) => a.depth - b.depth)

describe('what Hypothesis exported', () => {
  it('comes where it stands here to the letter, with its replies; and it is said what does not', async () => {
    const answer = await bring(file)
    expect(answer.unsure.map(({ id, state }) => [id, state])).toEqual([
      ['two', 'changed'],
      ['three', 'orphan'],
    ])
    for (const said of [
      '1 annotation and 2 replies taken over.',
      '1 passage read differently here and were left out: “its methods are often called settled and working”.',
      '“Bananas are grown in greenhouses.”',
      '2 replies left out',
    ])
      expect(answer.notice).toContain(said)
    const made = await byVera()
    expect(made).toMatchObject([
      {
        creator: { id: null },
        target: { excerpt: at.excerpt, quote: { exact: 'hears from nearly every family' } },
        anchor: { state: 'exact' },
        tags: ['home-visits', 'education'],
        created: '2019-05-01T10:00:00.123Z',
        modified: '2019-06-02T08:00:00.500Z',
      },
    ])
    expect(made[0]?.html).toContain('<em>that</em>')
    const [first, deeper, ...more] = await below(made[0]?.id)
    expect([more.length, deeper?.parent, first?.modified]).toEqual([0, first?.id, null])
    const answered = await ada.fetch(`/annotations/${made[0]?.id}`, {
      headers: { accept: 'application/ld+json' },
    })
    expect(await answered.json()).toMatchObject({ via: 'https://hypothes.is/a/one' })
  })

  it('comes not twice; what reads differently comes when it is asked for', async () => {
    const answer = await bring({ ...file, alsoChanged: true })
    expect(answer.unsure.map(({ id }) => id)).toEqual(['three'])
    const made = await byVera()
    expect(made).toHaveLength(2)
    const changed = made.find(({ target }) => target.quote.exact.startsWith('its methods are called settled'))
    expect(changed?.html).toContain('often called settled')
    const again = await bring({ ...file, alsoChanged: true })
    expect(again.notice).toMatch(/^0 annotations taken over/)
    expect(await byVera()).toHaveLength(2)
  })

  it('brings what was replied since, below what is here already', async () => {
    const later = [one, reply('four', 'A reply.', 'one'), reply('eight', 'Much later.', 'one', 'four')]
    expect((await bring({ annotations: later })).notice).toBe('0 annotations and 1 reply taken over.')
    const root = (await byVera()).find(({ target }) => target.quote.exact.startsWith('hears'))
    const said = await below(root?.id)
    expect(said.map(({ depth }) => depth)).toEqual([0, 1, 1])
    expect(said.find(({ html }) => html?.includes('Much later'))?.parent).toBe(said[0]?.id)
  })

  it('brings notes on the page as a whole as thoughts on the document, with their replies', async () => {
    const note = {
      ...all,
      id: 'page',
      text: 'On the *whole*.',
      tags: ['Overview'],
      target: [{ source: uri }],
    }
    const bare = { ...all, id: 'bare', text: 'Without a target.', target: undefined }
    const { notice } = await bring({ annotations: [note, bare, reply('under', 'I agree.', 'page')] })
    expect(notice).toBe('2 annotations and 1 reply taken over.')
    const said = Object.values((await tables()).comment).filter(
      ({ creator, thread }) => creator.name === 'vera.jay' && thread.id === at.document,
    )
    const whole = said.find(({ html }) => html?.includes('<em>whole</em>'))
    expect(whole?.html).toContain('Tags: Overview')
    expect(said.find(({ html }) => html?.includes('I agree'))?.parent).toBe(whole?.id)
    expect(said).toHaveLength(3)
  })

  it('leaves what isn’t for everybody to read where it is, and says how much', async () => {
    const target = quoting('The inspectors approve')
    const only = (read: string[]) => ({ ...all.permissions, read })
    const { notice } = await bring({
      annotations: [
        {
          ...all,
          id: 'mine',
          text: 'Privateword.',
          target,
          permissions: only(['acct:vera.jay@hypothes.is']),
        },
        { ...all, id: 'ours', text: 'Groupword.', target, permissions: only(['group:abcdefgh']) },
        { ...all, id: 'taken', text: 'Hiddenword.', target, hidden: true },
      ],
    })
    expect(notice).toContain('3 annotations left out: not for everybody to read there.')
    expect(JSON.stringify(await tables())).not.toMatch(/Privateword|Groupword|Hiddenword/)
  })

  it('may be what its API finds, a bare list, or without what older files lack', async () => {
    const rows = [{ ...all, id: 'row', text: 'A row.', target: quoting('The inspectors') }]
    expect((await bring({ export: JSON.stringify({ total: 1, rows }) })).notice).toMatch(
      /^1 annotation taken/,
    )
    const { user, created } = all
    const least = { id: 'least', user, created, target: quoting('approve of') }
    expect((await bring({ export: JSON.stringify([least]) })).notice).toMatch(/^1 annotation taken/)
    const named = {
      ...all,
      id: 'named',
      user_info: { display_name: 'Vera J.' },
      target: quoting('are called settled'),
    }
    expect((await bring({ annotations: [named] })).notice).toBe('1 annotation taken over.')
    expect(Object.values((await tables()).annotation).map(({ creator }) => creator.name)).toContain('Vera J.')
  })

  it('is refused whole where it is no such file, or by whom may not import', async () => {
    for (const words of ['{"things": []}', 'no JSON', '"words"'])
      expect((await ada.send(path, { export: words })).status).toBe(422)
    const twice = { annotations: [file.annotations[2], file.annotations[2]] }
    expect((await ada.send(path, twice)).status).toBe(422)
    const ben = await new Visitor(server().url).logIn('Ben')
    expect((await ben.send(path, file)).status).toBe(403)
  })
})
