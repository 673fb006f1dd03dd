import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import { isRestorable } from '../platform/rules/own-words.ts'
import type { AnnotationRecord } from './annotations.model.ts'

/** An annotation as an audience sees it; null for a removed one, but for its author while it may be restored. */
export function toAnnotation(annotation: AnnotationRecord, audience: Audience): AnnotationView | null {
  const { withdrawn, target, anchor } = annotation
  if (withdrawn !== null && !(audience.own && isRestorable(withdrawn, new Date()))) return null
  return {
    id: annotation._id.toHexString(),
    document: annotation.document.toHexString(),
    motivation: annotation.html === null ? 'highlighting' : 'commenting',
    creator: { id: annotation.creator.id, name: annotation.creator.name },
    created: annotation.created.toISOString(),
    modified: annotation.modified?.toISOString() ?? null,
    target: {
      excerpt: annotation.excerpt.toHexString(),
      revision: target.revision,
      quote: {
        type: 'TextQuoteSelector',
        exact: target.quote.exact,
        prefix: target.quote.prefix,
        suffix: target.quote.suffix,
      },
      position: { type: 'TextPositionSelector', start: target.position.start, end: target.position.end },
    },
    anchor: { revision: anchor.revision, start: anchor.start, end: anchor.end, state: anchor.state },
    html: annotation.html,
    source: audience.own ? annotation.source : null,
    tags: [...annotation.tags],
    version: annotation.version,
    state: withdrawn === null ? 'live' : 'withdrawn',
    may: audience.own ? (withdrawn === null ? ['edit', 'withdraw'] : ['restore']) : [],
  }
}
