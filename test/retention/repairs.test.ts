import { pino } from 'pino'
import { beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { Annotations } from '../../server/annotations/annotations.model.ts'
import { Contradictions } from '../../server/contradictions/contradictions.model.ts'
import { Heads } from '../../server/platform/data/write-path.model.ts'
import { repairOlder } from '../../server/retention/repairs.ts'
import { Repairs } from '../../server/retention/retention.model.ts'
import { CommentRevisions, Comments } from '../../server/threads/comments.model.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { make } from '../support/below.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson, password } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

// As if others wrote to the database too: what an older version left is put there past the write path.
const server = startTestServer({ alone: false })
const open = screens()
const log = pino({ level: 'silent' })
let place: Awaited<ReturnType<typeof sampleLibrary>>
let [ben, cleo, mo]: Visitor[] = []

beforeAll(async () => {
  place = await sampleLibrary()
  const { url } = server()
  ;[ben, cleo, mo] = await Promise.all([come(url, 'Ben'), come(url, 'Cleo'), come(url, 'Mo', 'moderator')])
})

const guest = () => new Visitor(server().url)
const there = async (who: Visitor) => (await who.page(place.documentPath)).tables.comment

const say = async (who: Visitor, source: string, below: string | null = null) => {
  const thread = below
    ? { threadKind: 'annotation', threadId: below }
    : { threadKind: 'document', threadId: place.document }
  return (await who.write('/comments', { ...thread, source })).events[0]!.id
}

it('what was said below something that an older version took away goes out of sight, once', async () => {
  const [gone, stays] = [await make('annotation', ben!, place), await make('annotation', ben!, place)]
  const [below, beside] = [await say(cleo!, 'Below it.', gone), await say(cleo!, 'Beside it.', stays)]
  // The older version took away the note and left what was said there, and counted it.
  const { moderation } = (await Annotations.findById(gone).lean())!
  await Annotations.updateOne({ _id: gone }, { $set: { moderation: { ...moderation, state: 'removed' } } })
  const channel: Channel = `document:${place.document}`
  await Heads.updateOne({ _id: channel }, { $inc: { 'counts.annotations': -1 } })
  expect(Object.keys(await there(guest()))).toContain(below)
  const screen = await open(guest(), place.documentPath)

  await repairOlder(log)
  expect(Object.keys(await there(guest()))).toEqual([beside])
  expect(Object.keys(await there(mo!))).toContain(below)
  await screen.until(() => !(below in screen.state.tables.comment))
  expect(await miscounted()).toEqual([])
  expect(await Repairs.countDocuments()).toBe(3)

  // Done is done: at the next start nothing is looked at again.
  await Comments.updateOne({ _id: below }, { $set: { covered: null } })
  await repairOlder(log)
  expect((await Comments.findById(below).lean())?.covered).toBeNull()
  await Comments.updateOne({ _id: below }, { $set: { covered: 'for-moderators' } })
})

it('a contradiction of an older version is placed in the wording of today', async () => {
  const [excerpt] = Object.values((await ben!.page(place.documentPath)).tables.excerpt)
  const exact = [...(excerpt?.text ?? '')].slice(0, 12).join('')
  const ends = [
    { kind: 'passage', excerpt: excerpt?.id, revision: 1, exact, start: 0, end: 12 },
    { kind: 'field', document: place.document, area: 'overall' },
  ]
  const claim = { type: 'tone-v-overall', claim: 'An older one.', ends }
  const id = (await ben!.write('/contradictions', claim)).events[0]!.id
  const before = (await Contradictions.findById(id).lean())!
  await Contradictions.collection.updateOne(
    { _id: before._id },
    { $unset: { 'ends.0.anchor': 1, 'ends.0.words': 1 } },
  )
  await Repairs.deleteMany()
  await repairOlder(log)
  expect((await Contradictions.findById(id).lean())?.ends).toEqual(before.ends)
  expect((await guest().page('/contradictions')).tables.contradiction[id]?.ends).toHaveLength(2)
})

it('whoever left is named as they were, and nothing leads to them', async () => {
  const quill = await makePerson('Quill')
  const id = await say(cleo!, 'With @Quill and @Ben.')
  await cleo!.write(`/comments/${id}`, { version: 1, source: 'Again with @Quill, and @Ben.' })
  const screen = await open(guest(), place.documentPath)
  expect(screen.state.tables.comment[id]?.html).toContain(`/people/${quill.id}`)
  const visitor = await new Visitor(server().url).logIn('Quill')
  expect((await visitor.send('/account/delete', { words: 'erase', password })).status).toBe(200)
  await screen.until(() => !screen.state.tables.comment[id]?.html?.includes(quill.id))
  const { html, mentions } = (await Comments.findById(id).lean())!
  expect(html).toBe(
    `<p>Again with @Quill, and <a class="mention" href="/people/${ben!.id}">@Ben</a>.</p>\n`.trim(),
  )
  expect(mentions).toMatchObject([{ id: ben!.id, name: 'Ben' }])
  const [former] = await CommentRevisions.find({ comment: id }).lean()
  expect(former?.html).toContain('With @Quill and <a')
})

it('and so are those who left before that was so', async () => {
  const quill = await makePerson('Quill')
  const id = await say(cleo!, 'With @Quill.')
  const held = { source: 'Not @Quill.', html: '', reasons: [], since: new Date() }
  const link = `<a class="mention" href="/people/${quill.id}">@Quill</a>`
  const pending = { ...held, html: `<p>Not ${link}.</p>`, mentions: [{ id: quill.id, name: 'Quill' }] }
  await Comments.updateOne({ _id: id }, { $set: { pending } })
  await Accounts.deleteOne({ _id: quill.id })
  await Repairs.deleteMany()
  await repairOlder(log)
  const found = (await Comments.findById(id).lean())!
  expect(found).toMatchObject({ html: '<p>With @Quill.</p>', mentions: [] })
  expect(found.pending).toMatchObject({ html: '<p>Not @Quill.</p>', mentions: [] })
})
