import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'counterpoint-stripped-'))
const kept = join(folder, 'kept')
const file = join(folder, 'said.ts')
const reading = new URL('../../server/stripped.js', import.meta.url)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a program says, and whether Node had to load what takes types out. */
function run(source: string, keptIn = kept) {
  writeFileSync(
    file,
    `${source}\nconsole.log(process.moduleLoadList.some((name) => name.endsWith('/amaro/dist/index')))`,
  )
  const { stdout, stderr } = spawnSync(process.execPath, [`--import=${reading}`, file], {
    encoding: 'utf8',
    env: { ...process.env, STRIPPED_DIR: keptIn },
  })
  expect(stderr).toBe('')
  const [said, stripped] = stdout.trim().split('\n')
  return { said, stripped: stripped === 'true' }
}

it('types are taken out of a source once, and again when it says something else', () => {
  const first = 'const said: string = "one"; console.log(said)'
  expect(run(first)).toEqual({ said: 'one', stripped: true })
  expect(run(first)).toEqual({ said: 'one', stripped: false })
  expect(run(first.replace('one', 'two'))).toEqual({ said: 'two', stripped: true })
  expect(run(first)).toEqual({ said: 'one', stripped: false })
  expect(readdirSync(kept)).toHaveLength(2)
})

it('a folder that cannot be written only costs memory', () => {
  const nowhere = join(fileURLToPath(reading), 'below-a-file')
  expect(run('const said: number = 3; console.log(said)', nowhere)).toEqual({ said: '3', stripped: true })
})

it('the product starts without the parts of Node that only clients of other servers use', () => {
  const app = new URL('../../server/app.ts', import.meta.url)
  const { stdout } = spawnSync(
    process.execPath,
    [
      `--import=${reading}`,
      '--input-type=module',
      '-e',
      `await import('${app}'); console.log(process.moduleLoadList.join())`,
    ],
    { encoding: 'utf8' },
  )
  expect(stdout).toContain('NativeModule http,')
  expect(stdout).not.toContain('undici')
})
