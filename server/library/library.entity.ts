import { type Entity, registerEntity } from '../platform/data/entities.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { registerThreadPlace, type ThreadPlace } from '../threads/places.ts'
import { type DigestRecord, Digests } from './digests.model.ts'
import { inOrder } from './digests.order.ts'
import { type DigestInOrder, toDigest } from './digests.presenter.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import { type ExcerptRecord, Excerpts } from './excerpts.model.ts'
import { toExcerpt } from './excerpts.presenter.ts'

type Owned = { creator: { id: string | null } }
const owner = (thing: Owned) => thing.creator.id

/** Tells the write and live paths how documents, excerpts and digests are loaded, shown and owned. */
export function registerLibrary(): void {
  registerEntity<'document', DocumentRecord & Entity>('document', {
    load: (ids) => Documents.find({ _id: { $in: ids } }).lean<DocumentRecord[]>(),
    present: toDocument,
    owner,
  })
  registerEntity<'excerpt', ExcerptRecord & Entity>('excerpt', {
    load: (ids) => Excerpts.find({ _id: { $in: ids } }).lean<ExcerptRecord[]>(),
    present: toExcerpt,
    owner,
  })
  registerEntity<'digest', DigestInOrder & Entity>('digest', {
    load: async (ids: Id[]) => inOrder(await Digests.find({ _id: { $in: ids } }).lean<DigestRecord[]>()),
    present: toDigest,
    owner,
  })
  registerThreadPlace('document', documentPlace)
  registerThreadPlace('digest', digestPlace)
}

async function documentPlace(id: string): Promise<ThreadPlace | null> {
  const found = await Documents.findById(toId(id), { slug: 1, title: 1, creator: 1 }).lean<DocumentRecord>()
  return (
    found && {
      channels: [`document:${id}`],
      path: `/documents/${found.slug}`,
      title: found.title,
      owner: owner(found),
    }
  )
}

async function digestPlace(id: string): Promise<ThreadPlace | null> {
  const found = await Digests.findById(toId(id), { slug: 1, title: 1, creator: 1 }).lean<DigestRecord>()
  return (
    found && {
      channels: [`digest:${id}`],
      path: `/digests/${found.slug}`,
      title: found.title,
      owner: owner(found),
    }
  )
}
