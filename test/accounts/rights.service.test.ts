import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { actorById, actorOfLogin, toLogin } from '../../server/accounts/actors.ts'
import { endLogins, onRightsChanged, setRole } from '../../server/accounts/rights.service.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { startTestDatabase } from '../support/database.ts'
import { makePerson } from '../support/people.ts'

startTestDatabase()

const told: [accountId: string, session: string | null][] = []
let stop = () => {}

beforeEach(async () => {
  await Accounts.deleteMany({})
  await Records.deleteMany({})
  told.length = 0
  stop = onRightsChanged((accountId, session) => told.push([accountId, session]))
})
afterEach(() => stop())

describe('roles', () => {
  it('are given by an admin, count at once, are recorded, and whoever holds connections open is told', async () => {
    const ada = await makePerson('Ada', 'admin')
    const ben = await makePerson('Ben')
    expect(await actorById(ben.id)).toMatchObject({ role: 'member' })
    await setRole(ada, ben.id, 'moderator')
    expect(await actorById(ben.id)).toEqual({ ...ben, role: 'moderator' })
    expect(told).toEqual([[ben.id, null]])
    expect(await Records.find().lean()).toMatchObject([
      { action: 'role.changed', kind: 'account', actor: { name: 'Ada' }, from: 'member', to: 'moderator' },
    ])
  })

  it('are not a member’s to give, even with a page from when they were admin', async () => {
    const ada = await makePerson('Ada', 'admin')
    const ben = await makePerson('Ben', 'admin')
    await setRole(ada, ben.id, 'member')
    await expect(setRole(ben, ada.id, 'member')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await actorById(ada.id)).toMatchObject({ role: 'admin' })
    expect(told).toEqual([[ben.id, null]])
  })

  it('never leave the place without an admin', async () => {
    const ada = await makePerson('Ada', 'admin')
    await expect(setRole(ada, ada.id, 'member')).rejects.toMatchObject({ code: 'not-allowed' })
    const ben = await makePerson('Ben', 'admin')
    const both = await Promise.allSettled([setRole(ada, ben.id, 'member'), setRole(ben, ada.id, 'member')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await Accounts.countDocuments({ role: 'admin' })).toBe(1)
  })

  it('never leave the place without an admin when the last two step down at once', async () => {
    const ada = await makePerson('Ada', 'admin')
    const ben = await makePerson('Ben', 'admin')
    await Promise.allSettled([setRole(ada, ada.id, 'member'), setRole(ben, ben.id, 'member')])
    expect(await Accounts.countDocuments({ role: 'admin' })).toBe(1)
  })

  it('of accounts that are gone cannot be set', async () => {
    const ada = await makePerson('Ada', 'admin')
    const nobody = '0123456789abcdef01234567'
    await expect(setRole(ada, nobody, 'reader')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('logins', () => {
  it('all end at once; those made after that hold', async () => {
    const ada = await makePerson('Ada')
    const phone = await toLogin(ada)
    expect(await actorOfLogin(phone)).toEqual(ada)
    await endLogins(ada.id)
    expect(await actorOfLogin(phone)).toBeNull()
    expect(told).toEqual([[ada.id, null]])
    expect(await actorOfLogin(await toLogin(ada))).toEqual(ada)
  })

  it('of an account that is gone are nobody’s', async () => {
    const ada = await makePerson('Ada')
    const login = await toLogin(ada)
    await Accounts.deleteOne({ _id: ada.id })
    await expect(toLogin(ada)).rejects.toThrow()
    expect(await actorOfLogin(login)).toBeNull()
  })
})
