import { beforeAll, describe, expect, it } from 'vitest'
import { GuestBans } from '../../server/guests/bans.model.ts'
import { Guests } from '../../server/guests/guests.model.ts'
import { toId } from '../../server/platform/data/ids.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import type { ErrorAnswer } from '../../shared/errors.ts'
import { lastMail, openMailedLink, postAs } from '../support/guests.ts'
import { moderatedLibrary } from '../support/moderation.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof moderatedLibrary>>
beforeAll(async () => {
  at = await moderatedLibrary(server().url)
})

let named = 0
/** A guest with an address of their own, who has written once. */
async function guestWhoWrote() {
  named++
  const signed = { guestName: `Gill ${named}`, guestEmail: `gill${named}@example.org` }
  const visitor = new Visitor(server().url)
  const comment = await postAs(visitor, at.document, signed, `What a guest says, ${named}.`)
  const { creator } = (await Comments.findById(comment).lean()) ?? {}
  return { visitor, signed, comment, id: creator?.guest ?? '' }
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const ban = (who: Visitor, id: string, more: object = {}) =>
  who.send(`/people/guests/${id}/ban`, {
    rule: 'respect',
    reason: 'Insults, again and again.',
    until: inDays(7),
    note: 'Mo and I talked about it.',
    ...more,
  })
const write = (visitor: Visitor, signed: object, source = 'Some more.') =>
  visitor.send('/comments', { threadKind: 'document', threadId: at.document, ...signed, source })
const told = ({ body }: { body: unknown }) => (body as ErrorAnswer).error
const fileFor = async (who: Visitor, id: string) => {
  const { page } = await who.page(`/people/guests/${id}`)
  if (page.kind !== 'guest-file') throw new Error('This is not a guest’s file')
  return page.guest
}
const listFor = async (who: Visitor) => {
  const { page } = await who.page('/people/guests')
  if (page.kind !== 'guests') throw new Error('These are not the guests')
  return page.banned
}

describe('a banned guest', () => {
  it('is refused kindly in every browser, keeps what was typed, and still has all rights over their own words', async () => {
    const { visitor, signed, comment, id } = await guestWhoWrote()
    expect((await ban(at.mo, id)).status).toBe(200)

    const refused = await write(visitor, signed)
    expect([refused.status, told(refused).code]).toEqual([403, 'banned'])
    const elsewhere = await write(new Visitor(server().url), {
      ...signed,
      guestEmail: signed.guestEmail.toUpperCase(),
    })
    expect([elsewhere.status, told(elsewhere).code]).toEqual([403, 'banned'])
    // Anybody may type an address: why it was banned is for who has opened its link.
    expect(told(elsewhere).message).not.toContain('Insults')
    const other = await write(visitor, { ...signed, guestEmail: 'another@example.org' })
    expect(other.status).toBe(403)
    const edited = await visitor.send(`/comments/${comment}`, { version: 1, source: 'Other words.' })
    expect(edited.status).toBe(403)
    const form = { threadKind: 'document', threadId: at.document, form: 'reply', from: at.documentPath }
    const typed = { ...form, ...signed, source: 'Words to keep' }
    const page = await new Visitor(server().url).sendForm('/comments', typed)
    expect(page.status).toBe(403)
    expect(page.html).toMatch(/<textarea[^>]*>Words to keep<\/textarea>/)

    const { viewer } = await visitor.page(at.documentPath)
    expect(viewer.may).toEqual([])
    expect((await visitor.page('/my-comments')).page).toMatchObject({
      guest: { banned: { reason: 'Insults, again and again.' } },
    })
    expect((await visitor.send(`/my-comments/${comment}/withdraw`, { version: 1 })).status).toBe(200)
    const kept = await visitor.json<{ banned: { reason: string } }>('/my-comments/export')
    expect(kept.banned.reason).toBe('Insults, again and again.')
    // Others write as before.
    expect((await write((await guestWhoWrote()).visitor, {})).status).toBe(422)
    await guestWhoWrote()
  })

  it('is listed with people, with the note, and may write again once the ban is taken back', async () => {
    const { visitor, signed, id } = await guestWhoWrote()
    await ban(at.mo, id)
    expect((await listFor(at.max))[0]).toMatchObject({
      guest: { id, name: signed.guestName },
      ban: {
        rule: 'respect',
        words: 'Insults, again and again.',
        note: 'Mo and I talked about it.',
        by: 'Mo',
      },
    })
    expect((await at.ada.page('/people')).page).toMatchObject({
      banned: [{ guest: { id } }, { of: expect.any(String) }],
    })
    const [line] = (await fileFor(at.max, id)).bans
    expect(line).toMatchObject({ canLift: true, ended: null })
    expect((await ban(at.max, id)).status).toBe(409)

    const lifted = { sanction: line?.id }
    expect((await at.max.send(`/people/guests/${id}/lift`, lifted)).status).toBe(200)
    expect((await at.max.send(`/people/guests/${id}/lift`, lifted)).status).toBe(409)
    expect(await fileFor(at.max, id)).toMatchObject({
      banned: null,
      mayBan: true,
      bans: [{ ended: 'lifted' }],
    })
    await visitor.page('/')
    expect((await write(visitor, signed)).status).toBe(200)
    const { page } = await at.guest.page('/moderation/record')
    const lines = page.kind === 'record' ? page.lines.slice(0, 2) : []
    expect(lines).toMatchObject([
      { action: 'Ban of a guest lifted', what: 'guest-ban', moderators: null },
      { action: 'Guest banned', rule: 'respect', reason: 'Insults, again and again.', moderators: null },
    ])
    expect(JSON.stringify(lines)).not.toMatch(/Gill|Mo|example\.org|talked/)
    const [made, undone] = await Records.find({ entity: toId(line?.id ?? '') } as object)
      .sort({ version: 1 })
      .lean<{ _id: { toHexString(): string } }[]>()
    expect(undone).toMatchObject({ reversalOf: made?._id.toHexString() })
  })

  it('is known by a keyed digest alone: it outlives the guest, who may erase everything', async () => {
    const { visitor, signed, id } = await guestWhoWrote()
    await ban(at.ada, id, { until: '' })
    await visitor.page('/my-comments')
    expect((await visitor.send('/my-comments/erase', { sure: true })).status).toBe(200)
    expect(await Guests.exists({ _id: id })).toBeNull()
    const kept = JSON.stringify(await GuestBans.find({ guest: id }).lean())
    expect(kept).not.toContain(signed.guestName)
    expect(kept).not.toMatch(/example|gill/i)
    expect((await write(new Visitor(server().url), signed)).status).toBe(403)
    const listed = (await listFor(at.mo)).find(({ of }) => of === id)
    expect(listed).toMatchObject({ guest: null, ban: { until: null, canLift: false } })
    expect((await at.ada.send(`/people/guests/${id}/lift`, { sanction: listed?.ban.id })).status).toBe(200)
    expect((await write(new Visitor(server().url), signed)).status).toBe(200)
  })

  it('stays banned when the address is proved, in whichever browser, and begins anew as an account', async () => {
    const { signed, id, comment } = await guestWhoWrote()
    await at.mo.write('/moderation/decide', {
      decision: 'approve',
      things: [{ kind: 'comment', id: comment, version: 1 }],
    })
    await ban(at.mo, id)
    const phone = new Visitor(server().url)
    await openMailedLink(phone, (await lastMail(signed.guestEmail)).link)
    expect((await write(phone, signed)).status).toBe(403)
    expect((await listFor(at.mo)).map(({ guest }) => guest?.id)).toContain(id)
    await phone.logIn('Nia')
    const { page } = await phone.page('/my-comments')
    const guest = page.kind === 'my-comments' ? page.guest.id : ''
    await phone.write('/my-comments/claim', { guest })
    const { events } = await phone.write('/comments', {
      threadKind: 'document',
      threadId: at.document,
      source: 'As an account.',
    })
    expect(events[0]?.view).toMatchObject({ state: 'held' })
  })

  it('writes again when the day has come', async () => {
    const { visitor, signed, id } = await guestWhoWrote()
    await ban(at.mo, id)
    const past = new Date(Date.now() - 1000)
    await GuestBans.updateOne({ guest: id }, { $set: { until: past } })
    await Guests.updateOne({ _id: id }, { $set: { 'banned.until': past } })
    const again = await write(new Visitor(server().url), signed)
    expect(again.status).toBe(200)
    expect(await fileFor(at.mo, id)).toMatchObject({ banned: null, mayBan: true })
    expect(visitor).toBeDefined()
  })
})

it.each([
  ['a moderator for a week', () => at.mo, { until: inDays(7) }, 200],
  ['a moderator for 31 days', () => at.mo, { until: inDays(32) }, 422],
  ['a moderator for good', () => at.mo, { until: '' }, 422],
  ['an admin for a year', () => at.ada, { until: inDays(365) }, 200],
  ['an admin for good', () => at.ada, { until: '' }, 200],
  ['an admin until yesterday', () => at.ada, { until: inDays(-1) }, 422],
  ['a moderator without a rule', () => at.mo, { rule: '' }, 422],
  ['a member', () => at.ben, {}, 403],
  ['somebody without an account', () => at.guest, {}, 401],
] as const)('%s', async (_, who, more, status) => {
  const { id } = await guestWhoWrote()
  expect((await ban(who(), id, more)).status).toBe(status)
})

it('what admins did for good, moderators don’t take back', async () => {
  const { id } = await guestWhoWrote()
  await ban(at.ada, id, { until: '' })
  const [line] = (await fileFor(at.mo, id)).bans
  expect(line?.canLift).toBe(false)
  expect((await at.mo.send(`/people/guests/${id}/lift`, { sanction: line?.id })).status).toBe(403)
})

it('a guest’s address is for admins, and their file for moderators', async () => {
  const { signed, id } = await guestWhoWrote()
  expect((await fileFor(at.mo, id)).email).toBeNull()
  expect((await fileFor(at.ada, id)).email).toBe(signed.guestEmail)
  expect((await at.ben.fetch(`/people/guests/${id}`)).status).toBe(403)
  expect(JSON.stringify(await at.mo.page('/people/guests'))).not.toContain('example.org')
  const { tables } = await at.mo.page('/moderation')
  const card = Object.values(tables.case).find(({ creator }) => creator.key === `guest:${id}`)
  expect(card?.creator).toMatchObject({ guest: true, id: null })
  const theirs = (await at.mo.page(`/moderation?author=guest:${id}`)).page
  expect(theirs).toMatchObject({ cases: [card?.id] })
})
