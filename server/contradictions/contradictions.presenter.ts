import type { ContradictionView, PlacedEnd } from '../../shared/contradictions/views.ts'
import { shownTo, toVerdict } from '../moderation/standing.ts'
import type { Audience } from '../platform/data/entities.ts'
import type { ContradictionRecord } from './contradictions.model.ts'
import { isRenewable } from './contradictions.rules.ts'

/** A contradiction as an audience sees it; null where it is not to be read. A withdrawn one is its author's, for 24 hours. */
export function toContradiction(record: ContradictionRecord, audience: Audience): ContradictionView | null {
  const { withdrawn } = record
  const { standing, words } = shownTo(record, audience, new Date())
  if (!words || (withdrawn !== null && !audience.own)) return null
  return {
    id: record._id.toHexString(),
    type: record.type,
    claim: record.claim,
    ends: record.ends.map(toEnd),
    status: withdrawn === null ? record.status : 'withdrawn',
    creator: { id: record.creator.id, name: record.creator.name },
    created: record.created.toISOString(),
    modified: record.modified?.toISOString() ?? null,
    state: standing,
    verdict: toVerdict(record, audience),
    version: record.version,
    may: rightsOn(record, audience),
  }
}

function rightsOn(
  { withdrawn, moderation, ends }: ContradictionRecord,
  audience: Audience,
): ContradictionView['may'] {
  const renew = isRenewable({ ends }) ? (['renew'] as const) : []
  if (!audience.own && moderation.state !== 'live') return []
  if (!audience.own) return audience.moderator ? ['flag', 'confirm', ...renew] : ['flag']
  if (withdrawn !== null) return ['restore']
  if (moderation.state === 'live') return ['withdraw', ...renew]
  const judged = moderation.state === 'removed' || moderation.state === 'spam'
  return judged && moderation.appeal === null ? ['withdraw', 'appeal'] : ['withdraw']
}

function toEnd(end: PlacedEnd): PlacedEnd {
  const { id, slug, title, overall } = end.document
  const document = { id, slug, title, overall: overall && { grade: overall.grade, printed: overall.printed } }
  if (end.kind === 'field')
    return { kind: 'field', document, area: end.area, printed: end.printed, grade: end.grade }
  const { excerpt, revision, quote, position, role, anchor, words } = end
  return { kind: 'passage', document, excerpt, revision, quote, position, role, anchor, words }
}
