import { beforeAll, describe, expect, it } from 'vitest'
import type { PageState } from '../../shared/live/state.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ben: string
const visit = (who: string) => new Visitor(server().url).logIn(who)
const pageOf = async (who: string | null) =>
  (who === null ? new Visitor(server().url) : await visit(who)).page(`/people/${ben}`)
const textOf = ({ page }: PageState) => JSON.stringify(page)

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Mo', 'moderator'), makePerson('Cat')])
  ben = (await makePerson('Ben')).id
  const [his, mo] = await Promise.all([visit('Ben'), visit('Mo')])
  const thread = { threadKind: 'document', threadId: place.document }
  await his.write('/comments', { ...thread, source: 'A live thought.' })
  const { id } = (await his.write('/comments', { ...thread, source: 'A thought that goes.' })).events[0]!
  await mo.write('/moderation/decide', {
    decision: 'remove',
    things: [{ kind: 'comment', id, version: 1 }],
    rule: 'topic',
    publicReason: 'Not about this report.',
    note: 'A note on the removal.',
  })
  await mo.write(`/people/${ben}/note`, { note: 'A note on Ben.' })
})

it.each([null, 'Cat', 'Ben'])('shows everybody who it is and what is live: %s', async (who) => {
  const state = await pageOf(who)
  expect(state.page).toMatchObject({
    kind: 'person',
    person: { name: 'Ben', role: null, thoughts: 1, latest: [{ opening: 'A live thought.' }] },
  })
  for (const secret of ['ben@', 'A thought that goes.', 'A note']) expect(textOf(state)).not.toContain(secret)
})

it('shows moderators all of it but the e-mail address', async () => {
  const state = await pageOf('Mo')
  expect(state.page).toMatchObject({
    kind: 'person-file',
    file: {
      email: null,
      written: [{ standing: 'removed', opening: 'A thought that goes.' }, { standing: 'live' }],
      decisions: [{ what: 'Removed', rule: 'topic', by: 'Mo', note: 'A note on the removal.' }],
      sanctions: [{ kind: 'note', words: 'A note on Ben.', canLift: true }],
      may: ['warning', 'note', 'suspension'],
      mostDays: 30,
    },
  })
  expect(textOf(state)).not.toContain('ben@')
})

it('shows admins the e-mail address too, and that they may ban', async () => {
  const { page } = await pageOf('Ada')
  expect(page).toMatchObject({ file: { email: 'ben@example.org', mostDays: 3_660 } })
  expect(page.kind === 'person-file' && page.file.may).toContain('ban')
})

it('is drawn, with its forms, for somebody without script', async () => {
  const mo = await visit('Mo')
  const html = await (await mo.fetch(`/people/${ben}`, { headers: { accept: 'text/html' } })).text()
  for (const action of ['warn', 'note', 'suspend', 'lift'])
    expect(html).toContain(`/people/${ben}/${action}"`)
  expect(html).not.toContain(`/people/${ben}/ban"`)
  expect(html.match(/<p class="opening">A live thought\.<\/p>/g), 'each thing once').toHaveLength(1)
})

it('finds people by part of their name or address, for admins alone', async () => {
  const [ada, mo] = await Promise.all([visit('Ada'), visit('Mo')])
  const names = async (q: string) => {
    const { page } = await ada.page(`/people?q=${encodeURIComponent(q)}`)
    return page.kind === 'people' ? page.people.map(({ name }) => name) : []
  }
  expect(await names('BE')).toEqual(['Ben'])
  expect(await names('cat@exam')).toEqual(['Cat'])
  expect(await names('.*')).toEqual([])
  expect((await mo.fetch('/people?q=ben', { headers: { accept: 'text/html' } })).status).toBe(403)
})

it('is not there for an id of nobody', async () => {
  const answer = await new Visitor(server().url).fetch('/people/5f0000000000000000000000')
  expect(answer.status).toBe(404)
})

