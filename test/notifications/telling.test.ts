import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnnotationRecord, Annotations } from '../../server/annotations/annotations.model.ts'
import { Follows } from '../../server/notifications/follows.model.ts'
import { Notifications, Told } from '../../server/notifications/notifications.model.ts'
import { sweep } from '../../server/notifications/sweep.ts'
import { tell } from '../../server/notifications/tell.ts'
import { commit } from '../../server/platform/data/commit.ts'
import { commentIn, saveComment } from '../../server/threads/comments.changes.ts'
import type { CommentRecord } from '../../server/threads/comments.model.ts'
import { channelOfPerson } from '../../shared/live/contract.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import type { Screen } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor
let ben: Visitor
let cy: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Cy'), makePerson('Mo', 'moderator')])
  ;[ada, ben, cy] = (await Promise.all(
    ['Ada', 'Ben', 'Cy'].map((name) => new Visitor(server().url).logIn(name)),
  )) as [Visitor, Visitor, Visitor]
})

const thread = () => ({ threadKind: 'document', threadId: place.document })
async function post(who: Visitor, body: object = {}): Promise<string> {
  const { events } = await who.write('/comments', { ...thread(), source: 'A thought about this.', ...body })
  return events.find(({ type }) => type === 'comment.changed')!.id
}
async function change(id: string, set: Partial<CommentRecord>): Promise<void> {
  const write = {
    actor: { id: null, name: 'Mo', role: 'moderator' as const },
    operation: randomUUID(),
    body: null,
  }
  await commit({ ...write, channel: `document:${place.document}` }, async (tx) => {
    await saveComment(tx, await commentIn(tx.session, id), set, 'comment.changed')
    return { location: '/' }
  })
}
const toldOf = (who: Visitor, subject: string) => Notifications.find({ person: who.id!, subject }).lean()
const listOf = async (who: Visitor) => Object.values((await who.page('/notifications')).tables.notification)
const unreadOf = async (who: Visitor) =>
  (await who.page('/')).channels[channelOfPerson(who.id!)]?.counts.unread ?? 0
const isTold = (who: Visitor, subject: string) =>
  expect.poll(async () => (await toldOf(who, subject)).map(({ reason }) => reason))

describe('people are told', () => {
  it('of answers, and of new thoughts where they wrote; never of their own', async () => {
    const first = await post(ada)
    const answer = await post(ben, { parent: first })
    await isTold(ada, answer).toEqual(['reply'])
    const second = await post(ada)
    await isTold(ben, second).toEqual(['followed'])
    expect(await toldOf(ada, first)).toEqual([])
    expect(await toldOf(ada, second)).toEqual([])
    const shown = (await listOf(ada)).find(({ opening }) => opening !== '')
    expect(shown).toMatchObject({ reason: 'reply', by: 'Ben', opening: 'A thought about this.', gone: false })
  })

  it('of a document of an authority that they follow', async () => {
    await cy.write('/follow', { kind: 'authority', of: 'leeds', on: true })
    const report = { authority: 'Leeds', published: '2016-03-04', section: 'local-authority', judgements: {} }
    const { events } = await ben.write('/documents', {
      ...report,
      text: 'Every family is written to in spring.',
    })
    const document = events.find(({ type }) => type === 'document.changed')!.id
    await isTold(cy, document).toEqual(['followed'])
  })

  it('of a decision on their own words, without a name', async () => {
    const mine = await post(ada)
    const { moderation } = await commentIn(null, mine)
    const verdict = {
      by: { id: 'f'.repeat(24), name: 'Mo' },
      decision: 'remove' as const,
      rule: 'topic' as const,
      message: 'This is about something else.',
      at: new Date(),
    }
    await change(mine, { moderation: { ...moderation, state: 'removed', verdict } })
    await isTold(ada, mine).toEqual(['decision'])
    const told = (await listOf(ada)).find(({ reason }) => reason === 'decision')
    expect(told).toMatchObject({ by: null, gone: false, opening: 'A thought about this.' })
    expect(JSON.stringify(await listOf(ada))).not.toContain('Mo')
  })

  it('what was decided, by which rule, where to object; and no longer once it was taken back', async () => {
    const mine = await post(ada)
    const mo = await new Visitor(server().url).logIn('Mo')
    const seen = async () => ({ kind: 'comment', id: mine, version: (await commentIn(null, mine)).version })
    const decide = async (decision: string) =>
      (await mo.write('/moderation/decide', { decision, rule: 'topic', things: [await seen()] })).decided
        ?.batch
    const told = async () => {
      const about = await listOf(ada)
      const ids = (await toldOf(ada, mine)).map(({ _id }) => _id.toHexString())
      return about.filter(({ id }) => ids.includes(id)).map(({ decided, href }) => ({ ...decided, href }))
    }
    const appeal = `/appeals/comment/${mine}`
    const removed = {
      of: 'comment',
      what: 'remove',
      rule: { code: 'topic', title: 'Keep to the report' },
      why: { href: appeal, mayAppeal: true },
      href: appeal,
    }
    const batch = await decide('remove')
    await isTold(ada, mine).toEqual(['decision'])
    expect(await told()).toEqual([removed])
    const html = await (await ada.fetch('/notifications')).text()
    expect(html).toContain('Your comment was removed')
    expect(html).toContain(`<a href="${appeal}">Read why, or appeal</a>`)

    await mo.write('/moderation/undo', { batch })
    expect(await told()).toMatchObject([{ what: 'superseded', rule: null, why: null }])
    await decide('hide')
    await isTold(ada, mine).toEqual(['decision', 'decision'])
    await decide('approve')
    await isTold(ada, mine).toEqual(['decision', 'decision', 'decision'])
    expect((await told()).map(({ what }) => what).toSorted()).toEqual(['approve', 'superseded', 'superseded'])
  })

  it('of nothing more once they no longer follow, even if they write there again', async () => {
    await cy.write('/follow', { kind: 'thread', of: place.document, threadKind: 'document', on: false })
    await post(cy)
    const later = await post(ben)
    await isTold(ada, later).toEqual(['followed'])
    expect(await toldOf(cy, later)).toEqual([])
  })
})

