import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Holds the data folder for this process; `release` lets it go, and so does the process's end, however it comes. */
export type Ownership = { release(): void }

/**
 * Takes the data folder for this process. The lock is the operating system's, on a small SQLite file, so a
 * killed process leaves none behind. Throws an Error that names the owner when there is one.
 */
export function own(dataDir: string): Ownership {
  const note = join(dataDir, 'owner.json')
  const lock = new DatabaseSync(join(dataDir, 'owner.lock'), { timeout: 0 })
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error(alreadyOwned(dataDir, note))
  }
  writeFileSync(note, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 })
  return { release: () => lock.close() }
}

function alreadyOwned(dataDir: string, note: string): string {
  const advice =
    'Stop that process first, choose another folder with DATA_DIR, or start `npm run db` and give several processes its MONGODB_URL.'
  return `The data folder ${dataDir} is in use by ${ownerIn(note)}. ${advice}`
}

function ownerIn(note: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number; since: string }
    return `process ${pid} (since ${since})`
  } catch {
    return 'another process'
  }
}
