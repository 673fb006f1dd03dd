import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { ThingHandling } from '../moderation/things.ts'
import { publicCommentsOf } from '../threads/below.reader.ts'
import { placeOf } from '../threads/places.ts'
import { annotationIn, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'

/** How moderation handles annotations. */
export const moderatedAnnotations: ThingHandling<AnnotationRecord> = {
  model: Annotations,
  find: annotationIn,
  save: saveAnnotation,
  async place({ _id, document }) {
    const { path, title } = await placeOf({ kind: 'document', id: document.toHexString() })
    return { href: `${path}#annotation-${_id.toHexString()}`, under: title, thread: null }
  },
  html: ({ target, html, tags }) =>
    [
      `<blockquote><p>${escapeHtml(target.quote.exact)}</p></blockquote>`,
      html ?? '',
      tags.length > 0 ? `<p>${escapeHtml(tags.join(', '))}</p>` : '',
    ].join(''),
  // Notes count no wordings: the time of the last edit tells them apart.
  wordingOf: ({ modified }) => modified?.getTime() ?? 1,
  accept(_tx, { pending }) {
    if (!pending) return {}
    const { source, html, tags, since } = pending
    return { source: source || null, html: html || null, tags, modified: since, pending: null }
  },
  async unaccept() {},
  async erase() {
    return { source: null, html: null, tags: [], pending: null, judged: null }
  },
  below: ({ _id, channel }) => publicCommentsOf({ kind: 'annotation', id: _id.toHexString() }, channel),
}