describe('who says that they don’t follow what they write in', () => {
  it('follows nothing more from then on, though what they wished was known of', async () => {
    const ivy = await come(server().url, 'Ivy')
    const [text] = Object.values((await ivy.page(place.documentPath)).tables.excerpt)
    const note = async () => {
      const where = { excerpt: text!.id, exact: text!.text.slice(0, 20), start: 0, end: 20 }
      const { events } = await ivy.write('/annotations', { ...where, note: 'A note on this.' })
      const { id } = events.find(({ type }) => type === 'annotation.changed')!
      // This is written down last.
      await expect.poll(() => Told.exists({ _id: `annotation ${id}` })).not.toBeNull()
      return Follows.countDocuments({ person: ivy.id!, of: id })
    }
    expect(await note()).toBe(1)
    await ivy.send('/notifications/settings', { wanted: [], mail: false })
    expect(await note()).toBe(0)
    await ivy.send('/notifications/settings', { wanted: [], followOwn: true })
    expect(await note()).toBe(1)
  })
})

describe('nobody is told any more', () => {
  it('who has left, though their follow was known of', async () => {
    const dee = await come(server().url, 'Dee')
    await Promise.all([ada, ben, dee].map((who) => post(who)))
    const follow = { person: { $in: [ada.id!, ben.id!, dee.id!] }, of: place.document }
    await expect.poll(() => Follows.countDocuments(follow)).toBe(3)
    const known = await post(ben)
    await isTold(dee, known).toEqual(['followed'])
    expect((await dee.send('/account/delete', { words: 'keep', password })).status).toBe(200)
    const later = await post(ben)
    await isTold(ada, later).toEqual(['followed'])
    expect(await Notifications.countDocuments({ person: dee.id! })).toBe(0)
  })
})

describe('only what is live is told', () => {
  it('a held thought tells nobody until it is approved, and then once', async () => {
    const newcomer = await come(server().url, 'Newcomer', 'member', { newcomer: true })
    const held = await post(newcomer, { source: 'My first thought here.' })
    // What was posted after it has been told, so that it would have been as well.
    const after = await post(ben)
    await isTold(ada, after).toEqual(['followed'])
    expect(await Notifications.countDocuments({ subject: held })).toBe(0)
    const { moderation } = await commentIn(null, held)
    await change(held, { moderation: { ...moderation, state: 'live' } })
    await isTold(ada, held).toEqual(['followed'])
    await change(held, { modified: new Date() })
    const last = await post(ben)
    await isTold(ada, last).toEqual(['followed'])
    expect(await toldOf(ada, held)).toHaveLength(1)
  })

  it('what is no longer live shows no words, at once on an open list', async () => {
    const marker = `marker ${randomUUID()}`
    const said = await post(ben, { source: marker })
    await isTold(ada, said).toEqual(['followed'])
    const list = await open(ada, '/notifications')
    expect(JSON.stringify(list.state)).toContain(marker)
    const { moderation } = await commentIn(null, said)
    await change(said, { moderation: { ...moderation, state: 'removed' } })
    await list.until(() => !JSON.stringify(list.state).includes(marker))
    expect(JSON.stringify(await ada.page('/notifications'))).not.toContain(marker)
    await change(said, { moderation: { ...moderation, state: 'live' } })
    await list.until(() => JSON.stringify(list.state).includes(marker))
  })
})

