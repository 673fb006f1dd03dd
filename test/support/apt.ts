import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether a package may be installed: only as root on a system with apt-get, as in a fresh container. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs one of Debian's own packages, its output shown. Throws when that fails. */
export function install(name: string): void {
  const apt = (...words: string[]) =>
    execFileSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', name)
}
