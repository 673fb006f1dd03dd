import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Locked {
  version: string
  resolved?: string
  hasInstallScript?: boolean
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const lockText = read('package-lock.json')
const locked = (JSON.parse(lockText) as { packages: Record<string, Locked> }).packages
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}

/** Tools that ship one binary per platform, and how each names the three platforms that people have. */
const BINARIES = [
  ['rolldown', '@rolldown/binding-', ['linux-x64-gnu', 'darwin-arm64', 'win32-x64-msvc']],
  ['lightningcss', 'lightningcss-', ['linux-x64-gnu', 'darwin-arm64', 'win32-x64-msvc']],
  ['@biomejs/biome', '@biomejs/cli-', ['linux-x64', 'darwin-arm64', 'win32-x64']],
  ['typescript', '@typescript/typescript-', ['linux-x64', 'darwin-arm64', 'win32-x64']],
  ['oxc-parser', '@oxc-parser/binding-', ['linux-x64-gnu', 'darwin-arm64', 'win32-x64-msvc']],
] as const

describe('the lock file', () => {
  test('names no registry: each machine uses the one it is set up with', () => {
    expect(Object.entries(locked).filter(([, entry]) => entry.resolved)).toEqual([])
    expect(lockText).not.toMatch(/"resolved"|\.tgz/)
  })

  test.each(BINARIES)('serves Linux, macOS and Windows with %s', (tool, prefix, platforms) => {
    const version = locked[`node_modules/${tool}`]?.version
    expect(version).toBeDefined()
    for (const platform of platforms) {
      expect(locked[`node_modules/${prefix}${platform}`]?.version, prefix + platform).toBe(version)
    }
  })

  test('holds exactly the versions that package.json pins', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
    for (const [name, version] of Object.entries(wanted)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
      expect(locked[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })

  test('has no install script that allowScripts does not name', () => {
    const withScripts = Object.entries(locked).filter(([, entry]) => entry.hasInstallScript)
    const names = withScripts.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13))
    expect(names.toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted())
  })
})