describe('what hangs under a contradiction that was taken away', () => {
  it('leaves open lists with the claim, and comes back with it', async () => {
    const mo = await come(server().url, 'Moderator of claims', 'moderator')
    const claim = `A claim, ${randomUUID()}`
    const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: place.document, area }))
    const { events } = await ben.write('/contradictions', { type: 'uneven-standard', claim, ends })
    const id = events.find(({ type }) => type === 'contradiction.changed')?.id ?? ''
    await ada.write('/follow', { kind: 'thread', of: id, threadKind: 'contradiction', on: true })
    const said = await post(ben, { threadKind: 'contradiction', threadId: id })
    await isTold(ada, said).toEqual(['followed'])
    const list = await open(ada, '/notifications')
    const shows = () => JSON.stringify(list.state).includes(claim)
    expect(shows()).toBe(true)
    const decide = async (decision: string, version: number) =>
      mo.write('/moderation/decide', {
        decision,
        rule: 'topic',
        things: [{ kind: 'contradiction', id, version }],
      })
    await decide('remove', 1)
    await list.until(() => !shows())
    await decide('restore', 2)
    await list.until(shows)
  })
})

describe('exactly once', () => {
  it('also when it is told twice at the same time, from the log', async () => {
    const said = await post(ben)
    await Promise.all([sweep(new Date(), () => false), sweep(new Date(), () => false)])
    await isTold(ada, said).toEqual(['followed'])
    await sweep(new Date(), () => false)
    expect(await toldOf(ada, said)).toHaveLength(1)
    expect(await unreadOf(ada)).toBe(await Notifications.countDocuments({ person: ada.id!, read: null }))
  })

  it('also where another process wrote it down in the same moment: its author follows it all the same', async () => {
    const { tables } = await ada.page(place.documentPath)
    const [excerpt] = Object.values(tables.excerpt)
    const exact = [...excerpt!.text].slice(0, 12).join('')
    const mark = { excerpt: excerpt!.id, exact, start: 0, end: 12, note: 'A note.' }
    const id = (await ada.write('/annotations', mark)).events[0]!.id
    const own = { person: ada.id!, kind: 'thread' as const, of: id }
    const follows = async () => (await Follows.find(own).lean()).map((follow) => follow.follows)
    const noted = () => Told.countDocuments({ _id: `annotation ${id}` })
    await expect.poll(async () => [await follows(), await noted()]).toEqual([[true], 1])

    await Follows.deleteOne(own)
    const fresh = await Annotations.findById(id).lean<AnnotationRecord>()
    const again = () => tell([{ kind: 'annotation', id, version: 1, fresh: fresh! }])
    await again()
    expect([await follows(), await noted()]).toEqual([[true], 1])
    // Who ended it meanwhile has said so.
    await Follows.updateOne(own, { $set: { follows: false } })
    await again()
    expect([await follows(), await noted()]).toEqual([[false], 1])
  })
})

describe('the badge', () => {
  it('is right on two screens, wherever it is read', async () => {
    const [one, two] = [await open(ada, place.digestPath), await open(ada, '/notifications')]
    const badge = (screen: Screen) => screen.state.channels[channelOfPerson(ada.id!)]!.counts.unread
    const before = await unreadOf(ada)
    const said = await post(ben)
    await one.until(() => badge(one) === before + 1)
    await two.until(() => badge(two) === before + 1)
    const [mine] = await toldOf(ada, said)
    await ada.write(`/notifications/${mine!._id.toHexString()}/open`, {})
    await one.until(() => badge(one) === before)
    const { location } = await ada.write('/notifications/read', {})
    await one.until(() => badge(one) === 0)
    await two.until(() => badge(two) === 0)
    expect(await unreadOf(ada)).toBe(0)
    const undo = new URLSearchParams(location.split('?')[1]).get('undo')
    await ada.write('/notifications/read', { undo })
    await two.until(() => badge(two) === before)
    expect(await unreadOf(ada)).toBe(before)
    expect(await Notifications.countDocuments({ person: ada.id!, read: null })).toBe(before)
  })

  it('is right for many who are told of the same, also for the first time', async () => {
    const names = ['Eve', 'Fay', 'Gil', 'Hal']
    await Promise.all(names.map((name) => makePerson(name)))
    const many = await Promise.all(names.map((name) => new Visitor(server().url).logIn(name)))
    const follow = { kind: 'digest', of: place.digest, on: true }
    await Promise.all(many.map((who) => who.write('/follow', follow)))
    const list = await open(many[0]!, '/notifications')
    for (const round of [1, 2]) {
      await ben.write('/comments', { threadKind: 'digest', threadId: place.digest, source: 'For many.' })
      for (const who of many) await expect.poll(() => unreadOf(who)).toBe(round)
      await list.until(() => Object.keys(list.state.tables.notification).length === round)
    }
  })

  it('is nobody else’s to mark', async () => {
    const [any] = await Notifications.find({ person: ada.id! }).limit(1).lean()
    expect((await ben.send(`/notifications/${any!._id.toHexString()}/open`, {})).status).toBe(404)
  })
})
