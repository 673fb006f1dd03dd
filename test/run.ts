import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './support/chromium.ts'
import { countResults, type VitestReport } from './support/count-results.ts'

/**
 * `npm test`: everything a change has to pass, in the order in which mistakes are cheapest to find.
 * Every step runs even when an earlier one failed, so that one run shows all there is to mend; the last
 * line counts them all, each step before the tests as one.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const tally = { passed: 0, failed: 0 }

await step('types', ['node_modules/typescript/bin/tsc', '--noEmit'])
await step('format, lint and import rules', ['node_modules/@biomejs/biome/bin/biome', 'check', '.'])
await step('unused code', ['node_modules/knip/bin/knip.js'])
await step('build', ['server/build/build.ts'])
await tests()

console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1

async function step(name: string, script: string[]): Promise<void> {
  console.log(`\n── ${name}`)
  const code = await run(script)
  tally[code === 0 ? 'passed' : 'failed'] += 1
  console.log(code === 0 ? `${name}: passed` : `${name}: failed (exit code ${code})`)
}

/** Vitest shows its own results; the figures are read from the report that it writes beside them. */
async function tests(): Promise<void> {
  console.log('\n── tests')
  const folder = await mkdtemp(join(tmpdir(), 'counterpoint-test-'))
  const report = join(folder, 'report.json')
  try {
    process.env.CHROMIUM_PATH = ensureChromium()
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
    const counted = countResults(JSON.parse(await readFile(report, 'utf8')) as VitestReport, code)
    tally.passed += counted.passed
    tally.failed += counted.failed
    for (const name of counted.skipped) console.log(`skipped: ${name}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    tally.failed += 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a script by this same Node, its output shown as it comes; answers its exit code (1 for a signal). */
async function run(script: string[]): Promise<number> {
  const child = spawn(process.execPath, script, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
