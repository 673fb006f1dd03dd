import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { Mails } from '../../server/mail/mails.model.ts'
import { queueMail } from '../../server/mail/queue-mail.ts'
import { mailUnread } from '../../server/notifications/daily-mail.ts'
import { NotificationSettings, Notifications } from '../../server/notifications/notifications.model.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let ben: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>
const origin = 'http://here.example'
const hours = (n: number) => new Date(Date.now() + n * 60 * 60 * 1000)

const claim = 'A claim that is in no mail.'

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben')])
  ada = await new Visitor(server().url).logIn('Ada')
  ben = await new Visitor(server().url).logIn('Ben')
  await ada.write('/follow', { kind: 'document', of: place.document, on: true })
  await ben.write('/comments', {
    threadKind: 'document',
    threadId: place.document,
    source: 'Words that are in no mail.',
    operation: randomUUID(),
  })
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: place.document, area }))
  const { events } = await ben.write('/contradictions', { type: 'uneven-standard', claim, ends })
  const threadId = events.find(({ type }) => type === 'contradiction.changed')?.id
  const below = { threadKind: 'contradiction', threadId, source: 'Nor are these words below it.' }
  await ben.write('/comments', { ...below, operation: randomUUID() })
})

it('mails what is unread once a day to who asked for it, without what people wrote, until it is ended by its link', async () => {
  await expect.poll(() => Notifications.countDocuments({ person: ada.id! })).toBe(2)
  await mailUnread(new Date(), origin)
  expect(await Mails.countDocuments()).toBe(0)
  await ada.send('/notifications/settings', { wanted: ['followed'], followOwn: true, mail: true })
  await Promise.all([mailUnread(new Date(), origin), mailUnread(new Date(), origin)])
  const [mail, ...others] = await Mails.find().lean()
  expect(others).toEqual([])
  expect(mail).toMatchObject({ to: 'ada@example.org', subject: '2 new notifications on Counterpoint' })
  expect(mail?.text).toContain('- 2 × Tower Hamlets')
  expect(mail?.text).not.toMatch(/Words that are in no mail|A claim that is in no mail|these words below/)
  await mailUnread(hours(23), origin)
  await mailUnread(hours(25), origin)
  expect(await Mails.countDocuments(), 'nothing new came').toBe(1)

  const path = new URL(/http\S+\/notifications\/mail\/\S+/.exec(mail?.text ?? '')![0]).pathname
  const reader = new Visitor(server().url)
  expect((await reader.page(path)).page.kind).toBe('stop-mail')
  expect((await NotificationSettings.findById(ada.id!).lean())?.mail).toBe(true)
  expect((await reader.sendForm(path, { from: path })).status).toBe(303)
  expect((await NotificationSettings.findById(ada.id!).lean())?.mail).toBe(false)
  const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await reader.sendForm(forged, {})).status).toBe(404)
})

it('is put off, not lost, where the address was sent many mails within the hour', async () => {
  await ada.send('/notifications/settings', { wanted: ['followed'], followOwn: true, mail: true })
  await NotificationSettings.updateOne({ _id: ada.id! }, { $set: { mailed: null } })
  const other = { to: 'ada@example.org', subject: 'A link', text: 'A link.', about: null }
  while (await queueMail(other));
  const mails = () => Mails.countDocuments({ subject: /notification/ })
  const before = await mails()
  await mailUnread(new Date(), origin)
  expect(await mails()).toBe(before)
  await Mails.updateMany({}, { $set: { created: hours(-2) } })
  await mailUnread(new Date(), origin)
  expect(await mails()).toBe(before + 1)
})
