import { digestById } from '../library/digests.reader.ts'
import type { Id } from '../platform/data/ids.ts'
import type { SessionRecord } from './sessions.model.ts'

/** The documents that are read in a session, in order: the one, or a digest's entries. */
export async function documentsOf({ on }: Pick<SessionRecord, 'on'>): Promise<string[]> {
  if (on.kind === 'document') return [on.id]
  const { entries } = await digestById(on.id)
  return [...new Set(entries.map(({ document }) => document))]
}

/** Whether a document is read in a session. */
export const isOfSubject = async (session: Pick<SessionRecord, 'on'>, document: Id): Promise<boolean> =>
  (await documentsOf(session)).includes(document.toHexString())
