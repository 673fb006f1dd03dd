import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe } from 'vitest'
import { install, mayInstall } from './apt.ts'

const isWindows = process.platform === 'win32'

function find(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...folders, '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => join(folder, isWindows ? 'redis-server.exe' : 'redis-server'))
    .find((path) => existsSync(path))
}

/** The path of a Redis server; where there is none, Debian's is installed if we may. Undefined where there is none. */
function ensureRedis(): string | undefined {
  const found = find()
  if (found || !mayInstall()) return found
  console.log('No Redis here: installing the redis-server package')
  install('redis-server')
  return find()
}

/** A `describe` for tests that need Redis, given its path. Where there is none they are skipped, and the title says so. */
export function describeRedis(title: string, tests: (redisServer: string) => void): void {
  const path = ensureRedis()
  if (path) describe(title, () => tests(path))
  else describe.skip(`${title} (skipped: no redis-server on the PATH)`, () => tests(''))
}
