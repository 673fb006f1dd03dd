import { Double, type Long } from 'bson'
import { type Doc, encode } from '../bson/values.ts'
import { CommandError, codeName } from '../errors.ts'

const one = new Double(1)

/** `{ …fields, ok: 1 }` as BSON. */
export function ok(fields: Doc = {}): Uint8Array {
  return encode({ ...fields, ok: one })
}

/** An error as MongoDB answers it; one that isn't MongoDB's is an internal error with its message. */
export function failure(error: unknown): Uint8Array {
  const known =
    error instanceof CommandError ? error : new CommandError(1, String((error as Error)?.message ?? error))
  const { code, message, extra, labels } = known
  const withLabels = labels.length > 0 ? { errorLabels: labels } : {}
  return encode({
    ok: new Double(0),
    errmsg: message,
    code,
    codeName: codeName(code),
    ...extra,
    ...withLabels,
  })
}

/** A cursor's batch: the documents' stored bytes are copied into the answer, never taken apart. */
export function batchReply(
  batch: 'firstBatch' | 'nextBatch',
  namespace: string,
  cursorId: Long,
  docs: readonly Uint8Array[],
): Uint8Array {
  let arraySize = 5
  docs.forEach((doc, i) => {
    arraySize += 2 + digits(i) + doc.length
  })
  const nameSize = Buffer.byteLength(namespace)
  const innerSize = 4 + (2 + batch.length) + arraySize + 12 + (4 + 4 + nameSize + 1) + 1
  const size = 4 + 8 + innerSize + 12 + 1
  const bytes = Buffer.allocUnsafe(size)
  let at = bytes.writeInt32LE(size, 0)
  at += bytes.write('\x03cursor\0', at, 'latin1')
  at = bytes.writeInt32LE(innerSize, at)
  at += bytes.write(`\x04${batch}\0`, at, 'latin1')
  at = bytes.writeInt32LE(arraySize, at)
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i] as Uint8Array
    at += bytes.write(`\x03${i}\0`, at, 'latin1')
    bytes.set(doc, at)
    at += doc.length
  }
  bytes[at++] = 0
  at += bytes.write('\x12id\0', at, 'latin1')
  at = bytes.writeBigInt64LE(cursorId.toBigInt(), at)
  at += bytes.write('\x02ns\0', at, 'latin1')
  at = bytes.writeInt32LE(nameSize + 1, at)
  at += bytes.write(namespace, at, 'utf8')
  bytes[at++] = 0
  bytes[at++] = 0
  at += bytes.write('\x01ok\0', at, 'latin1')
  at = bytes.writeDoubleLE(1, at)
  bytes[at] = 0
  return bytes
}

function digits(position: number): number {
  return position < 10 ? 1 : position < 100 ? 2 : position < 1000 ? 3 : String(position).length
}
