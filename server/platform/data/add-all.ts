import mongoose, { type ClientSession, type Collection, type Types } from 'mongoose'
import { mongoClient } from './connect.ts'

/** A new thing on its way to its collection. */
export type Addition = { into: Collection; thing: object & { _id: Types.ObjectId | string } }

/** MongoDB 8.0 and the embedded database take additions to several collections in one command. */
const wireVersionOfOneCommand = 25

type Client = ReturnType<typeof mongoClient>
const asked = new WeakMap<Client, Promise<boolean>>()

/** Adds new things in a transaction, whatever their collections are: in one round trip where the database can. */
export async function addAll(session: ClientSession, additions: Addition[]): Promise<void> {
  if (additions.length === 0) return
  const client = mongoClient()
  if (await takesOneCommand(client)) return inOneCommand(client, session, additions)
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

async function inOneCommand(client: Client, session: ClientSession, additions: Addition[]): Promise<void> {
  const models = additions.map(({ into, thing }) => ({
    name: 'insertOne' as const,
    namespace: `${into.conn.name}.${into.collectionName}`,
    document: thing as never,
  }))
  try {
    await client.bulkWrite(models, { session })
  } catch (error) {
    throw whatWasSaid(error)
  }
}

/** The driver puts a cover around what the database said; who tries again goes by the code and the labels in it. */
function whatWasSaid(error: unknown): unknown {
  if (!(error instanceof mongoose.mongo.MongoClientBulkWriteError)) return error
  const [first] = error.writeErrors.values()
  return error.cause ?? (first ? new mongoose.mongo.MongoServerError({ ...first }) : error)
}
