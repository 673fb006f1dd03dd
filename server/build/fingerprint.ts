import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the built files depend on: two folders of source, and the versions and settings of the tools. */
const INPUTS = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

/**
 * One hash (hex, SHA-256) over the names and contents of everything that the built client is made from.
 * A file that is absent counts as absent; two equal source trees give the same hash on every machine.
 */
export async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(INPUTS.map((input) => filesIn(root, input)))).flat()) {
    const content = await readFile(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Paths below `root` with forward slashes, sorted; `input` may be a file, a folder, or nothing at all. */
async function filesIn(root: string, input: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, input), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return files.map((file) => file.slice(join(root, '/').length).replaceAll('\\', '/')).sort()
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return [input]
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
