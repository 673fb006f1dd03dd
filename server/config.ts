import { resolve } from 'node:path'
import { z } from 'zod'
import { keptSecret } from './kept-secret.ts'

const environments = ['development', 'production', 'test'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((number) => number <= most)

const environment = z.object({
  NODE_ENV: z.enum(environments).default('development'),
  PORT: wholeNumber(65_535).default(3000),
  HOST: z.string().default('localhost'),
  /** The address people use, without a path; origins of writes are checked against it. Default: where we listen. */
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+\/?$/)
    .refine((url) => URL.canParse(url))
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z.string().default('data'),
  /** A MongoDB replica set; it may name several hosts. Without it the embedded database starts. */
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]+(\/\S*)?$/)
    .optional(),
  /** Shares live events between several processes. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/)
    .refine((url) => URL.canParse(url))
    .optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  /** The mail server. Without it mails are kept for the admin. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .refine((url) => URL.canParse(url))
    .optional(),
  /** Whom mails are from: an address, or a name with the address in angle brackets. */
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional(),
  /** How many proxies stand before us. */
  TRUST_PROXY: wholeNumber(9).default(0),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
type Name = keyof z.input<typeof environment>

/** What each variable has to be, said to the person who set it otherwise. Values aren't repeated: some are secret. */
const wanted: Record<Name, string> = {
  NODE_ENV: `is one of ${environments.join(', ')}`,
  PORT: 'is a whole number from 0 to 65535, such as 3000',
  HOST: 'is a name or address of this machine, such as localhost or 0.0.0.0',
  PUBLIC_URL: 'is the address that people use, without a path, such as https://counterpoint.example.org',
  DATA_DIR: 'is a folder that can be written to',
  MONGODB_URL:
    'is the address of a MongoDB replica set, such as mongodb://one,two/counterpoint?replicaSet=rs0',
  REDIS_URL: 'is the address of a Redis server, such as redis://localhost:6379',
  SESSION_SECRET: 'has at least 32 characters, which nobody can guess',
  SMTP_URL: 'is the address of a mail server, such as smtps://name:password@mail.example.org',
  MAIL_FROM: 'is whom mails are from, such as Counterpoint <counterpoint@example.org>',
  TRUST_PROXY: 'is the number of proxies that stand before us, from 0 to 9',
  LOG_LEVEL: `is one of ${logLevels.join(', ')}`,
}

export type Config = Readonly<{
  environment: (typeof environments)[number]
  port: number
  host: string
  publicUrl: string | null
  dataDir: string
  mongodbUrl: string | null
  redisUrl: string | null
  sessionSecret: string
  smtpUrl: string | null
  /** Null without a mail server. */
  mailFrom: string | null
  trustProxy: number
  logLevel: string
}>

/** Thrown with one line for each wrong value, so that all can be put right at once. */
export class ConfigProblem extends Error {}

/**
 * The configuration from environment variables, parsed once at start-up. One that is empty counts as not given.
 * @throws {ConfigProblem} naming every variable that does not fit.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0] as Name))
  const problems = [...[...wrong].map((name) => `${name} ${wanted[name]}`), ...togetherWrong(given)]
  if (!parsed.success || problems.length > 0) throw new ConfigProblem(problems.join('\n'))
  const value = parsed.data
  const dataDir = resolve(value.DATA_DIR)
  return {
    environment: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL ?? null,
    dataDir,
    mongodbUrl: value.MONGODB_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    sessionSecret: value.SESSION_SECRET ?? ownSecret(dataDir),
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    trustProxy: value.TRUST_PROXY,
    logLevel: value.LOG_LEVEL,
  }
}

/** What fits by itself, but not beside the others. */
function togetherWrong(given: NodeJS.ProcessEnv): string[] {
  const problems: string[] = []
  if (given.MONGODB_URL && !given.SESSION_SECRET) {
    problems.push('SESSION_SECRET is needed with MONGODB_URL, the same for every process')
  }
  // Else links in mails would lead wherever the request's Host header says.
  if (given.SMTP_URL && !given.PUBLIC_URL) {
    problems.push('PUBLIC_URL is needed with SMTP_URL: links in mails begin with it')
  }
  if (given.SMTP_URL && !given.MAIL_FROM)
    problems.push(`MAIL_FROM is needed with SMTP_URL: it ${wanted.MAIL_FROM}`)
  if (given.PUBLIC_URL?.startsWith('https:') && /^0*$/.test(given.TRUST_PROXY ?? '')) {
    problems.push('TRUST_PROXY is needed with an https PUBLIC_URL, mostly 1: the proxy that does TLS')
  }
  return problems
}

function ownSecret(dataDir: string): string {
  try {
    return keptSecret(dataDir)
  } catch (error) {
    throw new ConfigProblem(`DATA_DIR ${wanted.DATA_DIR}: ${(error as Error).message}`)
  }
}
