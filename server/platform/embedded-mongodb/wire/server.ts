import type { Socket } from 'node:net'
import { CommandError } from '../errors.ts'
import { frame, type Message, maxMessageBytes, readMessage } from './message.ts'
import { failure } from './replies.ts'

/** What to do with a message; `answer` takes the answer's BSON. */
export type Handler = (message: Message, answer: (body: Uint8Array) => void) => void

/** Speaks the wire protocol on a connection: cuts the stream into messages and writes answers in few packets. */
export function serveConnection(socket: Socket, handle: Handler): void {
  let received: Buffer[] = []
  let size = 0
  let corked = false

  const send = (bytes: Buffer): void => {
    if (!corked) {
      corked = true
      socket.cork()
      process.nextTick(() => {
        corked = false
        socket.uncork()
      })
    }
    if (!socket.destroyed) socket.write(bytes)
  }

  const serve = (bytes: Buffer): void => {
    const message = readMessage(bytes)
    handle(message, (body) => {
      if (!message.silent) send(frame(message, body))
    })
  }

  const takeMessages = (buffer: Buffer): Buffer => {
    let at = 0
    while (buffer.length - at >= 16) {
      const length = lengthAt(buffer, at)
      if (buffer.length - at < length) break
      serve(buffer.subarray(at, at + length))
      at += length
    }
    return buffer.subarray(at)
  }

  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    size += chunk.length
    const first = received[0] as Buffer
    try {
      // A long message is put together once, when all of it is there.
      if (first.length >= 4 && size < lengthAt(first, 0)) return
      const rest = takeMessages(received.length === 1 ? first : Buffer.concat(received))
      received = rest.length > 0 ? [rest] : []
      size = rest.length
    } catch (error) {
      // The stream can't be read any further: say why, then hang up.
      socket.end(
        frame({ requestId: 0, legacy: false, silent: false, body: {}, sequences: new Map() }, failure(error)),
      )
    }
  })
}

/** A message's length as its first bytes say; throws when it can't be one. */
function lengthAt(buffer: Buffer, at: number): number {
  const length = buffer.readInt32LE(at)
  if (length < 16 || length > maxMessageBytes) throw new CommandError(9, `a message of ${length} bytes`)
  return length
}
