import { beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { register } from '../../server/accounts/accounts.service.ts'
import { Appointments } from '../../server/accounts/appointments.model.ts'
import { firstAdminLink, invitationIsGood } from '../../server/accounts/invitations.service.ts'
import { startTestDatabase } from '../support/database.ts'
import { makePerson, password } from '../support/people.ts'

startTestDatabase()

beforeEach(async () => {
  await Accounts.deleteMany({})
  await Appointments.deleteMany({})
})

const invite = async () => {
  const link = new URL((await firstAdminLink('https://counterpoint.example')) ?? 'about:blank')
  expect(link.pathname).toBe('/register')
  return link.searchParams.get('invitation') ?? ''
}
const registerAs = (name: string, invitation?: string) =>
  register({ name, email: `${name}@example.org`.toLowerCase(), password, invitation })
const ended = { code: 'invalid', fields: [{ field: 'invitation', code: 'invitation-ended' }] }

describe('the first admin’s invitation', () => {
  it('makes the one who registers with it admin; everybody else is a member', async () => {
    const invitation = await invite()
    expect(await invitationIsGood(invitation)).toBe(true)
    expect(await registerAs('Ben')).toMatchObject({ role: 'member' })
    expect(await registerAs('Ada', invitation)).toMatchObject({ name: 'Ada', role: 'admin' })
    expect(await registerAs('Cleo')).toMatchObject({ role: 'member' })
  })

  it('serves once', async () => {
    const invitation = await invite()
    await registerAs('Ada', invitation)
    expect(await invitationIsGood(invitation)).toBe(false)
    await expect(registerAs('Ben', invitation)).rejects.toMatchObject(ended)
    expect(await Accounts.countDocuments()).toBe(1)
  })

  it('makes exactly one admin of several who use it at once, and the others can register as members', async () => {
    const invitation = await invite()
    const names = ['Ada', 'Ben', 'Cleo', 'Dev']
    const all = await Promise.allSettled(names.map((name) => registerAs(name, invitation)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject(ended)
    expect(await Accounts.find().lean()).toMatchObject([{ role: 'admin' }])
    const late = names.filter((_name, index) => all[index]?.status === 'rejected')
    for (const name of late) expect(await registerAs(name)).toMatchObject({ name, role: 'member' })
  })

  it('stays open when the account cannot be made', async () => {
    await makePerson('Ada')
    const invitation = await invite()
    await expect(registerAs('Ada', invitation)).rejects.toMatchObject({ code: 'already-taken' })
    expect(await registerAs('Ada the Second', invitation)).toMatchObject({ role: 'admin' })
  })

  it('is replaced by the next start, is not stored in the clear, and no longer made once there is an admin', async () => {
    const first = await invite()
    const second = await invite()
    expect(await invitationIsGood(first)).toBe(false)
    await expect(registerAs('Ada', first)).rejects.toMatchObject(ended)
    expect(JSON.stringify(await Appointments.find().lean())).not.toContain(second)
    await makePerson('Ben', 'admin')
    await expect(registerAs('Ada', second)).rejects.toMatchObject(ended)
    expect(await firstAdminLink('https://counterpoint.example')).toBeNull()
    expect(await invitationIsGood(second)).toBe(false)
  })

  it.each(['', 'nonsense', 'null'])('is never “%s”', async (token) => {
    await firstAdminLink('https://counterpoint.example')
    expect(await invitationIsGood(token)).toBe(false)
  })
})
