import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { forgetBuild } from './build.ts'

/**
 * `npm run dev`: the client and the server-rendering bundle are built again when their source changes,
 * the server starts again when its own source or either build does, and open pages then load anew.
 * Pages are told through a small file among the assets, so the server itself knows nothing of this.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const QUIET_MS = 150
const RELOAD_FILE = 'dev-reload.txt'

const reloadWhenRestarted: Plugin = {
  name: 'reload-when-restarted',
  transform(code, id) {
    if (!id.endsWith('client/entry.tsx')) return null
    return `${code}
let started
setInterval(async () => {
  const answer = await fetch('/assets/${RELOAD_FILE}', { cache: 'no-store' }).catch(() => null)
  if (!answer?.ok) return
  const now = await answer.text()
  if (started && started !== now) location.reload()
  started = now
}, 1000)`
  },
}

let ready = false
let server: ChildProcess | undefined
let timer: NodeJS.Timeout | undefined
let restarting = Promise.resolve()

await forgetBuild()
const client = await watchBuild({ plugins: [reloadWhenRestarted], build: { watch: {} } })
const rendering = await watchBuild({ build: { ssr: true, watch: {} } })
for (const folder of ['server', 'shared']) watch(join(ROOT, folder), { recursive: true }, restartSoon)
ready = true
restartSoon()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)

/** Answers once the first build is done; every later one asks for a restart. */
async function watchBuild(config: InlineConfig): Promise<Rolldown.RolldownWatcher> {
  const watcher = (await build({ root: ROOT, ...config })) as Rolldown.RolldownWatcher
  await new Promise<void>((built) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message)
      if (event.code === 'BUNDLE_END') {
        void event.result.close()
        restartSoon()
      }
      if (event.code === 'END') built()
    })
  })
  return watcher
}

/** One restart for the several changes that come with one save, and none while the first builds run. */
function restartSoon(): void {
  if (!ready) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    restarting = restarting.then(restart)
  }, QUIET_MS)
}

async function restart(): Promise<void> {
  await stopServer()
  const assets = join(ROOT, 'dist', 'client', 'assets')
  await mkdir(assets, { recursive: true })
  await writeFile(join(assets, RELOAD_FILE), String(Date.now()))
  server = spawn(process.execPath, ['server/main.ts'], { cwd: ROOT, stdio: 'inherit' })
}

async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}

async function stop(): Promise<void> {
  clearTimeout(timer)
  await restarting
  await Promise.all([stopServer(), client.close(), rendering.close()])
  process.exit()
}
