import type { IncomingMessage } from 'node:http'
import type { Connection } from './server.ts'

/** What answers each handshake; Engine.IO keeps it, and by it the request, for as long as the connection lasts. */
const answers = new WeakMap<IncomingMessage, object>()

/** Middleware that comes before all that `forgetHandshake` undoes. */
export function noteAnswer(request: IncomingMessage, answer: object, next: () => void): void {
  answers.set(request, answer)
  next()
}

/** A handshake has told all it had to tell; kept, it would take about as much memory as the connection itself. */
export function forgetHandshake(connection: Connection): void {
  // The session's middleware put functions on it that know the request as well.
  const answer = answers.get(connection.request) ?? {}
  for (const name of Object.keys(answer)) Reflect.deleteProperty(answer, name)
  Object.assign(connection.conn, { request: null })
  Object.assign(connection, { handshake: null })
}
