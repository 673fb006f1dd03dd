import type { ContradictionEnd, ContradictionView } from '../../shared/contradictions/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import { isRestorable } from '../platform/rules/own-words.ts'
import type { ContradictionRecord } from './contradictions.model.ts'

/** A contradiction as an audience sees it; null for a withdrawn one, but for its author while it may be restored. */
export function toContradiction(record: ContradictionRecord, audience: Audience): ContradictionView | null {
  const { withdrawn } = record
  if (withdrawn !== null && !(audience.own && isRestorable(withdrawn, new Date()))) return null
  return {
    id: record._id.toHexString(),
    type: record.type,
    claim: record.claim,
    ends: record.ends.map(toEnd),
    status: withdrawn === null ? record.status : 'withdrawn',
    creator: { id: record.creator.id, name: record.creator.name },
    created: record.created.toISOString(),
    modified: record.modified?.toISOString() ?? null,
    version: record.version,
    may: audience.own ? (withdrawn === null ? ['withdraw'] : ['restore']) : [],
  }
}

function toEnd(end: ContradictionEnd): ContradictionEnd {
  const { id, slug, title, overall } = end.document
  const document = { id, slug, title, overall: overall && { grade: overall.grade, printed: overall.printed } }
  if (end.kind === 'field')
    return { kind: 'field', document, area: end.area, printed: end.printed, grade: end.grade }
  const { excerpt, revision, quote, position, role } = end
  return { kind: 'passage', document, excerpt, revision, quote, position, role }
}
