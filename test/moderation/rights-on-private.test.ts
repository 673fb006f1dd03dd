import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { annotationIn } from '../../server/annotations/annotations.changes.ts'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { annotate, endRound } from '../../server/annotations/annotations.service.ts'
import { begun } from '../../server/moderation/moderated.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { newId, toId } from '../../server/platform/data/ids.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { oneOfEach, roles, type Who } from './roles.ts'

/** What somebody keeps to themselves: to everybody else, moderators and admins too, there is no such thing. */
const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let visitors: Record<Who | 'foreign', Visitor>
let excerpt: { id: string; text: string }
let note: string

const version = 7
const passage = () => ({
  excerpt: excerpt.id,
  exact: [...excerpt.text].slice(0, 10).join(''),
  start: 0,
  end: 10,
})

async function make(who: Visitor, body: object): Promise<string> {
  const { events } = await who.write('/annotations', { ...passage(), ...body })
  return events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
}

beforeAll(async () => {
  place = await sampleLibrary()
  await makePerson('Foreign')
  visitors = {
    ...(await oneOfEach(server().url, { threadKind: 'document', threadId: place.document })),
    foreign: await new Visitor(server().url).logIn('Foreign'),
  }
  await visitors.guest.page('/log-in')
  await visitors.banned.page('/log-in')
  excerpt = Object.values(
    (await visitors.member.page(place.documentPath)).tables.excerpt,
  )[0] as typeof excerpt
  note = await make(visitors.member, { note: 'Keepsake.', private: true })
})

/** Puts the member's note back to what it was: private, and put on words that are gone. */
const put = () =>
  Annotations.updateOne(
    { _id: toId(note) },
    {
      $set: {
        moderation: begun({ state: 'private', reasons: [] }),
        'anchor.state': 'orphan',
        source: 'Keepsake.',
        html: '<p>Keepsake.</p>',
        withdrawn: null,
        pending: null,
        version,
      },
    },
  )

const at = (name: string, body: object = {}) => ({ path: () => `/annotations/${note}${name}`, body })
const thing = () => ({ kind: 'annotation', id: note, version })
const decide = (decision: string) => ({
  path: () => '/moderation/decide',
  body: { decision, rule: 'respect' },
})

const actions = {
  edit: at('', { note: 'Other words.' }),
  withdraw: at('/withdraw'),
  publish: at('/publish'),
  reattach: at('/reattach', { exact: 'x', revision: 1 }),
  'put back': at('/put-back', { to: 1 }),
  answer: {
    path: () => '/comments',
    body: { threadKind: 'annotation', source: 'I read that.', guestName: 'Gus', guestEmail: 'g@example.org' },
  },
  follow: { path: () => '/follow', body: { kind: 'thread', threadKind: 'annotation', follows: true } },
  appeal: { path: () => `/appeals/annotation/${note}`, body: { words: 'It was fair.' } },
  flag: { path: () => '/flags', body: { kind: 'annotation', rule: 'topic' } },
  approve: decide('approve'),
  remove: decide('remove'),
  hide: decide('hide'),
  spam: decide('spam'),
  erase: { path: () => '/moderation/erase', body: { kind: 'annotation', rule: 'private', sure: true } },
  redact: {
    path: () => '/moderation/redact',
    body: { kind: 'annotation', exact: 'Keepsake', rule: 'private' },
  },
}
type Action = keyof typeof actions

describe.each(Object.keys(actions) as Action[])('%s', (action) => {
  it.each([...roles, 'foreign'] as const)('a private note, as %s', async (role) => {
    await put()
    const { path, body } = actions[action]
    const ids = { id: note, of: note, threadId: note, version, things: [thing()] }
    const { status, body: answer } = await visitors[role].send(path(), { ...ids, ...body })
    const done =
      status === 200 && (answer as { decided?: { done: number } }).decided?.done !== 0 ? 'done' : 'refused'
    const allowed = role === 'member' && ['edit', 'withdraw', 'publish'].includes(action)
    expect([done, JSON.stringify(answer)]).toEqual([allowed ? 'done' : 'refused', expect.anything()])
    // It isn't even said that it is there.
    if (role !== 'member') expect(JSON.stringify(answer)).not.toMatch(/Keepsake|changed-meanwhile/)
    expect((await annotationIn(null, note)).version).toBe(allowed ? version + 1 : version)
    if (action === 'publish' && allowed) {
      await visitors.member.write(`/annotations/${note}/withdraw`, { version: version + 1 })
      note = await make(visitors.member, { note: 'Keepsake.', private: true })
    }
  })
})

it('is on its author’s pages alone', async () => {
  const kept = await make(visitors.member, { note: 'A treasure.', private: true })
  const paths = [
    place.documentPath,
    `/annotations/${kept}`,
    `/annotations/${kept}/edit`,
    `/annotations/${kept}/history`,
    `${place.documentPath}/export.jsonld`,
    `${place.documentPath}/export.csv`,
    `${place.documentPath}/annotations/?page=0`,
    `/moderation/annotation/${kept}`,
    `/moderation/redact/annotation/${kept}`,
    `/flag/annotation/${kept}`,
    `/people/${visitors.member.id}`,
    `/api/changes?since[document:${place.document}]=0`,
    '/moderation',
    '/account/export.json',
  ]
  for (const role of [...roles, 'foreign'] as const) {
    for (const path of paths) {
      const said = await (
        await visitors[role].fetch(path, { headers: { accept: 'application/json' } })
      ).text()
      if (role !== 'member') expect([role, path, said.includes('A treasure')]).toEqual([role, path, false])
      else if (path === place.documentPath || path === '/account/export.json')
        expect(said).toContain('A treasure')
    }
  }
  expect(await miscounted()).toEqual([])
})

