import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where the database listens: a Unix socket that only its owner can reach, or loopback where there are none. */
export type ListeningPlace = { path: string } | { host: string; port: number }

/** A random port that only this machine reaches. */
export const loopbackPlace = { host: '127.0.0.1', port: 0 }

const longestSocketPath = 100 // the system's limit is 104 bytes on macOS, 108 on Linux

/** Chooses the place and makes its folder; a socket that a killed process left is taken away. */
export function listeningPlace(dataDir: string, loopback: boolean): ListeningPlace {
  if (loopback) return loopbackPlace
  const near = join(resolve(dataDir), 'socket')
  const isShort = Buffer.byteLength(join(near, 'mongodb.sock')) <= longestSocketPath
  const digest = createHash('sha256').update(near).digest('hex').slice(0, 16)
  const folder = isShort ? near : join(tmpdir(), `counterpoint-${process.getuid?.() ?? 0}-${digest}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700) // throws when the folder is someone else's
  const path = join(folder, 'mongodb.sock')
  rmSync(path, { force: true })
  return { path }
}

/** The connection string for a driver. */
export function urlFor(place: ListeningPlace): string {
  const host = 'path' in place ? encodeURIComponent(place.path) : `${place.host}:${place.port}`
  return `mongodb://${host}/counterpoint?directConnection=true`
}
