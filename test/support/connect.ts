import { io, type Socket } from 'socket.io-client'
import type { Visitor } from './visitor.ts'

/** A bare connection, to send what no screen of ours would. `heard` is every event that came, with its words. */
export type Line = {
  socket: Socket
  heard: [event: string, ...words: unknown[]][]
  /** Sends an event that is answered; rejects when no answer comes. */
  ask(event: string, ...words: unknown[]): Promise<unknown>
}

/** Opens connections for the tests of a file; `end` closes them all. */
export function lines() {
  const open: Socket[] = []
  return {
    /** A connection as the visitor's page would open it; `differs` replaces what that page would send. */
    open(visitor: Visitor, differs: { token?: unknown; origin?: string } = {}): Promise<Line> {
      const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const origin = differs.origin ?? visitor.url
      const socket = io(visitor.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: { token: 'token' in differs ? differs.token : visitor.token },
        extraHeaders: { ...(origin ? { origin } : {}), ...(cookie ? { cookie } : {}) },
      })
      open.push(socket)
      const heard: Line['heard'] = []
      socket.onAny((...event: Line['heard'][number]) => heard.push(event))
      const ask = (event: string, ...words: unknown[]) => socket.timeout(5_000).emitWithAck(event, ...words)
      return new Promise((resolve, reject) => {
        socket.on('connect', () => resolve({ socket, heard, ask }))
        socket.on('connect_error', reject)
      })
    },
    end(): void {
      for (const socket of open.splice(0)) socket.disconnect()
    },
  }
}