describe('what somebody wrote', () => {
  const paged = async (path = `/people/${ben}`, who: Visitor = new Visitor(server().url)) => {
    const { page } = await who.page(path)
    if (page.kind !== 'person') throw new Error(`This is a ${page.kind} page`)
    return page.person
  }
  const openings = ({ latest }: { latest: { opening: string }[] }) => latest.map(({ opening }) => opening)

  it('is there in parts, notes among the thoughts, the newest first and each once', async () => {
    const ben = await visit('Ben')
    const thread = { threadKind: 'document', threadId: place.document }
    const { tables } = await ben.page(place.documentPath)
    const excerpt = Object.values(tables.excerpt)[0]!
    const on = { excerpt: excerpt.id, exact: [...excerpt.text].slice(0, 12).join(''), start: 0, end: 12 }
    const written: string[] = ['A live thought.']
    for (let n = 0; n < 45; n++) {
      const words = `Number ${n}`
      if (n % 5 === 0) await ben.write('/annotations', { ...on, note: words })
      else await ben.write('/comments', { ...thread, source: words })
      written.unshift(words)
    }
    await ben.write('/annotations', on)
    const first = await paged()
    const second = await paged(`/people/${ben.id}?before=${first.next}`)
    const third = await paged(`/people/${ben.id}?before=${second.next}`)
    expect([first, second, third].flatMap(openings)).toEqual(written)
    expect([first.latest.length, third.next]).toEqual([20, null])
    expect([first.thoughts, first.notes]).toEqual([37, 9])
    const file = await (await visit('Mo')).fetch(`/people/${ben.id}`, { headers: { accept: 'text/html' } })
    expect(await file.text()).toContain(`href="/people/${ben.id}?before=${first.next}"`)
    for (const { href, opening } of first.latest) {
      const { headers } = await new Visitor(server().url).fetch(href.replace(/#.*/, ''))
      const address = headers.get('location') ?? href
      const html = await (await new Visitor(server().url).fetch(address.replace(/#.*/, ''))).text()
      expect(html).toContain(opening)
    }
    expect(openings(await paged(`/people/${ben.id}?before=rubbish`))).toEqual(openings(first))
  })

  it('leaves out what hangs under something that is not there for everybody', async () => {
    const cat = await visit('Cat')
    const { tables } = await cat.page(place.documentPath)
    const excerpt = Object.values(tables.excerpt)[0]!
    const on = { excerpt: excerpt.id, exact: [...excerpt.text].slice(0, 12).join(''), start: 0, end: 12 }
    const note = (await cat.write('/annotations', { ...on, note: 'A note of Cat’s' })).events[0]!.id
    const under = { threadKind: 'annotation', threadId: note }
    await cat.write('/comments', { ...under, source: 'Under the note.' })
    const page = `/people/${cat.id}`
    expect(openings(await paged(page))).toEqual(['Under the note.', 'A note of Cat’s'])
    const mo = await visit('Mo')
    const things = [{ kind: 'annotation', id: note, version: 1 }]
    await mo.write('/moderation/decide', { decision: 'remove', things, rule: 'topic', publicReason: 'Off.' })
    expect(openings(await paged(page))).toEqual([])
  })

  it('is led to from the name beside it, and from what is given away of it', async () => {
    const cat = await visit('Cat')
    const thread = { threadKind: 'document', threadId: place.document }
    await cat.write('/comments', { ...thread, source: 'Whose words?' })
    const html = await (await new Visitor(server().url).fetch(place.documentPath)).text()
    expect(html).toContain(`<b class="name"><a href="/people/${cat.id}">Cat</a></b>`)
    const given = await (await cat.fetch(`${place.documentPath}/export.jsonld`)).text()
    expect(given).toContain(`/people/${cat.id}"`)
  })

  it('has no page any more once its author has left', async () => {
    const { id } = await makePerson('Dee')
    const dee = await visit('Dee')
    const thread = { threadKind: 'document', threadId: place.document }
    await dee.write('/comments', { ...thread, source: 'Before I go.' })
    await dee.write('/account/delete', { words: 'keep', password })
    const guest = new Visitor(server().url)
    expect((await guest.fetch(`/people/${id}`)).status).toBe(404)
    const html = await (await guest.fetch(place.documentPath)).text()
    expect(html).toContain('Before I go.')
    expect(html).not.toContain(id)
  })
})
