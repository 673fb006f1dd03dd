import { beforeAll, expect, it } from 'vitest'
import { Mails } from '../../server/mail/mails.model.ts'
import { queueMail } from '../../server/mail/queue-mail.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let id: string

beforeAll(async () => {
  await Promise.all([makePerson('Ada', 'admin'), makePerson('Mo', 'moderator'), makePerson('Ben')])
  ada = await new Visitor(server().url).logIn('Ada')
  await queueMail({ to: 'ann@example.org', subject: 'A link', text: 'Hello,\nthe secret link', about: null })
  id = (await Mails.findOne().lean())?._id.toHexString() ?? ''
})

it('is for admins only: the list, a mail, deleting one', async () => {
  for (const [name, status, sent] of [
    [null, 303, 401],
    ['Ben', 403, 403],
    ['Mo', 403, 403],
  ] as const) {
    const visitor = new Visitor(server().url)
    if (name) await visitor.logIn(name)
    for (const path of ['/admin/outbox', `/admin/outbox/${id}`]) {
      const answer = await visitor.fetch(path)
      expect(answer.status, `${path} for ${name}`).toBe(status)
      expect(await answer.text()).not.toContain('secret link')
      const json = await visitor.fetch(path, { headers: { accept: 'application/json' } })
      expect(json.status).toBe(sent)
    }
    expect((await visitor.send(`/admin/outbox/${id}/delete`, {})).status).toBe(sent)
  }
  expect(await Mails.countDocuments()).toBe(1)
})

it('shows what waits, a mail in full, and deletes it', async () => {
  const { page } = await ada.page('/admin/outbox')
  expect(page).toMatchObject({
    mails: [{ id, to: 'ann@example.org', subject: 'A link', state: 'waiting' }],
    open: null,
  })
  expect(JSON.stringify(page)).not.toContain('secret link')
  expect((await ada.page(`/admin/outbox/${id}`)).page).toMatchObject({
    open: { text: 'Hello,\nthe secret link' },
  })
  const { status, location } = await ada.sendForm(`/admin/outbox/${id}/delete`, {})
  expect([status, location]).toEqual([303, '/admin/outbox'])
  expect((await ada.page('/admin/outbox')).page).toMatchObject({ mails: [] })
  expect((await ada.fetch(`/admin/outbox/${id}`)).status).toBe(404)
})