it('is judged when it is published, and is new to everybody then', async () => {
  const newcomer = visitors.newcomer
  const call = await make(newcomer, { note: 'Call 07700 900123.', private: true })
  const before = await annotationIn(null, call)
  expect(before.moderation).toMatchObject({ state: 'private', reasons: [] })
  const asked = await newcomer.send(`/annotations/${call}/publish`, { version: 1 })
  expect(asked.body).toMatchObject({ error: { code: 'nudge' } })
  await newcomer.write(`/annotations/${call}/publish`, { version: 1, insists: true })
  const { moderation, created } = await annotationIn(null, call)
  expect(moderation.state).toBe('held')
  expect(moderation.reasons).not.toEqual([])
  expect(created.getTime()).toBeGreaterThan(before.created.getTime())
  const fine = await make(visitors.member, { note: 'All is well.', private: true })
  const { events } = await visitors.member.write(`/annotations/${fine}/publish`, { version: 1 })
  expect(events[0]?.view).toMatchObject({ state: 'live' })
  expect((await visitors.guest.page(place.documentPath)).tables.annotation[fine]?.html).toContain(
    'All is well',
  )
  expect(await miscounted()).toEqual([])
})

describe('a blind round', () => {
  const session = newId().toHexString()
  const actor = (): Actor => ({ id: visitors.member.id ?? '', name: 'The member', role: 'member' })
  const mark = async (round: string, words: string, insists = false) => {
    const body = { ...passage(), operation: randomUUID(), tags: [], private: false, insists, note: words }
    const { events } = await annotate(actor(), body, {
      session,
      lane: `session:${session}`,
      standing: async () => ({ round, isOwn: false }),
      marked() {},
    })
    return events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
  }
  const end = async (round: string, how: 'revealed' | 'dropped') => {
    const channel: Channel = `session:${session}`
    await commit({ actor: actor(), operation: randomUUID(), body: { round }, channel }, async (tx) => {
      await endRound(tx, round, how)
      return { location: '/' }
    })
    const shown = await Annotations.find({ round: toId(round), 'moderation.state': { $ne: 'private' } })
      .sort({ created: 1, _id: 1 })
      .lean()
    return shown.map(({ _id }) => _id.toHexString())
  }

  it('brings everything to light at once, as it was judged when it was made', async () => {
    const round = newId().toHexString()
    const good = await mark(round, 'This is a strength.')
    const doubtful = await mark(round, 'Write to 07700 900123.', true)
    const regretted = await mark(round, 'No, that was wrong of me.')
    const other = await mark(newId().toHexString(), 'This is of another round.')
    expect((await visitors.moderator.page(place.documentPath)).tables.annotation[good]).toBeUndefined()
    const mine = (await visitors.member.page(place.documentPath)).tables.annotation[good]
    expect(mine).toMatchObject({ state: 'private', may: ['edit', 'withdraw'] })
    const early = await visitors.member.send(`/annotations/${good}/publish`, { version: 1 })
    expect(early.body).toMatchObject({ error: { code: 'not-allowed' } })
    await visitors.member.write(`/annotations/${good}`, { version: 1, note: 'This is a great strength.' })
    await visitors.member.write(`/annotations/${regretted}/withdraw`, { version: 1 })

    expect(await end(round, 'revealed')).toEqual([good, doubtful])
    const { annotation } = (await visitors.guest.page(place.documentPath)).tables
    expect(annotation[good]?.html).toContain('great strength')
    for (const hidden of [doubtful, regretted, other]) expect(annotation[hidden]).toBeUndefined()
    expect((await annotationIn(null, doubtful)).moderation.state).toBe('held')
    expect(await end(round, 'revealed')).toEqual([good, doubtful])

    const { version } = await annotationIn(null, regretted)
    await visitors.member.write(`/annotations/${regretted}/restore`, { version })
    const kept = (await visitors.member.page(place.documentPath)).tables.annotation[regretted]
    expect(kept).toMatchObject({ state: 'private', may: ['edit', 'withdraw', 'publish'] })
    expect(await miscounted()).toEqual([])
  })

  it('that is dropped leaves each their own, to publish or not', async () => {
    const round = newId().toHexString()
    const dropped = await mark(round, 'This never came to light.')
    expect(await end(round, 'dropped')).toEqual([])
    expect((await visitors.moderator.page(place.documentPath)).tables.annotation[dropped]).toBeUndefined()
    const mine = (await visitors.member.page(place.documentPath)).tables.annotation[dropped]
    expect(mine).toMatchObject({ state: 'private', may: ['edit', 'withdraw', 'publish'] })
  })
})

it('goes with the account of who leaves, even where their words stay', async () => {
  const lea = await come(server().url, 'Lea')
  const kept = await make(lea, { note: 'Mine alone.', private: true })
  const said = await make(lea, { note: 'For everybody.' })
  await lea.write('/account/delete', { words: 'keep', password, sure: true })
  expect(await Annotations.findById(kept)).toBeNull()
  expect((await annotationIn(null, said)).creator).toMatchObject({ id: null })
})
