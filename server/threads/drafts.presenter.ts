import type { DraftView } from '../../shared/threads/drafts.ts'
import type { DraftRecord } from './drafts.model.ts'

/** A draft as its writer sees it; nobody else ever does. */
export const toDraft = ({ source, version, parentWording, others }: DraftRecord): DraftView => ({
  source,
  version,
  parentWording,
  others: others.map((other) => other.source),
})
