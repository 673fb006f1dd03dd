import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { Guests } from '../../server/guests/guests.model.ts'
import { Mails } from '../../server/mail/mails.model.ts'
import { lastMail, openMailedLink, postAs } from '../support/guests.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { Screen } from '../support/screen.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let mo: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Mo', 'moderator'), makePerson('Ben')])
  mo = await new Visitor(server().url).logIn('Mo')
})

const guest = () => new Visitor(server().url)
let counter = 0
const somebody = () => ({ guestName: `Ann Guest${counter + 1}`, guestEmail: `ann${++counter}@example.org` })
const seenBy = async (visitor: Visitor, id: string) =>
  (await visitor.page(place.documentPath)).tables.comment[id]

async function approve(id: string): Promise<void> {
  const version = (await seenBy(mo, id))?.version
  await mo.write('/moderation/decide', { decision: 'approve', things: [{ kind: 'comment', id, version }] })
}

/** A guest with one approved comment and one that waits, in the browser they wrote with. */
async function aGuest() {
  const visitor = guest()
  const signature = somebody()
  const live = await postAs(visitor, place.document, signature, `livewords${counter}`)
  await approve(live)
  const held = await postAs(visitor, place.document, signature, `heldwords${counter}`)
  const { link } = await lastMail(signature.guestEmail)
  return { visitor, signature, live, held, link, words: [`livewords${counter}`, `heldwords${counter}`] }
}

describe('the mailed link', () => {
  it('shows whose it is when looked at, and does nothing until its button is pressed', async () => {
    const { link, signature } = await aGuest()
    const scanner = guest()
    const { page } = await scanner.page(link)
    expect(page).toMatchObject({ kind: 'open-link', name: expect.stringContaining('Ann Guest'), comments: 2 })
    expect(scanner.cookies.size).toBe(0)
    expect(await Guests.findOne({ email: signature.guestEmail }).lean()).toMatchObject({ verified: null })
    const html = await (await scanner.fetch(link)).text()
    const plain = guest()
    const { status, location } = await plain.sendForm(link, {})
    expect([status, location]).toEqual([303, '/my-comments'])
    expect(html).toContain('Show my comments')
    expect((await plain.page('/my-comments')).page).toMatchObject({
      guest: { email: signature.guestEmail, proved: true },
    })
  })

  it('cannot be pressed by another site', async () => {
    const { link } = await aGuest()
    const { status } = await guest().sendForm(
      link,
      {},
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    )
    expect(status).toBe(403)
  })

  it.each([
    'a'.repeat(43),
    'a',
    'a'.repeat(500),
    '..%2f',
    '%00',
    `${'a'.repeat(42)}%C3%A9`,
  ])('cannot be guessed: %s', async (token) => {
    const visitor = guest()
    expect((await visitor.fetch(`/guest/${token}`)).status).toBe(404)
    expect((await visitor.sendForm(`/guest/${token}`, { from: '/' })).status).toBe(404)
    expect((await visitor.fetch('/my-comments')).headers.get('location')).toBe('/guest')
  })

  it('ends after 90 days', async () => {
    const { link, signature } = await aGuest()
    await Guests.updateOne(
      { email: signature.guestEmail },
      { 'links.0.until': new Date(0), 'links.1.until': new Date(0), 'links.2.until': new Date(0) },
    )
    expect((await guest().fetch(link)).status).toBe(404)
    expect((await guest().sendForm(link, { from: '/' })).status).toBe(404)
  })

  it('is mailed anew to who asks, with the same answer for an address that nobody wrote with', async () => {
    const { signature } = await aGuest()
    await Mails.deleteMany({})
    const ask = async (email: string) => {
      const visitor = guest()
      const { status, location } = await visitor.sendForm('/guest', { email })
      return { status, location, notice: (await visitor.page('/guest')).notice }
    }
    const known = await ask(signature.guestEmail)
    expect(await ask('nobody.at.all@example.org')).toEqual(known)
    expect(known.notice).toContain('a link is on its way')
    expect(await Mails.countDocuments()).toBe(1)
    const other = guest()
    await openMailedLink(other, (await lastMail(signature.guestEmail)).link)
    expect((await other.page('/my-comments')).page).toMatchObject({ comments: [{}, {}] })
  })
})

