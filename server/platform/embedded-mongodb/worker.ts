import { rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { dispatch } from './commands/dispatch.ts'
import { listeningPlace, loopbackPlace, urlFor } from './listening-place.ts'
import { own } from './owner.ts'
import { Cursors } from './storage/cursors.ts'
import { Engine } from './storage/engine.ts'
import { removeExpired } from './storage/expiry.ts'
import { Sessions } from './storage/sessions.ts'
import { serveConnection } from './wire/server.ts'

// The database's thread: it owns the file, and whatever happens here happens one thing at a time.

/** What the thread is started with. */
export type WorkerOptions = { dataDir: string; expiryMilliseconds: number; loopback: boolean }
/** What the thread says: where it listens, why it can't start, what went wrong later, that it has closed. */
export type WorkerSays = { ready: string } | { failed: string } | { trouble: string } | { closed: true }

const say = (message: WorkerSays): void => parentPort?.postMessage(message)

function start({ dataDir, expiryMilliseconds, loopback }: WorkerOptions): void {
  const ownership = own(dataDir)
  const engine = new Engine(join(dataDir, 'counterpoint.sqlite'))
  const place = listeningPlace(dataDir, loopback)
  const address = 'path' in place ? place.path : place.host
  const database = { engine, sessions: new Sessions(engine), cursors: new Cursors(), address }
  const connections = new Set<Socket>()

  const server = createServer((socket) => {
    connections.add(socket)
    socket.on('close', () => {
      connections.delete(socket)
      database.sessions.left(socket)
    })
    serveConnection(socket, (message, answer) => dispatch(database, socket, message, answer))
  })
  const tidy = (what: (now: number) => void) => (): void => {
    try {
      what(Date.now())
    } catch (error) {
      say({ trouble: `what is past its time stays for now: ${(error as Error).message}` })
    }
  }
  const sweep = (now: number): void => {
    database.cursors.closeWhere()
    database.sessions.sweep(now)
  }
  const expire = (now: number): void => removeExpired(engine, now)
  const sweeping = setInterval(tidy(sweep), 1_000)
  const expiring = setInterval(tidy(expire), expiryMilliseconds)

  parentPort?.once('message', () => {
    clearInterval(sweeping)
    clearInterval(expiring)
    server.close()
    engine.close()
    for (const socket of connections) socket.removeAllListeners('data').destroySoon()
    if ('path' in place) rmSync(place.path, { force: true })
    ownership.release()
    say({ closed: true })
    parentPort?.close()
  })

  server.on('listening', () => {
    const at = server.address() as AddressInfo | string
    say({ ready: urlFor(typeof at === 'string' ? { path: at } : { host: at.address, port: at.port }) })
  })
  // Some file systems have no sockets: network shares, folders shared with a virtual machine.
  if ('path' in place) server.once('error', () => server.listen(loopbackPlace))
  server.listen(place)
}

try {
  start(workerData as WorkerOptions)
} catch (error) {
  say({ failed: (error as Error).message })
}
