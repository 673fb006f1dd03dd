import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A secret of our own making, kept beside the data so that logins outlive a restart.
 * @throws {Error} when the folder can't be made or written to.
 */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  const kept = read(file)
  if (kept !== null && kept.length >= 64) return kept
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // One that a crash left half written is made anew: the logins it had signed are lost, and nothing else.
  writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
  return readFileSync(file, 'utf8')
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
