import { connect, type Socket } from 'node:net'
import { BSON } from 'mongodb'
import { describe, expect, it, vi } from 'vitest'
import { onMongodb, openDatabase, socketPath } from './database.ts'

const { embedded, collection, db } = openDatabase()

function opMsg(requestId: number, body: object, flags = 0): Buffer {
  const bson = BSON.serialize(body)
  const bytes = Buffer.alloc(21 + bson.length)
  for (const [value, at] of [
    [bytes.length, 0],
    [requestId, 4],
    [2013, 12],
    [flags, 16],
  ] as const)
    bytes.writeUInt32LE(value, at)
  bytes.set(bson, 21)
  return bytes
}

type Answer = { to: number; opcode: number; body: BSON.Document }

/** A bare connection: what was sent back so far, taken apart. */
async function dial(): Promise<{ socket: Socket; answers: () => Answer[]; closed: () => boolean }> {
  const socket = connect(socketPath(embedded().url))
  let received: Buffer = Buffer.alloc(0)
  let closed = false
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
  })
  socket.on('close', () => {
    closed = true
  })
  const answers = () => {
    const found: Answer[] = []
    for (
      let at = 0;
      received.length - at >= 16 && received.length - at >= received.readInt32LE(at);
      at += received.readInt32LE(at)
    ) {
      const opcode = received.readInt32LE(at + 12)
      const start = at + (opcode === 1 ? 36 : 21)
      found.push({
        to: received.readInt32LE(at + 8),
        opcode,
        body: BSON.deserialize(received.subarray(start, at + received.readInt32LE(at))),
      })
    }
    return found
  }
  return { socket, answers, closed: () => closed }
}

describe.skipIf(onMongodb)('the wire protocol', () => {
  it('answers messages that arrive in pieces, and many that arrive in one', async () => {
    const { socket, answers } = await dial()
    const bytes = Buffer.concat([1, 2, 3].map((id) => opMsg(id, { ping: 1, $db: 'admin' })))
    socket.write(bytes.subarray(0, 7))
    await vi.waitFor(() => expect(socket.bytesWritten).toBe(7))
    socket.write(bytes.subarray(7, 60))
    await vi.waitFor(() => expect(answers()).toHaveLength(1))
    socket.write(bytes.subarray(60))
    await vi.waitFor(() =>
      expect(answers()).toEqual([1, 2, 3].map((to) => ({ to, opcode: 2013, body: { ok: 1 } }))),
    )
    socket.destroy()
  })

  it('greets an old style hello in the old style', async () => {
    const { socket, answers } = await dial()
    const body = BSON.serialize({ ismaster: 1, helloOk: true })
    const name = Buffer.from('admin.$cmd\0')
    const bytes = Buffer.concat([Buffer.alloc(20), name, Buffer.alloc(8), body])
    bytes.writeInt32LE(bytes.length, 0)
    bytes.writeInt32LE(7, 4)
    bytes.writeInt32LE(2004, 12)
    socket.write(bytes)
    await vi.waitFor(() => expect(answers()).toHaveLength(1))
    expect(answers()[0]).toMatchObject({
      to: 7,
      opcode: 1,
      body: { ismaster: true, setName: 'counterpoint', maxWireVersion: 25, ok: 1 },
    })
    socket.destroy()
  })

  it('does without answering what asks for no answer', async () => {
    const things = await collection()
    const { socket, answers } = await dial()
    const $db = db().databaseName
    socket.write(
      opMsg(1, { insert: things.collectionName, documents: [{ n: 1 }], $db, writeConcern: { w: 0 } }, 2),
    )
    socket.write(opMsg(2, { ping: 1, $db }))
    await vi.waitFor(() => expect(answers().map(({ to }) => to)).toEqual([2]))
    expect(await things.countDocuments()).toBe(1)
    socket.destroy()
  })

  it('says why it hangs up on what is no message, and goes on serving others', async () => {
    const { socket, answers, closed } = await dial()
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await vi.waitFor(() => expect(closed()).toBe(true))
    expect(answers()[0]?.body).toMatchObject({ ok: 0, code: 9 })
    expect(await db().command({ ping: 1 })).toMatchObject({ ok: 1 })
  })
})
