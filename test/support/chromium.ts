import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { install, mayInstall } from './apt.ts'

/** What to do where no browser was found, in a person's words. */
export const NO_CHROMIUM = `The browser tests need Chromium or Chrome, and none was found.
Install one of these, then run the tests again:
  Debian, Ubuntu   sudo apt-get update && sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome
Or say where one is:  CHROMIUM_PATH=/path/to/chromium npm test`

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

/** Where installers put a browser that isn't on the PATH. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    )
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name])
    const programs = [
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
      join('Chromium', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]
    return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []))
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

function onPath(): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
}

/**
 * The path of a Chromium, or undefined. Looks at CHROMIUM_PATH (which, when given, is the only answer),
 * then the PATH, then the usual places, then what Playwright has downloaded for itself.
 * Throws if CHROMIUM_PATH names a file that isn't there.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`)
    return named
  }
  return [...onPath(), ...usualPlaces(), chromium.executablePath()].find((path) => path && existsSync(path))
}

/** The path of a Chromium for a browser test to launch; throws saying how to install one. */
export function chromiumPath(): string {
  const found = findChromium()
  if (!found) throw new Error(NO_CHROMIUM)
  return found
}

/**
 * Like chromiumPath, and where there is none installs Debian's own package: only as root on a system
 * with apt-get, as in a fresh container, never on a person's account.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (!mayInstall()) throw new Error(NO_CHROMIUM)
  console.log('No Chromium here: installing the chromium package')
  try {
    install('chromium')
  } catch (error) {
    throw new Error(`Installing chromium failed.\n${NO_CHROMIUM}`, { cause: error })
  }
  return chromiumPath()
}
