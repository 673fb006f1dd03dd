import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Actor } from '../../shared/accounts/actor.ts'
import { mostImported } from '../../shared/importing/import.schema.ts'
import { type Config, readConfig } from '../config.ts'
import { digestImportedAs } from '../library/digests.reader.ts'
import { registerLibrary } from '../library/library.entity.ts'
import { makeLog } from '../log.ts'
import { connect, createIndexes } from '../platform/data/connect.ts'
import { registerComments } from '../threads/comments.entity.ts'
import { decode } from './decode.ts'
import { confirmImport, previewImport } from './importing.service.ts'
import { previewTable } from './preview-table.ts'

const usage = `npm run import -- FILE [--yes]

Shows what would come of a blog post in FILE, and saves it when you say so (or at once, with --yes).`

/** Whoever may run this owns the machine. No account is behind it, so that only moderators edit what it brings. */
const actor: Actor = { id: null, name: 'Import', role: 'admin' }

try {
  await run()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean' } } })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Error(usage)
  const raw = decode(read(file))
  if (raw.length > mostImported) throw new Error('This is larger than we can take.')
  const preview = previewImport(raw)
  console.log(previewTable(preview))
  if (!(values.yes || (await saysYes()))) {
    console.log('Nothing was saved.')
    return
  }
  const config = readConfig()
  const database = await open(config)
  try {
    await createIndexes()
    registerLibrary()
    registerComments()
    const already = await digestImportedAs(preview.fingerprint)
    const { fingerprint } = preview
    const { location } = await confirmImport(actor, { operation: randomUUID(), raw, fingerprint })
    console.log(
      already ? `This was imported before: ${location}. Nothing was changed.` : `Imported: ${location}`,
    )
  } finally {
    await database.close()
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(`The file ${file} could not be read: ${(error as Error).message}`, { cause: error })
  }
}

async function saysYes(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error('\nNothing was saved. Add --yes to save this without being asked.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('\nSave this? (yes or no) ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

async function open(config: Config): Promise<Awaited<ReturnType<typeof connect>>> {
  try {
    return await connect({ ...config, log: makeLog({ ...config, logLevel: 'warn' }) })
  } catch (error) {
    const hint = config.mongodbUrl
      ? 'Please look at MONGODB_URL.'
      : 'If Counterpoint is running, use its page Import, or stop it first.'
    throw new Error(`${(error as Error).message}\n${hint} Nothing was saved.`, { cause: error })
  }
}
