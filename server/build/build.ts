import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compressFiles } from './compress.ts'
import { fingerprint } from './fingerprint.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STAMP = join(ROOT, 'dist', 'built-from')

/**
 * Builds the client and the server-rendering bundle into dist/, and notes what they were built from.
 * Throws Vite's own error when the source doesn't compile; dist/ then counts as not built.
 */
export async function build(): Promise<void> {
  // Vite is a development dependency: a production image has dist/ and doesn't carry it.
  const vite = await import('vite')
  await forgetBuild()
  const builtFrom = await fingerprint(ROOT)
  const configFile = join(ROOT, 'vite.config.ts')
  await vite.build({ root: ROOT, configFile })
  await vite.build({ root: ROOT, configFile, build: { ssr: true } })
  await compressFiles(join(ROOT, 'dist', 'client', 'assets'))
  await mkdir(join(ROOT, 'dist'), { recursive: true })
  await writeFile(STAMP, `${builtFrom}\n`)
}

/** True if dist/ was built from exactly the source that lies here now. */
export async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(STAMP, 'utf8').catch(() => '')
  return stamp.trim() === (await fingerprint(ROOT))
}

/** Makes the next start build again; used before anything else writes into dist/. */
export async function forgetBuild(): Promise<void> {
  await rm(STAMP, { force: true })
}

if (import.meta.main) {
  if (process.argv.includes('--if-needed') && (await isBuilt())) process.exit(0)
  console.log('Building the client (a few seconds)')
  await build().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}
