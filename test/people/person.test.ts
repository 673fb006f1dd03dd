import { beforeAll, expect, it } from 'vitest'
import type { PageState } from '../../shared/live/state.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
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
