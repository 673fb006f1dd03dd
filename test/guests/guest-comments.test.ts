import { beforeAll, describe, expect, it } from 'vitest'
import { Guests } from '../../server/guests/guests.model.ts'
import { lastMail, openMailedLink, postAs } from '../support/guests.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let mo: Visitor
let ben: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Mo', 'moderator'), makePerson('Ben'), makePerson('Ada', 'admin')])
  mo = await new Visitor(server().url).logIn('Mo')
  ben = await new Visitor(server().url).logIn('Ben')
})

const guest = () => new Visitor(server().url)
let counter = 0
const somebody = (name = 'Ann Guest') => ({ guestName: name, guestEmail: `ann${++counter}@example.org` })
const seenBy = async (visitor: Visitor, id: string) =>
  (await visitor.page(place.documentPath)).tables.comment[id]

async function decide(decision: string, id: string): Promise<void> {
  const version = (await seenBy(mo, id))?.version
  const things = [{ kind: 'comment', id, version }]
  const { status, body } = await mo.send('/moderation/decide', { decision, things, rule: 'topic' })
  expect([status, body]).toMatchObject([200, {}])
}

describe('a guest’s first comment', () => {
  it('is held: seen by the guest, also after a reload, and by moderators, and by nobody else', async () => {
    const ann = guest()
    const id = await postAs(ann, place.document, { ...somebody(), guestSite: 'example.org' }, 'A first word.')
    expect(await seenBy(ann, id)).toMatchObject({
      state: 'held',
      html: '<p>A first word.</p>',
      creator: { id: null, name: 'Ann Guest', guest: true, site: 'https://example.org/' },
    })
    expect(await seenBy(mo, id)).toMatchObject({ state: 'held' })
    for (const other of [guest(), ben]) expect(await seenBy(other, id)).toBeUndefined()
    expect((await ann.page(place.documentPath)).viewer).toMatchObject({
      id: null,
      guest: { name: 'Ann Guest' },
    })
  })

  it('reaches the guest’s other screens live, and everybody’s once it is approved', async () => {
    const ann = guest()
    await postAs(ann, place.document, somebody(), 'To be known.')
    const screens = await Promise.all(
      [ann, ben, guest()].map((each) => Screen.open(each, place.documentPath)),
    )
    const [own, member, stranger] = screens as [Screen, Screen, Screen]
    const id = await postAs(
      ann,
      place.document,
      { guestName: 'Ann Guest', guestEmail: `ann${counter}@example.org` },
      'And a second.',
    )
    await own.until(() => own.state.tables.comment[id]?.state === 'held')
    await decide('approve', id)
    for (const screen of screens) await screen.until(() => screen.state.tables.comment[id]?.state === 'live')
    expect(member.state.tables.comment[id]?.source).toBeNull()
    expect(stranger.state.tables.comment[id]?.may).not.toContain('edit')
    for (const screen of screens) screen.close()
  })

  it('can be edited, withdrawn and restored from the browser it was written in, and from no other', async () => {
    const ann = guest()
    const id = await postAs(ann, place.document, somebody(), 'To be changed.')
    await ann.page(place.documentPath)
    expect((await ann.send(`/comments/${id}`, { version: 1, source: 'Changed.' })).status).toBe(200)
    expect((await ann.send(`/comments/${id}/withdraw`, { version: 2 })).status).toBe(200)
    expect((await ann.send(`/comments/${id}/restore`, { version: 3 })).status).toBe(200)
    const other = guest()
    await postAs(other, place.document, somebody(), 'Another guest.')
    await other.page('/')
    for (const step of ['', '/withdraw']) {
      const { status } = await other.send(`/comments/${id}${step}`, { version: 4, source: 'Mine now.' })
      expect(status, step).toBe(403)
      const { status: unknown } = await guest().send(`/comments/${id}${step}`, {
        version: 4,
        source: 'Mine.',
      })
      expect(unknown, step).toBe(401)
    }
    expect(await seenBy(ann, id)).toMatchObject({ html: '<p>Changed.</p>', state: 'held' })
  })

  it('keeps its words after half an hour: the guest may then withdraw it only', async () => {
    const ann = guest()
    const id = await postAs(ann, place.document, somebody(), 'Half an hour ago.')
    const { Comments } = await import('../../server/threads/comments.model.ts')
    await Comments.updateOne({ _id: id }, { created: new Date(Date.now() - 31 * 60_000) })
    expect((await seenBy(ann, id))?.may).toEqual(['withdraw'])
    expect((await ann.send(`/comments/${id}`, { version: 1, source: 'Too late.' })).status).toBe(403)
  })
})

