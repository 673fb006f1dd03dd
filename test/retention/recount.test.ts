import { beforeAll, expect, it } from 'vitest'
import { Heads } from '../../server/platform/data/write-path.model.ts'
import { doNight } from '../../server/retention/nightly.ts'
import { Nights } from '../../server/retention/retention.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { everywhere } from '../privacy/everywhere.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { miscounted } from '../support/recount.ts'
import { essence } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

// As if others wrote to the database too: heads are read each time, so that a wrong one is seen.
const server = startTestServer({ alone: false })
const open = screens()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let channel: Channel
const visit = (who: string) => new Visitor(server().url).logIn(who)
const at = (day: number, hour = 3) => new Date(Date.UTC(2026, 10, day, hour))

beforeAll(async () => {
  place = await sampleLibrary()
  channel = `document:${place.document}`
  const ada = await makePerson('Ada', 'admin')
  await Promise.all([makePerson('Ben'), makePerson('Newt', 'member', { newcomer: true })])
  const [ben, newt] = await Promise.all([visit('Ben'), visit('Newt')])
  const thread = { threadKind: 'document', threadId: place.document }
  await ben.write('/comments', { ...thread, source: 'A thought.' })
  await ben.write('/comments', { ...thread, source: 'Another thought.' })
  await newt.write('/comments', { ...thread, source: 'A first thought, which is held.' })
  expect(ada.role).toBe('admin')
})

it('finds nothing where nothing is wrong', async () => {
  const admin = await visit('Ada')
  await admin.write('/admin/health/recount', {})
  const { page } = await admin.page('/admin/health')
  expect(page).toMatchObject({ kind: 'health', health: { drift: [], repaired: null } })
  expect(page.kind === 'health' && page.health.channels).toBeGreaterThan(2)
})

it('shows what drifted, puts it right, and open pages get the true numbers', async () => {
  const admin = await visit('Ada')
  await Heads.updateOne({ _id: channel }, { $inc: { 'counts.comments': 5, 'counts.annotations': -1 } })
  await Heads.updateOne({ _id: 'moderation:queue' }, { $inc: { 'counts.waiting': 3 } })
  const [reader, moderator, digest] = await Promise.all([
    open(new Visitor(server().url), place.documentPath),
    open(admin, place.documentPath),
    open(new Visitor(server().url), place.digestPath),
  ])
  expect(reader.state.channels[channel]?.counts.comments).toBe(7)
  await admin.write('/admin/health/recount', {})
  const { page } = await admin.page('/admin/health')
  expect(page.kind === 'health' && page.health.drift).toEqual([
    expect.objectContaining({ channel, what: 'comments', told: 7, found: 2, href: place.documentPath }),
    expect.objectContaining({ channel, what: 'annotations', told: -1, found: 0 }),
    expect.objectContaining({ channel: 'moderation:queue', what: 'waiting', told: 4, found: 1 }),
  ])
  await admin.write('/admin/health/repair', {})
  for (const screen of [reader, digest])
    await screen.until(() => screen.state.channels[channel]?.counts.comments === 2)
  await moderator.until(() => moderator.state.channels['moderation:queue']?.counts.waiting === 1)
  expect(await miscounted()).toEqual([])
  expect(essence(reader.state)).toEqual(essence(await reader.visitor.page(reader.path)))
  const after = (await admin.page('/admin/health')).page
  expect(after).toMatchObject({ health: { drift: [], repaired: { number: 3 } } })
})

it('is an admin’s alone', async () => {
  const ben = await visit('Ben')
  expect((await ben.send('/admin/health/recount', {})).status).toBe(403)
  expect((await ben.fetch('/admin/health', { headers: { accept: 'text/html' } })).status).toBe(403)
})

it('is not disturbed by people who write meanwhile', async () => {
  const [admin, ben] = await Promise.all([visit('Ada'), visit('Ben')])
  await Heads.updateOne({ _id: channel }, { $inc: { 'counts.comments': 2 } })
  await admin.write('/admin/health/recount', {})
  const thread = { threadKind: 'document', threadId: place.document }
  await Promise.all([
    admin.write('/admin/health/repair', {}),
    ...[1, 2, 3, 4].map((number) => ben.write('/comments', { ...thread, source: `Meanwhile ${number}.` })),
  ])
  expect(await miscounted()).toEqual([])
})

it('at night erases what was withdrawn a month ago, and nothing else; once, whoever else is there', async () => {
  const [ben, admin] = await Promise.all([visit('Ben'), visit('Ada')])
  const thread = { threadKind: 'document', threadId: place.document }
  const withdrawn = await Promise.all(
    ['longagomarker', 'latelymarker'].map(async (source) => {
      const { id } = (await ben.write('/comments', { ...thread, source })).events[0]!
      await ben.write(`/comments/${id}/withdraw`, { version: 1 })
      return id
    }),
  )
  const long = new Date(at(22).getTime() - 31 * 86_400_000)
  await Comments.updateOne({ _id: withdrawn[0]! }, { $set: { withdrawn: long } })
  await Comments.updateOne({ _id: withdrawn[1]! }, { $set: { withdrawn: at(10) } })
  expect(await doNight(at(22, 1))).toBeNull()
  expect(await Nights.countDocuments()).toBe(0)
  await Promise.all([doNight(at(22)), doNight(at(22)), doNight(at(22))])
  expect(await everywhere('longagomarker')).toEqual([])
  expect(await everywhere('latelymarker')).not.toEqual([])
  expect(await Comments.findById(withdrawn[0]!).lean()).toMatchObject({ source: '', html: '' })
  const { page } = await admin.page('/admin/health')
  const health = page.kind === 'health' ? page.health : null
  expect(health?.night).toMatchObject({ failed: null })
  expect(health?.night?.done).toHaveLength(3)
  expect(health?.night?.done[0]).toBe('Erased: 1 withdrawn thing.')
  await doNight(at(22, 5))
  expect((await Nights.findOne().lean())?.begun).toEqual(at(22))
  await doNight(at(23))
  expect((await Nights.findOne().lean())?.begun).toEqual(at(23))
})
