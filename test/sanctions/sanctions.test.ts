import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { forgetActor } from '../../server/accounts/actors.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import { type Line, lines } from '../support/connect.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = lines()
const soon = { timeout: 1_000, interval: 10 }
let ben: string
let mo: string
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeEach(async () => {
  await Accounts.deleteMany({})
  await Records.deleteMany({})
  place = await sampleLibrary()
  await makePerson('Ada', 'admin')
  mo = (await makePerson('Mo', 'moderator')).id
  ben = (await makePerson('Ben')).id
})
afterEach(() => open.end())

const visit = (name: string) => new Visitor(server().url).logIn(name)
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const thought = () => ({ threadKind: 'document', threadId: place.document, source: 'A thought of Ben’s.' })
const reason = { rule: 'respect', reason: 'Twice now.' }

/** Ben's page with a connection, and what has to be true of the connection. */
async function connected(name: string): Promise<{ visitor: Visitor; line: Line }> {
  const visitor = await visit(name)
  return { visitor, line: await open.open(visitor) }
}

describe('a ban', () => {
  it('ends logins and connections within a second, and is told at the door with its reason', async () => {
    const [{ visitor, line }, ada] = await Promise.all([connected('Ben'), visit('Ada')])
    await ada.write(`/people/${ben}/ban`, reason)
    await expect.poll(() => line.socket.connected, soon).toBe(false)
    expect((await visitor.page('/')).viewer).toMatchObject({ id: null, role: 'guest' })
    // A guest may connect, but nothing of Ben's is told there any more.
    const again = await open.open(visitor, { token: undefined })
    expect(await again.ask('watch', { [`person:${ben}`]: 0 })).toEqual([])
    const back = new Visitor(server().url)
    await back.page('/log-in')
    const refused = await back.send('/log-in', { login: 'Ben', password: 'a long walk by the sea' })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'banned' } } })
    expect(JSON.stringify(refused.body)).toContain('Twice now.')
  })

  it('is an admin’s alone, and undone: the person logs in again, old logins stay ended', async () => {
    const [old, moderator, ada] = await Promise.all([visit('Ben'), visit('Mo'), visit('Ada')])
    expect((await moderator.send(`/people/${ben}/ban`, reason)).status).toBe(403)
    await ada.write(`/people/${ben}/ban`, reason)
    const { entity } = (await Records.findOne({ action: 'person.banned' }).lean())!
    await ada.write(`/people/${ben}/lift`, { sanction: String(entity) })
    expect((await old.page('/')).viewer.id).toBeNull()
    expect((await (await visit('Ben')).page('/')).viewer).toMatchObject({ role: 'member' })
    expect(await Records.find({ about: ben }).sort({ _id: 1 }).lean()).toMatchObject([
      { action: 'person.banned', rule: 'respect', publicReason: 'Twice now.', actor: { name: 'Ada' } },
      { action: 'ban.lifted', actor: { name: 'Ada' } },
    ])
    expect(codeOf(await ada.send(`/people/${ben}/lift`, { sanction: String(entity) }))).toBe(
      'decided-meanwhile',
    )
  })

  it('of each other by two admins at once leaves one', async () => {
    const eve = (await makePerson('Eve', 'admin')).id
    const ada = String((await Accounts.findOne({ name: 'Ada' }).lean())?._id)
    const [first, second] = await Promise.all([visit('Ada'), visit('Eve')])
    await Promise.all([first.send(`/people/${eve}/ban`, reason), second.send(`/people/${ada}/ban`, reason)])
    expect(await Accounts.countDocuments({ role: 'admin', banned: null })).toBe(1)
  })
})

describe('a suspension', () => {
  it('narrows open connections at once; what was written is shown, with the date', async () => {
    const [{ visitor, line }, moderator] = await Promise.all([connected('Ben'), visit('Mo')])
    await moderator.write(`/people/${ben}/suspend`, { ...reason, until: day(7) })
    await expect.poll(() => line.socket.connected, soon).toBe(false)
    const { viewer } = await visitor.page(place.documentPath)
    expect(viewer).toMatchObject({ role: 'reader', suspendedUntil: `${day(7)}T00:00:00.000Z`, may: [] })
    const refused = await visitor.send('/comments', thought())
    expect(codeOf(refused)).toBe('suspended')
    expect(JSON.stringify(refused.body)).toMatch(/until \d+ \w+ 20\d\d/)
    const form = await visitor.sendForm('/comments', {
      ...thought(),
      from: place.documentPath,
      form: 'reply',
    })
    expect(form).toMatchObject({ status: 403 })
    expect(form.html).toContain('A thought of Ben’s.')
  })

  it('leaves one’s own words to be withdrawn', async () => {
    const [visitor, moderator] = await Promise.all([visit('Ben'), visit('Mo')])
    const { events } = await visitor.write('/comments', thought())
    await moderator.write(`/people/${ben}/suspend`, { ...reason, until: day(7) })
    const { id } = events[0]!
    const send = (path: string, more = {}) => visitor.send(`/comments/${id}${path}`, { version: 1, ...more })
    expect(codeOf(await send('', { source: 'Other words.' }))).toBe('suspended')
    expect((await send('/withdraw')).status).toBe(200)
    expect((await Comments.findById(id).lean())?.withdrawn).not.toBeNull()
  })

  it('ends by itself, also on a connection that is open', async () => {
    await Accounts.updateOne({ _id: ben }, { $set: { suspendedUntil: new Date(Date.now() + 1_200) } })
    forgetActor(ben)
    const { visitor, line } = await connected('Ben')
    expect((await visitor.page('/')).viewer.role).toBe('reader')
    await expect.poll(() => line.socket.connected, { timeout: 2_500, interval: 10 }).toBe(false)
    expect((await visitor.page('/')).viewer.role).toBe('member')
    expect((await visitor.send('/comments', thought())).status).toBe(200)
  })

  it.each<[who: string, days: number, status: number]>([
    ['Mo', 29, 200],
    ['Mo', 40, 422],
    ['Mo', -1, 422],
    ['Ada', 300, 200],
    ['Ben', 3, 403],
  ])('by %s for %d days is answered with %d', async (who, days, status) => {
    await makePerson('Cat')
    const cat = String((await Accounts.findOne({ name: 'Cat' }).lean())?._id)
    const by = await visit(who)
    expect((await by.send(`/people/${cat}/suspend`, { ...reason, until: day(days) })).status).toBe(status)
  })

  it('is not for moderators to lay on each other', async () => {
    await makePerson('Max', 'moderator')
    const max = await visit('Max')
    expect((await max.send(`/people/${mo}/suspend`, { ...reason, until: day(2) })).status).toBe(403)
  })

  it('is lifted by its number, once, and an older one not in place of a newer', async () => {
    const [moderator, visitor] = await Promise.all([visit('Mo'), visit('Ben')])
    await moderator.write(`/people/${ben}/suspend`, { ...reason, until: day(2) })
    await moderator.write(`/people/${ben}/suspend`, { ...reason, until: day(5) })
    const made = await Records.find({ action: 'person.suspended' }).sort({ _id: 1 }).lean()
    const lift = (at: number) => moderator.send(`/people/${ben}/lift`, { sanction: String(made[at]?.entity) })
    expect(codeOf(await lift(0))).toBe('decided-meanwhile')
    expect((await lift(1)).status).toBe(200)
    expect((await visitor.page('/')).viewer).toMatchObject({ role: 'member', suspendedUntil: null })
  })
})

