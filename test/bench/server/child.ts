import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of the benchmark: what it said when it was ready, and what it says when asked. */
export type Child<Ready, Asked> = { ready: Ready; ask(): Promise<Asked>; end(): Promise<void> }

/** Node's own flags, and variables beside the parent's. */
type Options = { execArgv?: string[]; env?: Record<string, string> }

export async function startChild<Ready, Asked>(
  file: string,
  args: string[] = [],
  { execArgv = [], env = {} }: Options = {},
): Promise<Child<Ready, Asked>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv,
    env: { ...process.env, ...env },
  })
  const { ready } = (await message(child)) as { ready: Ready }
  return {
    ready,
    async ask() {
      const answer = message(child)
      child.send('figures')
      return ((await answer) as { figures: Asked }).figures
    },
    async end() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.disconnect()
      await ended
    },
  }
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null) => reject(new Error(`A process of the benchmark ended with ${code}`))
    child.once('exit', failed)
    child.once('message', (said) => {
      child.off('exit', failed)
      resolve(said)
    })
  })
}
