import { beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { Follows } from '../../server/notifications/follows.model.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { finishSweeps, resumeSweeps } from '../../server/privacy/sweep.ts'
import { Sweeps } from '../../server/privacy/sweeps.model.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { everywhere } from './everywhere.ts'

const server = startTestServer()
const open = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let name: string
let round = 0
let leaver: { id: string }
const visit = (who: string) => new Visitor(server().url).logIn(who)

beforeEach(async () => {
  place = await sampleLibrary()
  round += 1
  name = `Quillfeather ${round}`
  await makePerson(`Ada ${round}`, 'admin')
  leaver = await makePerson(name)
})

const words = (what: string) => `${what}marker${round}end`

/** Leaves words of every kind, edited once, and something posted; answers the comment. */
async function wroteMuch(visitor: Visitor): Promise<string> {
  const thread = { threadKind: 'document', threadId: place.document }
  const { tables } = await visitor.page(place.documentPath)
  const excerpt = Object.values(tables.excerpt)[0]!
  const exact = [...excerpt.text].slice(0, 12).join('')
  const comment = (await visitor.write('/comments', { ...thread, source: words('first') })).events[0]!.id
  await visitor.write(`/comments/${comment}`, { version: 1, source: words('second') })
  const note = { excerpt: excerpt.id, exact, start: 0, end: 12, note: words('note') }
  await visitor.write('/annotations', note)
  const ends = ['overall', 'leadership'].map((area) => ({ kind: 'field', document: place.document, area }))
  await visitor.write('/contradictions', { type: 'tone-v-overall', claim: words('claim'), ends })
  await visitor.write('/documents', {
    authority: 'Leeds',
    published: `2016-03-0${round}`,
    section: 'local-authority',
    judgements: {},
    text: 'Every family is written to in the spring, and most of them answer.',
  })
  const elsewhere = { threadKind: 'digest', threadId: place.digest }
  await visitor.write('/drafts', { ...elsewhere, source: words('draft'), based: 0, tab: 'one' })
  await visitor.write('/follow', { kind: 'digest', of: place.digest, on: true })
  return comment
}

async function leaves(visitor: Visitor, what: 'keep' | 'erase') {
  return visitor.send('/account/delete', { words: what, password })
}

describe('leaving', () => {
  it('keeping one’s words: they stay under “Former member”, the name and address nowhere', async () => {
    const [visitor, admin] = await Promise.all([visit(name), visit(`Ada ${round}`)])
    const comment = await wroteMuch(visitor)
    await admin.write(`/people/${leaver.id}/warn`, { rule: 'topic', message: 'Please keep to the report.' })
    const screen = await open(new Visitor(server().url), place.documentPath)
    expect(screen.state.tables.comment[comment]?.creator.name).toBe(name)
    expect((await leaves(visitor, 'keep')).status).toBe(200)
    await screen.until(() => screen.state.tables.comment[comment]?.creator.name === 'Former member')
    const kept = screen.state.tables.comment[comment]
    expect(kept).toMatchObject({ state: 'live', creator: { id: null } })
    expect(kept?.html).toContain(words('second'))
    expect(await everywhere(name)).toEqual([])
    expect(await everywhere(words('draft'))).toEqual([])
    expect((await Follows.find({ person: leaver.id })).length).toBe(0)
    expect(await everywhere(`quillfeather.${round}@`)).toEqual([])
    expect(
      await Records.countDocuments({ 'actor.id': leaver.id, 'actor.name': 'Former member' }),
    ).toBeGreaterThan(3)
    expect(await Records.countDocuments({ about: leaver.id, action: 'person.warned' })).toBe(1)
    expect(await miscounted()).toEqual([])
  })

  it('erasing one’s words: no wording of them is anywhere, a tombstone stays', async () => {
    const [visitor, other] = await Promise.all([visit(name), visit(`Ada ${round}`)])
    const comment = await wroteMuch(visitor)
    const thread = { threadKind: 'document', threadId: place.document, parent: comment }
    const answer = (await other.write('/comments', { ...thread, source: 'An answer that stays.' })).events[0]!
      .id
    await visitor.write('/flags', { kind: 'comment', id: answer, rule: 'topic', detail: 'Off the report.' })
    const screen = await open(new Visitor(server().url), place.documentPath)
    await leaves(visitor, 'erase')
    await screen.until(() => screen.state.tables.comment[comment]?.state === 'erased')
    for (const what of ['first', 'second', 'note', 'claim']) expect(await everywhere(words(what))).toEqual([])
    expect(await everywhere(name)).toEqual([])
    expect(screen.state.tables.comment[answer]?.html).toContain('An answer that stays.')
    expect(await Records.countDocuments({ action: 'comment.erased-with-account', entity: comment })).toBe(1)
    expect(await miscounted()).toEqual([])
  })

  it('ends every login at once, and frees the name', async () => {
    const [phone, desk] = await Promise.all([visit(name), visit(name)])
    await leaves(phone, 'keep')
    expect((await desk.page('/')).viewer.id).toBeNull()
    expect((await phone.page('/')).viewer.id).toBeNull()
    expect((await phone.page('/log-in')).viewer.id).toBeNull()
    expect((await phone.send('/log-in', { login: name, password })).status).toBe(401)
    await makePerson(name)
  })

  it('needs the password, and a word on what becomes of one’s own', async () => {
    const visitor = await visit(name)
    const wrong = await visitor.send('/account/delete', { words: 'keep', password: 'not this one' })
    expect(wrong).toMatchObject({ status: 422, body: { error: { fields: [{ field: 'password' }] } } })
    expect((await visitor.send('/account/delete', { password })).status).toBe(422)
    expect(await Accounts.exists({ _id: leaver.id })).not.toBeNull()
  })

  it('is not for the last admin, and of two at once one stays', async () => {
    await Accounts.updateMany({ role: 'admin' }, { $set: { role: 'member' } })
    await Promise.all([makePerson('Una', 'admin'), makePerson('Eve', 'admin')])
    const both = await Promise.all([visit('Una'), visit('Eve')])
    const answers = await Promise.all(both.map((each) => leaves(each, 'keep')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    expect(await Accounts.countDocuments({ role: 'admin' })).toBe(1)
  })

  it('goes on where a process ended in the middle of it', async () => {
    const visitor = await visit(name)
    await wroteMuch(visitor)
    await Accounts.deleteOne({ _id: leaver.id })
    const to = { id: null, name: 'Former member' }
    await Sweeps.create({ _id: leaver.id, to, from: name, erases: true, begun: new Date() })
    await resumeSweeps(new Date())
    expect(await everywhere(words('second'))).not.toEqual([])
    await resumeSweeps(new Date(Date.now() + 6 * 60_000))
    expect((await everywhere(name)).filter((line) => !line.startsWith('login-sessions'))).toEqual([])
    expect(await everywhere(words('second'))).toEqual([])
    await finishSweeps(new Date(Date.now() + 2 * 86_400_000))
    expect(await Sweeps.countDocuments({ _id: leaver.id })).toBe(0)
  })
})

describe('changing', () => {
  it('one’s name changes it everywhere, on open pages at once', async () => {
    const visitor = await visit(name)
    const comment = await wroteMuch(visitor)
    const screen = await open(new Visitor(server().url), place.documentPath)
    const fresh = `Merriweather ${round}`
    expect((await visitor.send('/account/name', { name: fresh, password })).status).toBe(200)
    await screen.until(() => screen.state.tables.comment[comment]?.creator.name === fresh)
    // The log-in form's draft of a notice and nothing else may still greet them by it.
    expect((await everywhere(name)).filter((line) => !line.startsWith('login-sessions'))).toEqual([])
    expect((await visitor.page('/')).viewer.name).toBe(fresh)
    expect(screen.state.tables.comment[comment]?.creator.id).toBe(leaver.id)
  })

  it('one’s name to somebody else’s is refused at its field', async () => {
    const visitor = await visit(name)
    const taken = await visitor.send('/account/name', { name: `ADA ${round}`, password })
    expect(taken).toMatchObject({ status: 409, body: { error: { fields: [{ field: 'name' }] } } })
  })

  it.each([
    ['email', { email: 'elsewhere@example.org' }],
    ['password', { newPassword: 'another walk by the sea' }],
  ])('one’s %s ends the logins elsewhere, and not this one', async (what, change) => {
    const [here, elsewhere] = await Promise.all([visit(name), visit(name)])
    expect((await here.send(`/account/${what}`, { ...change, password: 'wrong' })).status).toBe(422)
    expect((await here.send(`/account/${what}`, { ...change, password })).status).toBe(200)
    expect((await here.page('/account')).viewer.name).toBe(name)
    expect((await elsewhere.page('/')).viewer.id).toBeNull()
  })
})
