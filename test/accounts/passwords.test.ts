import { afterEach, describe, expect, it, vi } from 'vitest'
import { cheapPasswords, hashPassword, isOutdated, verifyPassword } from '../../server/accounts/passwords.ts'

const password = 'a long walk by the sea'

describe('passwords', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it.each(['production', 'development'])('cost no less where people are served: %s', async (environment) => {
    vi.stubEnv('NODE_ENV', environment)
    cheapPasswords()
    expect(isOutdated('$argon2id$v=19$m=32768,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHQ')).toBe(false)
    expect(await hashPassword(password)).toContain('$m=32768,t=2,')
  })

  it('are kept as Argon2id in PHC format, above the recommended least cost, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    const [memory, passes] = /m=(\d+),t=(\d+)/.exec(one)?.slice(1).map(Number) ?? []
    expect(memory).toBeGreaterThanOrEqual(19_456)
    expect(passes).toBeGreaterThanOrEqual(2)
    expect(one).not.toBe(two)
  })

  it('fit their own hash and no other', async () => {
    const hash = await hashPassword(password)
    expect(await verifyPassword(password, hash)).toBe(true)
    expect(await verifyPassword(`${password} `, hash)).toBe(false)
    expect(await verifyPassword('', hash)).toBe(false)
  })

  it('are the same however the keyboard composes their letters', async () => {
    const hash = await hashPassword('un caf\u00e9 noir')
    expect(await verifyPassword('un cafe\u0301 noir', hash)).toBe(true)
  })

  // The reference implementation's own vector (phc-winner-argon2, test.c), so that hashes are portable.
  it('are read from hashes that other programs made, which are then renewed', async () => {
    const foreign = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword('password', foreign)).toBe(true)
    expect(await verifyPassword('passwort', foreign)).toBe(false)
    expect(isOutdated(foreign)).toBe(true)
    expect(isOutdated(await hashPassword(password))).toBe(false)
  })

  it('refuse a hash that is not Argon2id rather than let anybody in', async () => {
    await expect(verifyPassword(password, 'secret')).rejects.toThrow('PHC')
  })

  it('fit no account that does not exist, after the same work', async () => {
    const hash = await hashPassword(password)
    const time = async (of: string | null) => {
      const begun = performance.now()
      expect(await verifyPassword('not the password', of)).toBe(false)
      return performance.now() - begun
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 5; round += 1) {
      known.push(await time(hash))
      unknown.push(await time(null))
    }
    // Without the stand-in an unknown account would be answered in a hundredth of the time.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
  })

  it('leave the main thread free, and turn a flood away instead of queueing it for ever', async () => {
    const hash = await hashPassword(password)
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    const flood = await Promise.allSettled(
      Array.from({ length: 50 }, () => verifyPassword('not the password', hash)),
    )
    clearInterval(ticking)
    const refused = flood.filter((one) => one.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ reason }) => reason.code === 'unavailable')).toBe(true)
    expect(flood.length - refused.length).toBeGreaterThanOrEqual(32)
    expect(turns).toBeGreaterThan(100)
    expect(await verifyPassword(password, hash)).toBe(true)
  })
})
