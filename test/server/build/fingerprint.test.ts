import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../../../server/build/fingerprint.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'counterpoint-fingerprint-'))
  await mkdir(join(root, 'client/ui'), { recursive: true })
  await writeFile(join(root, 'client/ui/Button.tsx'), 'one')
  await writeFile(join(root, 'vite.config.ts'), 'two')
})

afterEach(() => rm(root, { recursive: true, force: true }))

test('the same source has the same fingerprint', async () => {
  expect(await fingerprint(root)).toBe(await fingerprint(root))
})

test('what the client is not made from does not matter', async () => {
  const before = await fingerprint(root)
  await writeFile(join(root, 'README.md'), 'new')
  expect(await fingerprint(root)).toBe(before)
})

test.each([
  ['a changed file', () => writeFile(join(root, 'client/ui/Button.tsx'), 'other')],
  ['a new file', () => writeFile(join(root, 'client/entry.tsx'), '')],
  ['a renamed file', () => rename(join(root, 'client/ui/Button.tsx'), join(root, 'client/ui/Link.tsx'))],
  ['a file gone', () => rm(join(root, 'client/ui/Button.tsx'))],
  ['new settings', () => writeFile(join(root, 'vite.config.ts'), 'three')],
  [
    'a first shared file',
    () => mkdir(join(root, 'shared')).then(() => writeFile(join(root, 'shared/a.ts'), '')),
  ],
])('%s changes it', async (_name, change) => {
  const before = await fingerprint(root)
  await change()
  expect(await fingerprint(root)).not.toBe(before)
})