describe('a warning', () => {
  const warning = { rule: 'respect', message: 'Please answer the argument.' }

  it('is on every page and comes before the next write, which loses no word', async () => {
    const [{ visitor, line }, moderator] = await Promise.all([connected('Ben'), visit('Mo')])
    await moderator.write(`/people/${ben}/warn`, warning)
    await expect.poll(() => line.socket.connected, soon).toBe(false)
    const { viewer, channels } = await visitor.page('/authorities')
    expect(viewer.warning).toMatchObject(warning)
    expect(channels[`person:${ben}`]?.counts.unread).toBe(1)
    expect(codeOf(await visitor.send('/comments', thought()))).toBe('warning-first')
    const from = { from: place.documentPath, form: 'reply' }
    const refused = await visitor.sendForm('/comments', { ...thought(), ...from })
    expect(refused.status).toBe(403)
    expect(refused.html).toContain('A thought of Ben’s.')
    expect(refused.html).toContain('Please answer the argument.')
    const read = { warning: viewer.warning!.id, next: place.documentPath }
    const answer = await visitor.sendForm('/account/warning', { ...read, ...from, form: 'warning' })
    expect(answer).toMatchObject({ status: 303, location: place.documentPath })
    const after = await visitor.page(place.documentPath)
    expect(after.viewer.warning).toBeNull()
    expect(after.form?.values.source).toBe('A thought of Ben’s.')
    expect((await visitor.send('/comments', thought())).status).toBe(200)
  })

  it('doesn’t stop what a warned person may always do', async () => {
    const [visitor, moderator] = await Promise.all([visit('Ben'), visit('Mo')])
    const { events } = await visitor.write('/comments', thought())
    await moderator.write(`/people/${ben}/warn`, warning)
    expect((await visitor.send(`/comments/${events[0]!.id}/withdraw`, { version: 1 })).status).toBe(200)
    expect((await visitor.send('/log-out', { next: '/' })).status).toBe(200)
  })

  it('is taken back before it is read, and one of several is read at a time', async () => {
    const [visitor, moderator] = await Promise.all([visit('Ben'), visit('Mo')])
    await moderator.write(`/people/${ben}/warn`, warning)
    await moderator.write(`/people/${ben}/warn`, { ...warning, message: 'And again.' })
    const [first] = await Records.find({ action: 'person.warned' }).sort({ _id: 1 }).lean()
    await moderator.write(`/people/${ben}/lift`, { sanction: String(first?.entity) })
    const { viewer } = await visitor.page('/')
    expect(viewer.warning?.message).toBe('And again.')
    await visitor.write('/account/warning', { warning: viewer.warning!.id, next: '/' })
    expect((await visitor.page('/')).viewer.warning).toBeNull()
  })

  it('sent twice is one', async () => {
    const moderator = await visit('Mo')
    const operation = randomUUID()
    for (const _ of [1, 2]) await moderator.write(`/people/${ben}/warn`, { ...warning, operation })
    expect((await Accounts.findById(ben).lean())?.warnings).toHaveLength(1)
    expect(await Records.countDocuments({ about: ben })).toBe(1)
  })
})

it('a note is recorded for moderators, and is seen by nobody else', async () => {
  const [visitor, moderator] = await Promise.all([visit('Ben'), visit('Mo')])
  await moderator.write(`/people/${ben}/note`, { note: 'Has been asked by telephone.' })
  expect(await Records.find({ about: ben }).lean()).toMatchObject([
    { action: 'person.noted', privateNote: 'Has been asked by telephone.' },
  ])
  expect(JSON.stringify(await visitor.page('/'))).not.toContain('by telephone')
  expect((await visitor.send(`/people/${mo}/note`, { note: 'So there.' })).status).toBe(403)
})