describe('on their own page a guest', () => {
  it('finds everything they wrote, with how it stands', async () => {
    const { visitor, live, held } = await aGuest()
    const { page, tables } = await visitor.page('/my-comments')
    if (page.kind !== 'my-comments') throw new Error(page.kind)
    expect(page.comments.map(({ id }) => id)).toEqual([held, live])
    expect([tables.comment[live]?.state, tables.comment[held]?.state]).toEqual(['live', 'held'])
    expect((await guest().fetch('/my-comments')).headers.get('location')).toBe('/guest')
    expect((await mo.fetch('/my-comments')).headers.get('location')).toBe('/account')
  })

  it('withdraws and restores by plain forms', async () => {
    const { visitor, live } = await aGuest()
    const step = async (name: string) => {
      const version = String((await visitor.page('/my-comments')).tables.comment[live]?.version)
      return (
        await visitor.sendForm(`/my-comments/${live}/${name}`, {
          version,
          form: `${name}-own`,
          from: '/my-comments',
        })
      ).location
    }
    expect(await step('withdraw')).toBe('/my-comments')
    expect((await seenBy(guest(), live))?.state).toBe('withdrawn')
    expect(await step('restore')).toBe('/my-comments')
    expect((await seenBy(guest(), live))?.state).toBe('live')
  })

  it('takes everything along, and nobody else does', async () => {
    const { visitor, signature, words } = await aGuest()
    const answer = await visitor.fetch('/my-comments/export')
    expect(answer.headers.get('content-disposition')).toContain('my-comments.json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({
      name: signature.guestName,
      email: signature.guestEmail,
      comments: words.map((each) => ({ words: each })),
    })
    for (const other of [guest(), mo]) expect((await other.fetch('/my-comments/export')).status).toBe(404)
  })

  it('stops and begins mails about answers, which come once the address is proved', async () => {
    const { visitor, live, link, signature } = await aGuest()
    const answers = async () => {
      await Mails.deleteMany({})
      const thread = { threadKind: 'document', threadId: place.document }
      await mo.write('/comments', { ...thread, parent: live, source: 'An answer.' })
      return Mails.countDocuments({ to: signature.guestEmail })
    }
    await visitor.write('/my-comments/mails', { answers: 'yes' })
    expect(await answers()).toBe(0)
    await openMailedLink(visitor, link)
    expect(await answers()).toBe(1)
    expect((await lastMail(signature.guestEmail)).text).not.toContain('An answer.')
    await visitor.write('/my-comments/mails', { answers: 'no' })
    expect(await answers()).toBe(0)
  })

  it('erases everything: no word, name or address is left anywhere', async () => {
    const { visitor, signature, live, held, words } = await aGuest()
    await visitor.page(place.documentPath)
    await visitor.send(`/comments/${live}`, { version: 2, source: 'changedwords' })
    const screen = await Screen.open(guest(), place.documentPath)
    const { status } = await visitor.send('/my-comments/erase', {})
    expect(status).toBe(422)
    await visitor.write('/my-comments/erase', { sure: 'yes' })
    await screen.until(() => screen.state.tables.comment[live]?.state === 'erased')
    screen.close()
    expect(await seenBy(guest(), live)).toMatchObject({ html: null, creator: { name: '' } })
    expect(await seenBy(guest(), held)).toBeUndefined()
    expect((await visitor.fetch('/my-comments')).headers.get('location')).toBe('/guest')
    for (const { name } of await mongoose.connection.listCollections()) {
      const kept = JSON.stringify(await mongoose.connection.collection(name).find().toArray())
      for (const gone of [...words, 'changedwords', signature.guestEmail, signature.guestName])
        expect(kept.includes(gone), `${gone} in ${name}`).toBe(false)
    }
    expect(await miscounted()).toEqual([])
  })
})

describe('claiming', () => {
  it('makes the comments an account’s: names, rights, counts and open screens follow', async () => {
    const { visitor, live, held, signature } = await aGuest()
    const screen = await Screen.open(guest(), place.documentPath)
    await visitor.logIn('Ben')
    const { page } = await visitor.page('/my-comments')
    if (page.kind !== 'my-comments') throw new Error(page.kind)
    await visitor.write('/my-comments/claim', { guest: page.guest.id })
    await screen.until(() => screen.state.tables.comment[live]?.creator.name === 'Ben')
    screen.close()
    expect(await seenBy(visitor, held)).toMatchObject({
      state: 'held',
      creator: { id: visitor.id, guest: false },
    })
    expect((await seenBy(visitor, live))?.may).toContain('edit')
    expect(await Guests.exists({ email: signature.guestEmail })).toBeNull()
    expect(await Mails.exists({ to: signature.guestEmail })).toBeNull()
    expect(await miscounted()).toEqual([])
  })

  it('is for the guest of this browser only', async () => {
    const { signature } = await aGuest()
    const other = await Guests.findOne({ email: signature.guestEmail }).lean()
    const ben = await new Visitor(server().url).logIn('Ben')
    expect((await ben.send('/my-comments/claim', { guest: other?._id.toHexString() })).status).toBe(404)
    const mallory = await aGuest()
    expect(
      (await mallory.visitor.send('/my-comments/claim', { guest: other?._id.toHexString() })).status,
    ).toBe(401)
  })

  it('gives a new account the standing that the guest had', async () => {
    const { id } = await makePerson('Newcomer', 'member', { newcomer: true })
    const { visitor } = await aGuest()
    await visitor.logIn('Newcomer')
    const { page } = await visitor.page('/my-comments')
    if (page.kind !== 'my-comments') throw new Error(page.kind)
    await visitor.write('/my-comments/claim', { guest: page.guest.id })
    expect(await Accounts.findById(id).lean()).toMatchObject({ known: true })
  })
})

it('a guest can let the browser forget them', async () => {
  const { visitor, held } = await aGuest()
  await visitor.write('/log-out', { next: '/' })
  expect(await seenBy(visitor, held)).toBeUndefined()
  expect((await visitor.page('/')).viewer.guest).toBeNull()
})
