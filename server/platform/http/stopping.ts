import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Stopping = {
  /** Takes no new connections, and resolves when every request that was begun is answered, or after `patienceMs`. */
  finish(patienceMs: number): Promise<void>
  /** Ends every connection that is left: browsers open some ahead of need, and gone ones never say goodbye. */
  hangUp(): void
}

/** Keeps count of what a server is doing, so that stopping it waits for answers under way and for nothing else. */
export function watchRequests(http: Server): Stopping {
  const answering = new Set<ServerResponse>()
  const connections = new Set<Socket>()
  let stopping = false
  let finished = () => {}

  http.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  // Before the app sees it: a connection kept for the next request would bring one for as long as somebody asks.
  http.prependListener('request', (_request, response) => {
    answering.add(response)
    if (stopping) response.setHeader('Connection', 'close')
    response.once('close', () => {
      answering.delete(response)
      if (answering.size === 0) finished()
    })
  })

  return {
    async finish(patienceMs) {
      stopping = true
      for (const response of answering) if (!response.headersSent) response.setHeader('Connection', 'close')
      http.close()
      if (answering.size === 0) return
      await new Promise<void>((resolve) => {
        finished = resolve
        setTimeout(resolve, patienceMs).unref()
      })
    },
    hangUp() {
      for (const socket of connections) socket.destroy()
    },
  }
}
