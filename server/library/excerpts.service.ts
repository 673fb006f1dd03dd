import type { Actor } from '../../shared/accounts/actor.ts'
import type { EditExcerpt } from '../../shared/library/library.schema.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import { commit } from '../platform/data/commit.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { type Id, newId } from '../platform/data/ids.ts'
import { saveNextVersion } from '../platform/data/next-version.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { excerptEdited } from './excerpt-edits.ts'
import { type ExcerptRecord, ExcerptRevisions, Excerpts } from './excerpts.model.ts'
import { canEditExcerpt } from './library.rules.ts'
import { excerptWording } from './passages.reader.ts'
import { inReadingOrder } from './reading-order.ts'

/**
 * Puts an excerpt right. A new wording makes a new revision, keeps the former, and takes along what is anchored in it.
 * @throws {Problem} `not-allowed`, or `changed-meanwhile` when somebody else was there first.
 */
export async function editExcerpt(actor: Actor, id: string, body: EditExcerpt): Promise<WriteAnswer> {
  const { document, path } = await excerptWording(id, null, null)
  const channel: Channel = `document:${document.toHexString()}`
  return commit({ actor, operation: body.operation, body: { ...body, id }, channel }, async (tx) => {
    const excerpt = await foundById<ExcerptRecord>(Excerpts, tx.session, id)
    if (!canEditExcerpt(actor, excerpt)) throw new Problem('not-allowed')
    if (excerpt.version !== body.version) throw new Problem('changed-meanwhile')
    const reworded = body.text !== excerpt.text
    const set: Partial<ExcerptRecord> = {
      section: body.section,
      paragraph: body.paragraph ?? null,
      page: body.page ?? null,
      ...(reworded && {
        text: body.text,
        revision: excerpt.revision + 1,
        worded: { by: { id: actor.id, name: actor.name ?? '' }, at: tx.now },
      }),
    }
    if (reworded) {
      const { revision, text, worded } = excerpt
      await ExcerptRevisions.collection.insertOne(
        { _id: newId(), excerpt: excerpt._id, revision, text, worded },
        { session: tx.session },
      )
    }
    const changed = await saveNextVersion(tx, Excerpts, excerpt, set)
    tx.changed('excerpt', changed, [channel])
    tx.record('excerpt.edited', 'excerpt', changed)
    if (changed.section !== excerpt.section) await reorder(tx, excerpt.document, channel)
    const { text, revision, worded } = changed
    if (reworded) await excerptEdited(tx, id, { text, revision, by: worded.by })
    return { location: `${path}#excerpt-${id}` }
  })
}

/** An excerpt that goes to another section stands elsewhere in its document. */
async function reorder(tx: Transaction, id: Id, channel: Channel): Promise<void> {
  const document = await Documents.findById(id).session(tx.session).lean<DocumentRecord>()
  if (!document) throw new Problem('not-found')
  const held = await Excerpts.find({ document: id }, { section: 1 })
    .session(tx.session)
    .lean<ExcerptRecord[]>()
  const excerpts = inReadingOrder(document.excerpts, held)
  if (excerpts.every((excerpt, index) => excerpt.equals(document.excerpts[index]))) return
  const moved = await saveNextVersion(tx, Documents, document, { excerpts })
  tx.changed('document', moved, [channel])
}
