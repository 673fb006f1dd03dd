import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../server/platform/data/connect.ts'

const cli = fileURLToPath(new URL('../../server/importing/import-cli.ts', import.meta.url))
const post = fileURLToPath(new URL('../fixtures/posts/as-the-blog.txt', import.meta.url))

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'counterpoint-import-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** `npm run import -- ...words`, with nobody at the keyboard. */
function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, MONGODB_URL: '', NODE_ENV: 'test' }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, ...words], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
    child.stdin?.end()
  })
}

describe('npm run import', () => {
  test('shows what it found, saves it when told to, and only once', async () => {
    const first = await run(post, '--yes')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/2\. +Derby +4 March 2016 +Outstanding +Local authority; Local Safeguarding/)
    expect(first.out).toContain('Imported: /digests/a-made-up-round')
    const again = await run(post, '--yes')
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed.') })
  })

  test('saves nothing unasked', async () => {
    const unasked = await run(post)
    expect(unasked).toMatchObject({ code: 1, err: expect.stringContaining('Add --yes') })
    expect((await run(post, '--yes')).out).toContain('Imported: ')
  })

  test('says which way is left while the server is running', async () => {
    const server = await connect({ mongodbUrl: null, dataDir, log: pino({ level: 'silent' }) })
    const refused = await run(post, '--yes')
    await server.close()
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('use its page Import, or stop it'),
    })
  })

  test('tells how it is used, and which file is not there', async () => {
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('npm run import -- FILE') })
    expect(await run('nowhere.txt')).toMatchObject({ code: 1, err: expect.stringContaining('nowhere.txt') })
  })
})
