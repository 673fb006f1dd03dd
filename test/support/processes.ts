import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patience = 30_000

/** A process that a test started, and everything it said. */
export class Child {
  output = ''
  readonly process: ChildProcess
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>

  constructor(command: string, words: string[], env: NodeJS.ProcessEnv) {
    this.process = spawn(command, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
    }
    this.exit = once(this.process, 'close').then(([code]) => code as number | null)
  }

  /** What the pattern's first group catches in the output, as soon as it is there. */
  says(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const found = () => pattern.exec(this.output)
      const look = () => {
        const match = found()
        if (match) resolve(match[1] ?? match[0])
      }
      const fail = (why: string) => reject(new Error(`${why} without saying ${pattern}:\n${this.output}`))
      look()
      this.process.stdout?.on('data', look)
      this.process.stderr?.on('data', look)
      void this.exit.then((code) => fail(`The process ended (${code})`))
      setTimeout(() => fail('The process went on'), patience).unref()
    })
  }

  /** Sends a signal and waits for the end; answers the exit code. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.process.kill(signal)
    return this.exit
  }
}

/** The product as a process of its own, listening. */
export type AppProcess = Child & { url: string }

/**
 * Starts processes for the tests of a file, and ends those that are left when the tests are done. To be called at the
 * top of the file. Each starts in an environment that holds nothing but what is given.
 */
export function startProcesses() {
  const children: Child[] = []
  const folders: string[] = []

  afterAll(async () => {
    await Promise.all(children.map((child) => child.end('SIGKILL')))
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  function start(command: string, words: string[], env: NodeJS.ProcessEnv = {}): Child {
    const child = new Child(command, words, { PATH: process.env.PATH, HOME: process.env.HOME, ...env })
    children.push(child)
    return child
  }

  return {
    start,
    async folder(): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'counterpoint-process-'))
      folders.push(folder)
      return folder
    },
    /** `server/main.ts` as it is started for people; it may as well fail to start. */
    main: (env: NodeJS.ProcessEnv): Child => start(process.execPath, ['server/main.ts'], env),
    /** The same on a free port of loopback, once it listens. */
    async app(env: NodeJS.ProcessEnv): Promise<AppProcess> {
      const child = this.main({ HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production', ...env })
      return Object.assign(child, { url: await child.says(/Counterpoint is at (http:[^\s"]+)/) })
    },
    /** `npm run db`: the database alone, with the address that apps are given. */
    async database(dataDir: string): Promise<Child & { url: string }> {
      const script = 'server/platform/embedded-mongodb/serve-alone.ts'
      const child = start(process.execPath, [script], { DATA_DIR: dataDir })
      return Object.assign(child, { url: await child.says(/MONGODB_URL='([^']+)'/) })
    },
    /** A Redis on this port of loopback that keeps nothing. */
    async redis(path: string, port: number): Promise<Child> {
      const child = start(path, ['--bind', '127.0.0.1', '--port', String(port), '--save', ''])
      await child.says(/Ready to accept connections/)
      return child
    },
  }
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
