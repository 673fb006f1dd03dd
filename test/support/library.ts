import { Digests } from '../../server/library/digests.model.ts'
import { Documents } from '../../server/library/documents.model.ts'
import { ensureSample } from '../../server/library/sample/sample.ts'

/** The sample digest with its documents: where tests that need something to read begin. */
export async function sampleLibrary(): Promise<{
  digest: string
  digestPath: string
  document: string
  documentPath: string
}> {
  await ensureSample()
  const digest = await Digests.findOne().lean()
  const document = await Documents.findOne({ authority: 'tower-hamlets' }).lean()
  if (!digest || !document) throw new Error('There is no sample')
  return {
    digest: digest._id.toHexString(),
    digestPath: `/digests/${digest.slug}`,
    document: document._id.toHexString(),
    documentPath: `/documents/${document.slug}`,
  }
}