describe('what a guest gives', () => {
  const send = (visitor: Visitor, more: Record<string, unknown>) =>
    visitor.send('/comments', { threadKind: 'document', threadId: place.document, source: 'Words.', ...more })
  const problem = (field: string) => [422, { error: { fields: [{ field }] } }]

  it.each([
    ['guestName', { guestEmail: 'ann@example.org' }],
    ['guestEmail', { guestName: 'Ann Guest' }],
    ['guestEmail', { guestName: 'Ann Guest', guestEmail: 'not an address' }],
    ['guestSite', { ...somebody(), guestSite: 'javascript:alert(1)' }],
    ['guestSite', { ...somebody(), guestSite: 'data:text/html,x' }],
    ['guestSite', { ...somebody(), guestSite: 'https://user:pass@example.org' }],
    ['guestSite', { ...somebody(), guestSite: 'mailto:ann@example.org' }],
  ])('has a %s that fits', async (field, given) => {
    const { status, body } = await send(guest(), given)
    expect([status, body]).toMatchObject(problem(field))
  })

  it.each([
    'Ben',
    'BEN',
    ' b\u0435n'.replace('\u0435', 'e'),
    'Mo',
  ])('is no name of somebody here: %s', async (guestName) => {
    const { status, body } = await send(guest(), { ...somebody(), guestName })
    expect([status, body]).toMatchObject([409, { error: { fields: [{ field: 'guestName' }] } }])
  })

  it('is nothing in the field that people don’t see', async () => {
    const { status } = await send(guest(), { ...somebody(), guestSubject: 'Buy now' })
    expect(status).toBe(422)
    expect(await Guests.exists({ email: `ann${counter}@example.org` })).toBeNull()
  })

  it('comes back on its page, without the field that people don’t see, when the form is refused', async () => {
    const form = { threadKind: 'document', threadId: place.document, form: 'reply', from: place.documentPath }
    const given = { ...form, source: 'Words that stay.', guestName: 'Ben', guestEmail: 'kept@example.org' }
    const { status, html } = await guest().sendForm('/comments', given)
    expect(status).toBe(409)
    expect(html).toContain('Somebody here goes by this name.')
    expect(html).toMatch(/<textarea[^>]*>Words that stay.<\/textarea>/)
  })

  it('makes no guest where the comment is refused', async () => {
    const { status } = await send(guest(), { ...somebody(), threadId: '0'.repeat(24) })
    expect(status).toBe(404)
    expect(await Guests.exists({ email: `ann${counter}@example.org` })).toBeNull()
  })
})

describe('the same write sent twice', () => {
  it('by a script that lost the answer is one comment of one guest, who sees it', async () => {
    const body = {
      operation: crypto.randomUUID(),
      threadKind: 'document',
      threadId: place.document,
      source: 'Sent twice.',
      ...somebody(),
    }
    const first = await guest().write('/comments', body)
    const again = guest()
    const second = await again.write('/comments', body)
    expect(second).toEqual(first)
    expect(await Guests.countDocuments({ email: body.guestEmail })).toBe(1)
    expect(await seenBy(again, first.events[0]!.id)).toMatchObject({ state: 'held' })
  })

  it('with another address is another guest’s', async () => {
    const body = {
      operation: crypto.randomUUID(),
      threadKind: 'document',
      threadId: place.document,
      source: 'Same.',
    }
    const first = await guest().write('/comments', { ...body, ...somebody() })
    const other = guest()
    const second = await other.write('/comments', { ...body, ...somebody() })
    expect(second.events[0]!.id).not.toBe(first.events[0]!.id)
    expect(await seenBy(other, first.events[0]!.id)).toBeUndefined()
  })
})

