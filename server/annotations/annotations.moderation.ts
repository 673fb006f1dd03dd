import { hasLostWords } from '../../shared/annotations/views.ts'
import { escapeHtml } from '../../shared/text/escape-html.ts'
import type { ThingHandling } from '../moderation/things.ts'
import { publicCommentsOf } from '../threads/below.reader.ts'
import { placeOf } from '../threads/places.ts'
import { annotationIn, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { FormerNotes } from './former-notes.model.ts'
import { keepFormerNote } from './former-notes.ts'
import { FormerTargets } from './former-targets.model.ts'
import { retarget } from './retarget.ts'

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
  accept(tx, annotation) {
    const { pending } = annotation
    if (!pending) return {}
    keepFormerNote(tx, annotation)
    const { source, html, tags, motivation = null, since, onto } = pending
    const words = { source: source || null, html: html || null, tags, motivation }
    // Its author saw those words; where they changed since, it stays where it is, to be decided about.
    const isStill = onto?.revision === annotation.anchor.revision && hasLostWords(annotation)
    const put = onto && isStill ? retarget(tx, annotation, onto) : {}
    return { ...words, modified: since, pending: null, ...put }
  },
  async unaccept(tx, { _id, moderation }) {
    // What it kept then, if it said anything or was on other words.
    const { verdict } = moderation
    if (!verdict) return
    const kept = { annotation: _id, until: verdict.at }
    await FormerNotes.deleteMany(kept).session(tx.session)
    await FormerTargets.deleteMany(kept).session(tx.session)
  },
  async erase(tx, { _id }) {
    await FormerNotes.deleteMany({ annotation: _id }).session(tx.session)
    await FormerTargets.deleteMany({ annotation: _id }).session(tx.session)
    const words = { source: null, html: null, tags: [], motivation: null, pending: null }
    return { ...words, judged: null, elsewhere: null }
  },
  below: ({ _id, channel }) => publicCommentsOf({ kind: 'annotation', id: _id.toHexString() }, channel),
}
