// Read before anything else (`--import`), so this one file is the JavaScript that all others become.
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'

/**
 * Keeps our TypeScript without its types in a folder, by what it says, so that only the first start after a change
 * loads what takes types out: that takes 30 MB. Node's own compile cache does the same, and holds all that it has
 * read, of every package as well, in memory for good: 10 MB.
 */
const folder = process.env.STRIPPED_DIR ?? fileURLToPath(new URL('../dist/stripped', import.meta.url))

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
    return {
      format: 'module',
      source: withoutTypes(readFileSync(fileURLToPath(url), 'utf8')),
      shortCircuit: true,
    }
  },
})

/** @param {string} source */
function withoutTypes(source) {
  const kept = join(folder, hash('sha256', process.version + source))
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const stripped = strip(source)
    keep(kept, stripped)
    return stripped
  }
}

/** @param {string} source */
function strip(source) {
  const { emitWarning } = process
  // Node runs TypeScript itself without a word, and calls the same thing experimental when it is asked for.
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}

/**
 * Written beside and moved, since other processes read here too. A folder that can't be written only costs memory.
 * @param {string} file
 * @param {string} source
 */
function keep(file, source) {
  try {
    mkdirSync(folder, { recursive: true })
    const beside = `${file}.${process.pid}.${threadId}`
    writeFileSync(beside, source)
    renameSync(beside, file)
  } catch {}
}