describe('an address', () => {
  it('that was proved and one approved comment let the next ones live; each alone does not', async () => {
    const ann = guest()
    const signature = somebody()
    const id = await postAs(ann, place.document, signature, 'Approved before the link is opened.')
    await decide('approve', id)
    const second = await postAs(ann, place.document, signature, 'Not proved yet.')
    expect(await seenBy(ann, second)).toMatchObject({ state: 'held' })
    await openMailedLink(ann, (await lastMail(signature.guestEmail)).link)
    const third = await postAs(ann, place.document, signature, 'Proved now.')
    expect(await seenBy(ben, third)).toMatchObject({ state: 'live' })

    const proved = guest()
    const unknown = somebody()
    await postAs(proved, place.document, unknown, 'Nobody approved this.')
    await openMailedLink(proved, (await lastMail(unknown.guestEmail)).link)
    const held = await postAs(proved, place.document, unknown, 'Nor this.')
    expect(await seenBy(proved, held)).toMatchObject({ state: 'held' })
  })

  it('typed by somebody else gives them nothing: no comment, no standing, not even after the link is opened', async () => {
    const ann = guest()
    const signature = somebody()
    const id = await postAs(ann, place.document, signature, 'Of Ann.')
    await decide('approve', id)
    await openMailedLink(ann, (await lastMail(signature.guestEmail)).link)
    const withdrawn = await postAs(ann, place.document, signature, 'Ann only.')
    await ann.write(`/comments/${withdrawn}/withdraw`, { version: 1 })

    const mallory = guest()
    const false1 = await postAs(mallory, place.document, signature, 'As if by Ann.')
    expect(await seenBy(mallory, false1)).toMatchObject({ state: 'held' })
    expect((await seenBy(mallory, withdrawn))?.html).toBeNull()
    expect((await mallory.send(`/comments/${id}/withdraw`, { version: 2 })).status).toBe(403)

    // Ann opens the mail about it: what was written with her address is hers to take away, and Mallory is nobody.
    const screen = await Screen.open(mallory, place.documentPath)
    await openMailedLink(ann, (await lastMail(signature.guestEmail)).link)
    await screen.until(() => !screen.socket.connected || screen.state.tables.comment[false1] === undefined)
    screen.close()
    expect(await seenBy(mallory, false1)).toBeUndefined()
    expect(await seenBy(ann, false1)).toMatchObject({
      state: 'held',
      may: expect.arrayContaining(['withdraw']),
    })
    const false2 = await postAs(mallory, place.document, signature, 'Once more.')
    expect(await seenBy(ann, false2)).toBeUndefined()
    expect(await seenBy(mallory, false2)).toMatchObject({ state: 'held' })
  })

  it('proved in another browser takes the unproved browser’s access away', async () => {
    const typed = guest()
    const signature = somebody()
    const id = await postAs(typed, place.document, signature, 'Written here, proved there.')
    const phone = guest()
    await openMailedLink(phone, (await lastMail(signature.guestEmail)).link)
    expect(await seenBy(phone, id)).toMatchObject({ state: 'held' })
    expect(await seenBy(typed, id)).toBeUndefined()
  })

  it('that was mistyped can be put right before it is proved; the first mail opens nothing then', async () => {
    const ann = guest()
    const wrong = somebody()
    const id = await postAs(ann, place.document, wrong, 'To a wrong address.')
    const { link } = await lastMail(wrong.guestEmail)
    await postAs(
      ann,
      place.document,
      { ...wrong, guestEmail: `right${counter}@example.org` },
      'To the right one.',
    )
    expect((await guest().fetch(link, { headers: { accept: 'application/json' } })).status).toBe(404)
    const other = guest()
    await openMailedLink(other, (await lastMail(`right${counter}@example.org`)).link)
    expect(await seenBy(other, id)).toMatchObject({ state: 'held' })
  })
})
