import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { copyDatabase } from './copy.ts'
import type { WorkerOptions, WorkerSays } from './worker.ts'

/** A running embedded database. */
export type EmbeddedMongodb = {
  /** A connection string for any MongoDB driver; the database's name is `counterpoint`. */
  url: string
  /** Makes what was acknowledged final (it is already on disk), hangs up and stops the thread. */
  close(): Promise<void>
  /** Makes a consistent copy in a new file while the database goes on. */
  backup(file: string): Promise<void>
}

export type StartOptions = {
  /** The folder of the database's files; made when missing, readable by its owner alone. */
  dataDir: string
  log?: (line: string) => void
  /** How often documents under TTL indexes are looked at; a minute unless said. */
  expiryMilliseconds?: number
  /** Listens on a random loopback port instead of a Unix socket, as it always does on Windows. */
  loopback?: boolean
}

/** The database's file in its folder. */
export const databaseFile = (dataDir: string): string => join(resolve(dataDir), 'counterpoint.sqlite')

/** Starts the database in a thread of its own. Rejects, naming the owner, when another process has the folder. */
export async function startEmbeddedMongodb(options: StartOptions): Promise<EmbeddedMongodb> {
  const { log = () => {}, expiryMilliseconds = 60_000, loopback = process.platform === 'win32' } = options
  const dataDir = resolve(options.dataDir)
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const workerData: WorkerOptions = { dataDir, expiryMilliseconds, loopback }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    execArgv: [`--import=${new URL('../../stripped.js', import.meta.url)}`],
    // Most of what a command makes is gone with its answer: a small nursery keeps 40 MB and costs no speed.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  })
  const exited = new Promise<void>((resolvePromise) => worker.once('exit', () => resolvePromise()))
  const url = await ready(worker)
  log(`embedded database: ${databaseFile(dataDir)}`)
  worker.on('error', (error: Error) => {
    log(`embedded database: its thread failed: ${error.message}`)
    throw error
  })
  worker.on('message', (said: WorkerSays) => {
    if ('trouble' in said) log(`embedded database: ${said.trouble}`)
  })
  return {
    url,
    backup: (file) => copyDatabase(databaseFile(dataDir), file),
    close() {
      worker.postMessage('close')
      return exited
    },
  }
}

function ready(worker: Worker): Promise<string> {
  return new Promise((resolvePromise, reject) => {
    worker.once('error', reject)
    worker.once('message', (said: WorkerSays) => {
      worker.off('error', reject)
      if ('ready' in said) resolvePromise(said.ready)
      else reject(new Error('failed' in said ? said.failed : 'the database closed while starting'))
    })
  })
}
