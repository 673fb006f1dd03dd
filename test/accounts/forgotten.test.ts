import { beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { PasswordResets } from '../../server/accounts/password-resets.model.ts'
import { Mails } from '../../server/mail/mails.model.ts'
import { lines } from '../support/connect.ts'
import { lastMail } from '../support/guests.ts'
import { makePerson, password } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = lines()
const visitor = () => new Visitor(server().url)
const fresh = 'another walk, by the river'

beforeAll(async () => {
  await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Cy'), makePerson('Dee')])
})

async function linkFor(name: string): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`
  expect((await visitor().sendForm('/forgotten', { email })).status).toBe(303)
  return (await lastMail(email)).link
}

const logsIn = async (name: string, given: string) => {
  const who = visitor()
  await who.page('/log-in')
  return (await who.send('/log-in', { login: name, password: given })).status === 200
}

it('a mailed link sets a new password once, and ends every login, open connections included', async () => {
  const ada = await visitor().logIn('Ada')
  const line = await open.open(ada)
  const link = await linkFor('Ada')
  expect(link).toMatch(/^\/forgotten\/[\w-]{43}$/)
  // Looking at it does nothing, however often.
  for (let n = 0; n < 2; n++)
    expect((await visitor().page(link)).page).toMatchObject({ kind: 'new-password' })
  expect(await logsIn('Ada', password)).toBe(true)
  const tooShort = await visitor().sendForm(link, { newPassword: 'short', from: link, form: 'new-password' })
  expect(tooShort.status).toBe(422)
  const { status, location } = await visitor().sendForm(link, { newPassword: fresh })
  expect([status, location]).toEqual([303, '/log-in'])
  await expect.poll(() => line.socket.connected).toBe(false)
  expect((await ada.page('/')).viewer.id).toBeNull()
  expect([await logsIn('Ada', password), await logsIn('Ada', fresh)]).toEqual([false, true])
  expect((await visitor().sendForm(link, { newPassword: 'a third password' })).status).toBe(404)
  expect((await visitor().fetch(link)).status).toBe(404)
  expect(await logsIn('Ada', fresh)).toBe(true)
})

it('the answer is the same for an address without an account, and no mail goes out', async () => {
  const ask = async (email: string) => {
    const who = visitor()
    const { status, location } = await who.sendForm('/forgotten', { email })
    return { status, location, notice: (await who.page('/forgotten')).notice }
  }
  const before = await Mails.countDocuments()
  expect(await ask('nobody.at.all@example.org')).toEqual(await ask('ben@example.org'))
  expect(await Mails.countDocuments()).toBe(before + 1)
})

it('a link ends after an hour, and with any change of the logins', async () => {
  const link = await linkFor('Cy')
  await PasswordResets.updateMany({}, { until: new Date(0) })
  expect((await visitor().sendForm(link, { newPassword: fresh })).status).toBe(404)
  const second = await linkFor('Cy')
  await Accounts.updateOne({ name: 'Cy' }, { $inc: { loginVersion: 1 } })
  expect((await visitor().sendForm(second, { newPassword: fresh })).status).toBe(404)
  expect(await logsIn('Cy', password)).toBe(true)
})

it('two who press at once: one of them sets it', async () => {
  const link = await linkFor('Dee')
  const pressed = ['the first of two', 'the second of two'].map((newPassword) =>
    visitor().sendForm(link, { newPassword }),
  )
  const statuses = (await Promise.all(pressed)).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([303, 404])
})

it('only its digest is kept', async () => {
  const token = (await linkFor('Ben')).split('/').at(-1) ?? ''
  const kept = JSON.stringify(await PasswordResets.find().lean())
  expect(kept).not.toContain(token)
})
