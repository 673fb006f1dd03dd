import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('localhost'),
  /** The address people use, without a path; origins of writes are checked against it. Default: where we listen. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  /** A MongoDB replica set. Without it the embedded database starts. */
  MONGODB_URL: z.url({ protocol: /^mongodb(\+srv)?$/ }).optional(),
  /** Shares live events between several processes. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SESSION_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  /** How many proxies stand before us. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Config = Readonly<{
  environment: 'development' | 'production' | 'test'
  port: number
  host: string
  publicUrl: string | null
  dataDir: string
  mongodbUrl: string | null
  redisUrl: string | null
  sessionSecret: string
  trustProxy: number
  logLevel: string
}>

/** Thrown with one line for each wrong value, so that all can be put right at once. */
export class ConfigProblem extends Error {}

/**
 * The configuration from environment variables, parsed once at start-up.
 * @throws {ConfigProblem} naming every variable that does not fit.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(known)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (parsed.success && parsed.data.MONGODB_URL && !parsed.data.SESSION_SECRET) {
    problems.push('SESSION_SECRET: is needed with MONGODB_URL, the same for every process')
  }
  if (parsed.success && parsed.data.PUBLIC_URL?.startsWith('https:') && parsed.data.TRUST_PROXY === 0) {
    problems.push(
      'TRUST_PROXY: an https PUBLIC_URL needs the proxy that does TLS; say how many stand before us, mostly 1',
    )
  }
  if (!parsed.success || problems.length > 0) throw new ConfigProblem(problems.join('\n'))
  const value = parsed.data
  const dataDir = resolve(value.DATA_DIR)
  return {
    environment: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir,
    mongodbUrl: value.MONGODB_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    sessionSecret: value.SESSION_SECRET ?? keptSecret(dataDir),
    trustProxy: value.TRUST_PROXY,
    logLevel: value.LOG_LEVEL,
  }
}

/** A secret of our own making, kept beside the data so that logins outlive a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
