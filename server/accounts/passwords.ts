import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { Problem } from '../platform/http/problem.ts'

/** Above OWASP's minimum for Argon2id (19 MiB, 2 passes); `memory` is in KiB. */
let cost = { memory: 32_768, passes: 2, parallelism: 1 }

/** Makes passwords cost next to nothing, for tests of other things: a process that serves people takes no notice. */
export function cheapPasswords(): void {
  if (process.env.NODE_ENV === 'test') cost = { memory: 8, passes: 1, parallelism: 1 }
}

const saltBytes = 16
const tagBytes = 32

/** Leaves a core for everybody who only reads, and half of Node's four worker threads for files and compression. */
const mostAtOnce = Math.max(1, Math.min(2, availableParallelism() - 1))
/** More than this are turned away at once rather than kept waiting for seconds. */
const mostWaiting = 32

const derive = promisify(argon2)
let running = 0
const waiting: (() => void)[] = []

/** Argon2id off the main thread, few at a time. @throws {Problem} `unavailable` when too many wait already. */
async function argon2id(parameters: Argon2Parameters): Promise<Buffer> {
  if (running < mostAtOnce) running += 1
  else {
    if (waiting.length >= mostWaiting) throw new Problem('unavailable')
    await new Promise<void>((begin) => waiting.push(begin))
  }
  try {
    return await derive('argon2id', parameters)
  } finally {
    // The place is handed on rather than given back, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Different keyboards write the same letters differently. */
const message = (password: string) => password.normalize('NFKC')

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
const format = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`

/** What the database keeps for a password: Argon2id with its parameters and salt, in PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltBytes)
  return format(nonce, await argon2id({ ...cost, nonce, tagLength: tagBytes, message: message(password) }))
}

/** Stands in for accounts that do not exist, so that the time an answer takes tells nothing. No password fits it. */
const nobody = [randomBytes(saltBytes), randomBytes(tagBytes)] as const

/**
 * Whether the password belongs to the hash; null (no such account) takes as long and is false.
 * @throws {Error} when the hash is not one of ours.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const { parameters, tag } = read(hash ?? format(...nobody))
  const given = await argon2id({ ...parameters, tagLength: tag.length, message: message(password) })
  return timingSafeEqual(given, tag) && hash !== null
}

/** Whether a hash was made at another cost than today's, and is better made again at the next log-in. */
export function isOutdated(hash: string): boolean {
  const { memory, passes, parallelism } = read(hash).parameters
  return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function read(hash: string) {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? []
  if (!salt || !tag) throw new Error('A stored password is not an Argon2id hash in PHC string format.')
  const nonce = Buffer.from(salt, 'base64')
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), nonce },
    tag: Buffer.from(tag, 'base64'),
  }
}
