import { createServer } from 'node:net'
import { describe, it } from 'vitest'
import { freePort, startProcesses } from '../support/processes.ts'

const processes = startProcesses()

describe.concurrent('a start that cannot be', () => {
  it('says that the port is taken, and how to choose another', async ({ expect }) => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const child = processes.main({
      DATA_DIR: await processes.folder(),
      HOST: '127.0.0.1',
      PORT: String(port),
    })
    expect(await child.exit).toBe(1)
    expect(child.output).toContain(
      `Port ${port} is in use by another program. Choose another one, for example: PORT=${port + 1} npm start`,
    )
    expect(child.output).not.toMatch(/^\s+at /m)
    other.close()
  })

  it('lists everything that is wrong with its environment, without a stack of calls', async ({ expect }) => {
    const child = processes.main({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'https://read.example.org',
    })
    expect(await child.exit).toBe(1)
    const lines = child.output.trim().split('\n')
    expect(lines[0]).toBe('Counterpoint cannot start with this configuration:')
    expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'TRUST_PROXY'])
  })

  it('says that Redis cannot be reached, and where, without the password', async ({ expect }) => {
    const port = await freePort()
    const REDIS_URL = `redis://:hunter2@127.0.0.1:${port}`
    const child = processes.main({
      DATA_DIR: await processes.folder(),
      HOST: '127.0.0.1',
      PORT: '0',
      REDIS_URL,
    })
    expect(await child.exit).toBe(1)
    expect(child.output).toContain(`Redis cannot be reached at 127.0.0.1:${port}`)
    expect(child.output).not.toContain('hunter2')
  })

  it('says that the data folder is in use, by which process, and what to do', async ({ expect }) => {
    const DATA_DIR = await processes.folder()
    const first = await processes.app({ DATA_DIR })
    const second = processes.main({ DATA_DIR, HOST: '127.0.0.1', PORT: '0' })
    expect(await second.exit).toBe(1)
    expect(second.output).toContain(`is in use by process ${first.process.pid}`)
    expect(second.output).toContain('choose another folder with DATA_DIR')
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  })
})
