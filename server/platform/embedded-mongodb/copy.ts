import { existsSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Copies the database as it is at one moment to a new file. The copy is read through a connection of its own,
 * which neither waits for writers nor makes them wait, and in a thread of its own, which keeps this one free.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  if (!existsSync(source)) throw new Error(`There is no database at ${source}.`)
  if (existsSync(target)) throw new Error(`${target} exists already; choose a new file for the copy.`)
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  await vacuumInto(source, partial)
  await sync(partial)
  await rename(partial, target)
  await sync(dirname(target))
}

function vacuumInto(source: string, target: string): Promise<void> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), {
    workerData: { source, target },
    execArgv: [],
  })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the copy failed'))))
  })
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}
