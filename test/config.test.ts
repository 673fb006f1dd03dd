import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigProblem, readConfig } from '../server/config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpoint-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const secret = 'thirty-two characters and a few more'
const read = (env: NodeJS.ProcessEnv) => readConfig({ DATA_DIR: join(folder, 'data'), ...env })

/** The names of the variables that a start is refused for. */
function refused(env: NodeJS.ProcessEnv): string[] {
  try {
    read(env)
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error
    return error.message.split('\n').map((line) => line.split(' ')[0] ?? '')
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing to be said', () => {
    const { sessionSecret, ...rest } = read({})
    expect(rest).toEqual({
      environment: 'development',
      port: 3000,
      host: 'localhost',
      publicUrl: null,
      dataDir: join(folder, 'data'),
      mongodbUrl: null,
      redisUrl: null,
      smtpUrl: null,
      mailFrom: null,
      trustProxy: 0,
      logLevel: 'info',
    })
    expect(sessionSecret).toMatch(/^[0-9a-f]{64}$/)
  })

  it('takes every variable', () => {
    const production = {
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://read.example.org/',
      MONGODB_URL: 'mongodb://user:pass@one:27017,two:27017,three:27017/counterpoint?replicaSet=rs0',
      REDIS_URL: 'rediss://:pass@cache.example.org:6380',
      SESSION_SECRET: secret,
      SMTP_URL: 'smtps://name:pass@mail.example.org',
      MAIL_FROM: 'Counterpoint <counterpoint@example.org>',
      TRUST_PROXY: '1',
      LOG_LEVEL: 'warn',
    }
    expect(read(production)).toEqual({
      environment: 'production',
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://read.example.org',
      dataDir: join(folder, 'data'),
      mongodbUrl: production.MONGODB_URL,
      redisUrl: production.REDIS_URL,
      sessionSecret: secret,
      smtpUrl: production.SMTP_URL,
      mailFrom: production.MAIL_FROM,
      trustProxy: 1,
      logLevel: 'warn',
    })
  })

  it('takes what is empty as not given', () => {
    expect(read({ PORT: '', PUBLIC_URL: ' ', MONGODB_URL: '', REDIS_URL: '', SESSION_SECRET: '' })).toEqual(
      read({}),
    )
  })

  it.each([
    ['PUBLIC_URL', 'http://LOCALHOST:80', 'http://localhost'],
    ['PUBLIC_URL', 'http://192.168.0.7:3000/', 'http://192.168.0.7:3000'],
  ])('writes %s=%s as browsers write an origin', (name, value, origin) => {
    expect(read({ [name]: value }).publicUrl).toBe(origin)
  })

  it.each([
    ['the database in a file', 'mongodb://%2Fsrv%2Fdata%2Fsocket%2Fmongodb.sock/counterpoint'],
    ['a name that says where the hosts are', 'mongodb+srv://user:pass@cluster.example.org/counterpoint'],
  ])('takes %s', (_what, url) => {
    expect(read({ MONGODB_URL: url, SESSION_SECRET: secret }).mongodbUrl).toBe(url)
  })
})

describe('a wrong configuration', () => {
  it('is told all at once, with what each variable has to be, and no value that may be secret', () => {
    const wrong = {
      NODE_ENV: 'staging',
      PORT: 'eighty',
      PUBLIC_URL: 'read.example.org',
      MONGODB_URL: 'postgres://user:hunter2@db',
      REDIS_URL: 'hunter2',
      SESSION_SECRET: 'hunter2',
      SMTP_URL: 'mail:hunter2',
      MAIL_FROM: 'hunter2',
      TRUST_PROXY: 'yes',
      LOG_LEVEL: 'loud',
    }
    expect(refused(wrong).sort()).toEqual(Object.keys(wrong).sort())
    expect(() => read(wrong)).toThrow('PORT is a whole number from 0 to 65535, such as 3000')
    expect(() => read(wrong)).not.toThrow('hunter2')
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '3000 # the usual'],
    ['TRUST_PROXY', '10'],
    ['TRUST_PROXY', 'true'],
    ['PUBLIC_URL', 'http://read.example.org/counterpoint'],
    ['PUBLIC_URL', 'http://read.example.org?x=1'],
    ['PUBLIC_URL', 'ftp://read.example.org'],
    ['PUBLIC_URL', 'http://'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'localhost:6379'],
    ['MONGODB_URL', 'mongodb://'],
    ['SESSION_SECRET', 'x'.repeat(31)],
    ['MAIL_FROM', 'Counterpoint <one@example.org> <two@example.org>'],
    ['MAIL_FROM', 'one@example.org\nBcc: two@example.org'],
  ])('is refused: %s=%s', (name, value) => {
    expect(refused({ SESSION_SECRET: secret, [name]: value })).toEqual([name])
  })

  it('is told of what is missing beside something else that is wrong', () => {
    const env = {
      PORT: 'x',
      MONGODB_URL: 'mongodb://db/counterpoint',
      PUBLIC_URL: 'https://read.example.org',
    }
    expect(refused(env)).toEqual(['PORT', 'SESSION_SECRET', 'TRUST_PROXY'])
  })

  it('leaves no folder behind', () => {
    expect(refused({ PORT: 'x' })).toEqual(['PORT'])
    expect(() => statSync(join(folder, 'data'))).toThrow('ENOENT')
  })

  it('is told when the data folder cannot be one', () => {
    writeFileSync(join(folder, 'data'), 'a file')
    expect(refused({})).toEqual(['DATA_DIR'])
  })
})

describe('behind a proxy that does TLS', () => {
  const publicUrl = { PUBLIC_URL: 'https://read.example.org' }

  it('it has to be said how many proxies there are', () => {
    expect(refused(publicUrl)).toEqual(['TRUST_PROXY'])
    expect(refused({ ...publicUrl, TRUST_PROXY: '0' })).toEqual(['TRUST_PROXY'])
    expect(refused({ ...publicUrl, TRUST_PROXY: '1' })).toEqual([])
  })
})

it('a mail server needs an address that links lead to, and one that mails are from', () => {
  const smtp = { SMTP_URL: 'smtp://localhost:2525' }
  expect(refused(smtp)).toEqual(['PUBLIC_URL', 'MAIL_FROM'])
  const rest = { PUBLIC_URL: 'http://read.example.org', MAIL_FROM: 'read@example.org' }
  expect(refused({ ...smtp, ...rest })).toEqual([])
})

describe('the secret that signs logins', () => {
  const file = () => join(folder, 'data', 'session-secret')

  it('is made once, kept for its owner alone, and the same after a restart', () => {
    const { sessionSecret } = read({})
    expect(read({}).sessionSecret).toBe(sessionSecret)
    if (process.platform !== 'win32') {
      expect(statSync(file()).mode & 0o777).toBe(0o600)
      expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    }
  })

  it('is made anew where a crash left half of one', () => {
    read({})
    chmodSync(file(), 0o600)
    writeFileSync(file(), '0123')
    const { sessionSecret } = read({})
    expect(sessionSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(file(), 'utf8')).toBe(sessionSecret)
  })

  it('is not made where one is given', () => {
    expect(read({ SESSION_SECRET: secret }).sessionSecret).toBe(secret)
    expect(() => statSync(file())).toThrow('ENOENT')
  })

  it('is needed with a database that other processes share', () => {
    expect(refused({ MONGODB_URL: 'mongodb://db/counterpoint' })).toEqual(['SESSION_SECRET'])
  })
})
