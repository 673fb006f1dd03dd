import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * The import rules of docs/architecture.md are small patterns in lint/, given their places by biome.json.
 * Here the product's own configuration judges a little product beside this file in which some files obey
 * and each of the others breaks one rule: a rule that stopped biting would be missing below.
 */
const BROKEN: [file: string, saying: string][] = [
  ['server/library/mongoose-in-a-service.service.ts', 'Only models (*.model.ts)'],
  ['server/library/express-in-a-service.service.ts', 'Only routes (*.routes.ts)'],
  ['server/library/passport-in-a-feature.ts', 'Only server/accounts and server/platform/http'],
  ['server/library/socket-in-a-feature.ts', 'Only server/platform/live'],
  ['server/library/sqlite-in-a-feature.ts', 'Only server/platform/embedded-mongodb'],
  ['server/library/client-in-a-feature.ts', 'Only server/pages'],
  ['server/library/model-in-rules.rules.ts', 'Rules are sentences about their arguments'],
  ['server/library/cycle-one.ts', 'This import is part of a cycle'],
  ['server/library/cycle-two.ts', 'This import is part of a cycle'],
  ['client/library/server-in-the-client.ts', 'The client never imports the server'],
  ['client/library/schema-as-value.ts', 'The client imports schemas as types only'],
  ['client/library/zod-in-the-client.ts', 'The client imports schemas as types only'],
  ['shared/library/package-in-shared.ts', 'shared/ runs everywhere'],
  ['shared/library/server-in-shared.ts', 'shared/ imports nothing of the product outside'],
]

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let complaints: { message: string; location: { path: string } }[]
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterpoint-imports-'))
  await cp(fileURLToPath(new URL('import-rules', import.meta.url)), folder, { recursive: true })
  for (const name of ['biome.json', 'lint'])
    await cp(join(ROOT, name), join(folder, name), { recursive: true })
  const biome = [join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json']
  const words = [...biome, '--vcs-enabled=false', '--max-diagnostics=none', 'server', 'client', 'shared']
  const run = promisify(execFile)(process.execPath, words, { cwd: folder })
  // Biome exits with an error when it has something to say, which is what is wanted here.
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  complaints = JSON.parse(stdout).diagnostics
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(BROKEN)('%s breaks one rule', (file, saying) => {
  const here = complaints.filter((complaint) => complaint.location.path.replaceAll('\\', '/') === file)
  expect(here.map((complaint) => complaint.message)).toEqual([expect.stringContaining(saying)])
})

test('files that keep the rules are left in peace', () => {
  const broken = new Set(BROKEN.map(([file]) => file))
  const others = complaints.filter(({ location }) => !broken.has(location.path.replaceAll('\\', '/')))
  expect(others).toEqual([])
})
