import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { findChromium, NO_CHROMIUM } from '../support/chromium.ts'

afterEach(() => vi.unstubAllEnvs())

test('CHROMIUM_PATH is believed before everything else', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect(findChromium()).toBe(process.execPath)
})

test('a CHROMIUM_PATH without a file is said, not passed over', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  expect(() => findChromium()).toThrow('CHROMIUM_PATH names /nowhere/chromium')
})

test('a browser on the PATH is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-path-'))
  const browser = join(folder, process.platform === 'win32' ? 'chromium.exe' : 'chromium')
  writeFileSync(browser, '')
  vi.stubEnv('CHROMIUM_PATH', '')
  vi.stubEnv('PATH', folder)
  expect(findChromium()).toBe(browser)
  rmSync(folder, { recursive: true })
})

test('where there is none, a person reads what to type on their system', () => {
  for (const command of ['apt-get install chromium', 'brew install', 'winget install', 'CHROMIUM_PATH=']) {
    expect(NO_CHROMIUM).toContain(command)
  }
})
