import mongoose, { type ClientSession, type Collection, type Types } from 'mongoose'
import { mongoClient } from './connect.ts'
import { forgetHead } from './known-heads.ts'
import type { HeadMove } from './move-heads.ts'
import { Heads } from './write-path.model.ts'

/** A new thing on its way to its collection. */
export type Addition = { into: Collection; thing: object & { _id: Types.ObjectId | string } }

/** MongoDB 8.0 and the embedded database take additions to several collections, and changes, in one command. */
const wireVersionOfOneCommand = 25

type Client = ReturnType<typeof mongoClient>
const asked = new WeakMap<Client, Promise<boolean>>()

/** Whether additions to several collections, and heads that move, take one round trip. */
export const addsAtOnce = (): Promise<boolean> => takesOneCommand(mongoClient())

/**
 * Adds new things in a transaction, whatever their collections are: in one round trip where the database can. `moves`
 * are for `addsAtOnce` alone.
 * @throws what makes the transaction be tried again where a head stands elsewhere than was known.
 */
export async function addAll(
  session: ClientSession,
  additions: Addition[],
  moves: HeadMove[] = [],
): Promise<void> {
  if (additions.length === 0) return
  const client = mongoClient()
  if (await takesOneCommand(client)) return inOneCommand(client, session, additions, moves)
  for (const [into, ofOne] of Map.groupBy(additions, ({ into }) => into)) {
    const things = ofOne.map(({ thing }) => thing)
    await into.insertMany(things as never[], { session })
  }
}

function takesOneCommand(client: Client): Promise<boolean> {
  const known = asked.get(client)
  if (known) return known
  const answer = client
    .db()
    .admin()
    .command({ hello: 1 })
    .then(({ maxWireVersion }) => maxWireVersion >= wireVersionOfOneCommand)
  asked.set(client, answer)
  answer.catch(() => asked.delete(client))
  return answer
}

async function inOneCommand(
  client: Client,
  session: ClientSession,
  additions: Addition[],
  moves: HeadMove[],
): Promise<void> {
  const nameOf = ({ conn, collectionName }: Collection) => `${conn.name}.${collectionName}`
  const heads = moves.map(({ channel, from, increments }) => ({
    name: 'updateOne' as const,
    namespace: nameOf(Heads.collection),
    filter: { _id: channel as never, seq: from },
    update: { $inc: increments as never },
  }))
  const added = additions.map(({ into, thing }) => ({
    name: 'insertOne' as const,
    namespace: nameOf(into),
    document: thing as never,
  }))
  let matched = 0
  try {
    matched = (await client.bulkWrite([...heads, ...added], { session })).matchedCount
  } catch (error) {
    throw whatWasSaid(error)
  }
  if (matched === moves.length) return
  for (const { channel } of moves) forgetHead(channel)
  throw new HeadStandsElsewhere()
}

/** Another write moved a head meanwhile: the transaction is tried again, and reads it. */
class HeadStandsElsewhere extends Error {
  hasErrorLabel = (label: string) => label === 'TransientTransactionError'
}

/** The driver puts a cover around what the database said; who tries again goes by the code and the labels in it. */
function whatWasSaid(error: unknown): unknown {
  if (!(error instanceof mongoose.mongo.MongoClientBulkWriteError)) return error
  const [first] = error.writeErrors.values()
  return error.cause ?? (first ? new mongoose.mongo.MongoServerError({ ...first }) : error)
}
