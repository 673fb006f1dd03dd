import { type DigestRecord, Digests } from '../../server/library/digests.model.ts'
import { type DocumentRecord, Documents } from '../../server/library/documents.model.ts'
import { type ExcerptRecord, Excerpts } from '../../server/library/excerpts.model.ts'
import { newId } from '../../server/platform/data/ids.ts'
import type { sampleLibrary } from './library.ts'

type Library = Awaited<ReturnType<typeof sampleLibrary>>

/** Makes a digest of so many documents that a session reads them in two parts; answers it, and a text of each part. */
export async function digestOfTwoParts(
  library: Pick<Library, 'document' | 'digest'>,
): Promise<{ digest: string; here: string; there: string }> {
  const document = await Documents.findById(library.document).lean<DocumentRecord>()
  const digest = await Digests.findById(library.digest).lean<DigestRecord>()
  if (!document || !digest) throw new Error('There is no sample')
  const texts = await Excerpts.find({ document: document._id }).lean<ExcerptRecord[]>()
  const entries: DigestRecord['entries'] = []
  for (let at = 0; at < 32; at++) {
    const own = newId()
    const copies = texts.map((each) => {
      return { ...each, _id: newId(), document: own, text: `Of report ${at}. ${each.text}` }
    })
    const excerpts = copies.map(({ _id }) => _id)
    const alike = {
      ...document,
      _id: own,
      slug: `copy-${at}`,
      kind: 'guidance' as const,
      authority: null,
      title: `Report ${at}`,
      excerpts,
    }
    await Documents.collection.insertOne(alike as never)
    await Excerpts.collection.insertMany(copies as never)
    entries.push({ document: own, excerpts })
  }
  const _id = newId()
  await Digests.collection.insertOne({
    ...digest,
    _id,
    slug: 'many',
    title: 'Many reports',
    entries,
  } as never)
  return {
    digest: _id.toHexString(),
    here: String(entries[0]?.excerpts[0]),
    there: String(entries[31]?.excerpts[0]),
  }
}
