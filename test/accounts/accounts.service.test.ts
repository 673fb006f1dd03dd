import { beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { checkLogIn, register } from '../../server/accounts/accounts.service.ts'
import { LoginAttempts } from '../../server/accounts/login-attempts.model.ts'
import { startTestDatabase } from '../support/database.ts'
import { password } from '../support/people.ts'

startTestDatabase()

beforeEach(async () => {
  await Accounts.deleteMany({})
  await LoginAttempts.deleteMany({})
})

const ada = { name: 'Ada Lovelace', email: 'ada@example.org', password, invitation: undefined }

describe('registering', () => {
  it('makes a member, and keeps neither the password nor anything it could be guessed from quickly', async () => {
    const actor = await register(ada)
    expect(actor).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: 'Ada Lovelace',
      role: 'member',
      newcomer: true,
    })
    const stored = await Accounts.findById(actor.id).lean()
    expect(JSON.stringify(stored)).not.toContain(password)
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/)
  })

  it.each([
    ['in capitals', 'ADA LOVELACE'],
    ['with other spaces', 'Ada\u00a0 Lovelace'],
    ['in full-width letters', 'Ａｄａ Lovelace'],
  ])('refuses a name that somebody has, %s', async (_how, name) => {
    await register(ada)
    await expect(register({ ...ada, name, email: 'other@example.org' })).rejects.toMatchObject({
      code: 'already-taken',
      fields: [{ field: 'name' }],
    })
    expect(await Accounts.countDocuments()).toBe(1)
  })

  it('says of name and e-mail at once when both are taken', async () => {
    await register(ada)
    await expect(register(ada)).rejects.toMatchObject({ fields: [{ field: 'name' }, { field: 'email' }] })
  })

  it('makes one account when the same form comes five times at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => register(ada)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = all.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code)
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'already-taken'))
    expect(await Accounts.countDocuments()).toBe(1)
  })
})

describe('logging in', () => {
  const tryWrong = (login: string, times: number, now: Date) =>
    Promise.allSettled(Array.from({ length: times }, () => checkLogIn({ login, password: 'wrong' }, now)))

  it('takes the e-mail address or the name, however they are typed', async () => {
    const actor = await register(ada)
    for (const login of ['ada@example.org', 'Ada@Example.ORG', 'ada lovelace', ' ADA  LOVELACE ']) {
      expect(await checkLogIn({ login, password })).toEqual(actor)
    }
    expect((await Accounts.findById(actor.id).lean())?.lastLogin).toBeInstanceOf(Date)
  })

  it('tells a wrong password and an unknown account alike', async () => {
    await register(ada)
    expect(await checkLogIn({ login: 'ada@example.org', password: 'wrong' })).toBeNull()
    expect(await checkLogIn({ login: 'nobody@example.org', password })).toBeNull()
  })

  it('makes a hash of an older cost again, once its password was given', async () => {
    const actor = await register(ada)
    const old = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    await Accounts.updateOne({ _id: actor.id }, { $set: { passwordHash: old } })
    expect(await checkLogIn({ login: 'ada@example.org', password: 'password' })).toEqual(actor)
    expect((await Accounts.findById(actor.id).lean())?.passwordHash).not.toBe(old)
    expect(await checkLogIn({ login: 'ada@example.org', password: 'password' })).toEqual(actor)
  })

  it('stops after ten wrong passwords, even sent at once and by both of its names, until time has passed', async () => {
    const actor = await register(ada)
    const now = new Date('2126-03-01T12:01:00Z')
    const tries = [
      ...(await tryWrong('ada@example.org', 6, now)),
      ...(await tryWrong('Ada Lovelace', 6, now)),
    ]
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const rightOne = { login: 'ada@example.org', password }
    await expect(checkLogIn(rightOne, now)).rejects.toMatchObject({ code: 'too-many' })
    expect(await checkLogIn(rightOne, new Date('2126-03-01T12:16:00Z'))).toEqual(actor)
  })

  it('stops for an account that does not exist as for one that does', async () => {
    const now = new Date('2126-03-01T12:01:00Z')
    await tryWrong('nobody@example.org', 10, now)
    await expect(checkLogIn({ login: 'nobody@example.org', password }, now)).rejects.toMatchObject({
      code: 'too-many',
    })
    const kept = JSON.stringify(await LoginAttempts.find().lean())
    expect(kept).not.toContain('nobody@example.org')
  })

  it('counts anew after a right password, and one account’s wrong ones are not another’s', async () => {
    await register(ada)
    const ben = await register({ ...ada, name: 'Ben', email: 'ben@example.org' })
    const now = new Date('2126-03-01T12:01:00Z')
    await tryWrong('ada@example.org', 9, now)
    expect(await checkLogIn({ login: 'ada@example.org', password }, now)).not.toBeNull()
    const tries = await tryWrong('ada@example.org', 10, now)
    expect(tries.every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await checkLogIn({ login: 'Ben', password }, now)).toEqual(ben)
  })
})
