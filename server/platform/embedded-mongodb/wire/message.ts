import { type Doc, parse } from '../bson/values.ts'
import { CommandError } from '../errors.ts'

/** A command as it came: its document, and the documents that followed it as raw BSON. */
export type Message = {
  requestId: number
  /** OP_QUERY is spoken only by a driver's very first hello; its answer is an OP_REPLY. */
  legacy: boolean
  /** The sender doesn't want an answer (`w: 0`). */
  silent: boolean
  body: Doc
  sequences: Map<string, Uint8Array[]>
}

const opReply = 1
const opQuery = 2004
const opMsg = 2013
export const maxMessageBytes = 48_000_000

const flag = { checksumPresent: 1, moreToCome: 2 }
const knownFlags = 0xffff_0003 // the upper half may be ignored by the protocol's own rule

/** Reads one whole message. Throws for an opcode or a required flag that isn't known. */
export function readMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4)
  const opcode = bytes.readInt32LE(12)
  if (opcode === opMsg) return readOpMsg(bytes, requestId)
  if (opcode === opQuery) return readOpQuery(bytes, requestId)
  throw new CommandError(115, `opcode ${opcode} is not served`)
}

function readOpMsg(bytes: Buffer, requestId: number): Message {
  const flags = bytes.readUInt32LE(16)
  if ((flags & ~knownFlags) >>> 0) throw new CommandError(9, `unknown required flags ${flags}`)
  const end = flags & flag.checksumPresent ? bytes.length - 4 : bytes.length
  const sequences = new Map<string, Uint8Array[]>()
  let body: Doc | undefined
  let at = 20
  while (at < end) {
    const kind = bytes[at++]
    const size = bytes.readInt32LE(at)
    if (size < 5 || at + size > end)
      throw new CommandError(9, 'a section of the message is longer than the message')
    if (kind === 0) body = parse(bytes.subarray(at, at + size))
    else if (kind === 1) readSequence(bytes.subarray(at + 4, at + size), sequences)
    else throw new CommandError(9, `unknown section kind ${kind}`)
    at += size
  }
  if (!body) throw new CommandError(9, 'the message has no body')
  return { requestId, legacy: false, silent: (flags & flag.moreToCome) !== 0, body, sequences }
}

function readSequence(bytes: Buffer, into: Map<string, Uint8Array[]>): void {
  const nameEnd = bytes.indexOf(0)
  const docs: Uint8Array[] = []
  let at = nameEnd + 1
  while (at < bytes.length) {
    const size = bytes.readInt32LE(at)
    if (size < 5 || at + size > bytes.length)
      throw new CommandError(9, 'a document is longer than its sequence')
    docs.push(bytes.subarray(at, at + size))
    at += size
  }
  into.set(bytes.toString('utf8', 0, nameEnd), docs)
}

function readOpQuery(bytes: Buffer, requestId: number): Message {
  const nameEnd = bytes.indexOf(0, 20)
  const namespace = bytes.toString('utf8', 20, nameEnd)
  const db = namespace.split('.')[0] ?? ''
  if (!namespace.endsWith('.$cmd')) throw new CommandError(5739101, 'OP_QUERY is only served for hello')
  const at = nameEnd + 9
  const body = parse(bytes.subarray(at, at + bytes.readInt32LE(at)))
  return { requestId, legacy: true, silent: false, body: { ...body, $db: db }, sequences: new Map() }
}

let lastRequestId = 0

/** Frames an answer's BSON for the message it answers. */
export function frame(to: Message, body: Uint8Array): Buffer {
  const head = to.legacy ? 36 : 21
  const bytes = Buffer.allocUnsafe(head + body.length)
  bytes.writeInt32LE(bytes.length, 0)
  lastRequestId = (lastRequestId + 1) | 0
  bytes.writeInt32LE(lastRequestId, 4)
  bytes.writeInt32LE(to.requestId, 8)
  bytes.writeInt32LE(to.legacy ? opReply : opMsg, 12)
  bytes.fill(0, 16, head)
  if (to.legacy) {
    bytes.writeInt32LE(8, 16) // AwaitCapable
    bytes.writeInt32LE(1, 32) // one document
  }
  bytes.set(body, head)
  return bytes
}
