import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PageState } from '../../../shared/live/state.ts'
import { startChild } from './child.ts'
import { report, say } from './report.ts'
import { type Arrived, viewerCount } from './viewing.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The memory of the server as `npm start` runs it, with all viewers on one page of the sample. */
export async function measureMemory(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'counterpoint-memory-'))
  // The first start after a change of the source also compiles it; it is the next one that is measured.
  await (await start(dataDir)).stop()
  const server = await start(dataDir)
  const path = await aDocument(server.url)
  const { channels } = await page(server.url + path)
  say(`without viewers ${rssMb(server.pid).toFixed(0)} MB`)
  const [channel = ''] = Object.keys(channels)
  const viewers = await startChild<object, Arrived>('./viewers.ts', [
    server.url,
    channel,
    String(viewerCount),
  ])
  await sleep(3_000)
  const rss = rssMb(server.pid)
  report(`memory with ${viewerCount} viewers, MB`, rss.toFixed(0), '≤ 200', rss <= 200)
  await viewers.end()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function start(dataDir: string) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
  }
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server did not start')))
    createInterface(child.stdout).on('line', (line) => {
      const address = /Counterpoint is at (http:[^"]+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url, pid: child.pid ?? 0, stop }
}

async function page(url: string): Promise<PageState> {
  return (await fetch(url, { headers: { accept: 'application/json' } })).json() as Promise<PageState>
}

async function aDocument(url: string): Promise<string> {
  const home = await page(url)
  const slug = home.page.kind === 'home' ? home.page.digests[0]?.slug : undefined
  const [document] = Object.values((await page(`${url}/digests/${slug}`)).tables.document)
  return `/documents/${document?.slug}`
}

/** Resident memory of a process, as its system counts it. */
function rssMb(pid: number): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) / 1024
}
