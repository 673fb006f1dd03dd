import { type AnnotationView, hasLostWords, type Motivation } from '../../shared/annotations/views.ts'
import { isPrivate, shownTo, toVerdict } from '../moderation/standing.ts'
import type { Audience } from '../platform/data/entities.ts'
import type { AnnotationRecord } from './annotations.model.ts'

/**
 * An annotation as an audience sees it; null where its words are not to be read: a mark without words says nothing.
 * A withdrawn one is its author's alone, as long as it may be restored.
 */
export function toAnnotation(annotation: AnnotationRecord, audience: Audience): AnnotationView | null {
  const { withdrawn, target, anchor, pending } = annotation
  const { standing, words } = shownTo(annotation, audience, new Date())
  if (!words || (withdrawn !== null && !audience.own)) return null
  const insider = audience.own || audience.moderator
  return {
    id: annotation._id.toHexString(),
    document: annotation.document.toHexString(),
    motivation: motivationOf(annotation),
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
    retired: annotation.retired?.toISOString() ?? null,
    html: annotation.html,
    source: audience.own ? (pending?.source ?? annotation.source) : null,
    pending: pending && insider ? { html: pending.html } : null,
    verdict: toVerdict(annotation, audience),
    tags: [...annotation.tags],
    version: annotation.version,
    state: standing,
    may: rightsOn(annotation, audience),
  }
}

/** What it is meant as: what was chosen, else what having a note tells. */
export const motivationOf = ({
  motivation,
  html,
}: Pick<AnnotationRecord, 'motivation' | 'html'>): Motivation =>
  motivation ?? (html === null ? 'highlighting' : 'commenting')

/** What may become of a note that was set aside, or whose words have changed. */
function rightsOnLost(annotation: AnnotationRecord): AnnotationView['may'] {
  if (annotation.retired) return hasLostWords(annotation) ? ['reattach', 'unretire'] : ['unretire']
  return hasLostWords(annotation) ? ['reattach', 'retire'] : []
}

function rightsOn(annotation: AnnotationRecord, audience: Audience): AnnotationView['may'] {
  const { withdrawn, moderation, round } = annotation
  const lost = rightsOnLost(annotation)
  if (!audience.own && moderation.state !== 'live') return []
  if (!audience.own) return audience.moderator && withdrawn === null ? ['flag', ...lost] : ['flag']
  if (withdrawn !== null) return ['restore']
  // What was made in a blind round comes to light with all the others of that round.
  if (isPrivate(annotation))
    return round === null ? ['edit', 'withdraw', 'publish', ...lost] : ['edit', 'withdraw', ...lost]
  if (moderation.state !== 'removed' && moderation.state !== 'spam') return ['edit', 'withdraw', ...lost]
  return moderation.appeal === null ? ['withdraw', 'appeal'] : ['withdraw']
}
