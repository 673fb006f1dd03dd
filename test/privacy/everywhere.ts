import mongoose from 'mongoose'

/** Where words stand in the database: each document that holds them, as `collection: document`. */
export async function everywhere(words: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await mongoose.connection.db!.listCollections().toArray()) {
    for await (const document of mongoose.connection.db!.collection(name).find({})) {
      const text = JSON.stringify(document)
      if (text.includes(words)) found.push(`${name}: ${text}`)
    }
  }
  return found
}
