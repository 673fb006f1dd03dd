import { randomUUID } from 'node:crypto'
import type { Channel, EntityKind } from '../../shared/live/contract.ts'
import { Imports } from '../importing/imports.model.ts'
import { Digests } from '../library/digests.model.ts'
import { Documents } from '../library/documents.model.ts'
import { ExcerptRevisions, Excerpts } from '../library/excerpts.model.ts'
import { commit } from '../platform/data/commit.ts'
import type { Entity } from '../platform/data/entities.ts'
import type { Model } from '../platform/data/models.ts'

type Named = { id: string | null; name: string }
type Shelved = Entity & { document?: Entity['_id'] }

/** The shelf's kinds, each with the channel whose pages show who made it. */
const shelf: { kind: EntityKind; model: Model<Shelved>; channel(thing: Shelved): Channel }[] = [
  { kind: 'digest', model: Digests as never, channel: ({ _id }) => `digest:${_id.toHexString()}` },
  { kind: 'document', model: Documents as never, channel: ({ _id }) => `document:${_id.toHexString()}` },
  {
    kind: 'excerpt',
    model: Excerpts as never,
    channel: ({ document }) => `document:${document?.toHexString()}`,
  },
]

/** Replaces the name of who posted, worded and imported; open pages show the new one at once. */
export async function renameInLibrary(accountId: string, to: Named): Promise<void> {
  const theirs = { 'creator.id': accountId, 'creator.name': { $ne: to.name } }
  for (const { kind, model, channel } of shelf) {
    for (const { _id } of await model.find(theirs, { _id: 1 }).lean<Shelved[]>()) {
      const found = await model.findById(_id).lean<Shelved>()
      if (!found) continue
      const body = { operation: randomUUID() }
      const actor = { id: null, name: null, role: 'admin' } as const
      await commit({ actor, ...body, body, channel: channel(found) }, async (tx) => {
        const set = { 'creator.id': to.id, 'creator.name': to.name }
        await model.updateOne({ _id }, { $set: set, $inc: { version: 1 } }).session(tx.session)
        const renamed = await model.findById(_id).session(tx.session).lean<Shelved>()
        if (renamed) tx.changed(kind, renamed, [channel(renamed)])
        return { location: '/' }
      })
    }
  }
  for (const model of [Excerpts, ExcerptRevisions]) {
    const worded = { $set: { 'worded.by.id': to.id, 'worded.by.name': to.name } }
    await model.collection.updateMany({ 'worded.by.id': accountId }, worded)
  }
  await Imports.collection.updateMany(
    { 'creator.id': accountId },
    { $set: { 'creator.id': to.id, 'creator.name': to.name } },
  )
}
