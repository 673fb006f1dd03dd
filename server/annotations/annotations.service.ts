import type { Actor } from '../../shared/accounts/actor.ts'
import type { Annotate, EditAnnotation } from '../../shared/annotations/annotations.schema.ts'
import { mapAnchors } from '../../shared/annotations/place.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit, canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { toHtml } from '../threads/to-html.ts'
import { addAnnotation, annotationIn, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { locate } from './locate.ts'

const noteOf = (note: string | undefined) =>
  note === undefined ? { source: null, html: null } : { source: note, html: toHtml(note) }

/**
 * Marks a passage, in the wording that the person saw; when the text has changed since, the mark follows it.
 * @throws {Problem} `not-found`, `passage-not-found`
 */
export async function annotate(actor: Actor, body: Annotate): Promise<WriteAnswer> {
  const seen = await excerptWording(body.excerpt, body.revision ?? null, null)
  const channel: Channel = `document:${seen.document.toHexString()}`
  const words = [body.note ?? '', ...body.tags].join('\n')
  const judgement = await judge({
    actor,
    kind: 'annotation',
    words,
    thread: null,
    edit: false,
    insists: body.insists,
  })
  return commit({ actor, operation: body.operation, body, channel }, async (tx) => {
    const today = await excerptWording(body.excerpt, null, tx.session)
    const { quote, position } = locate(seen.text, body)
    const annotation: AnnotationRecord = {
      _id: newId(),
      document: seen.document,
      excerpt: seen.excerpt,
      channel,
      creator: { id: actor.id ?? '', name: actor.name ?? '' },
      target: { revision: seen.revision, quote, position },
      anchor: anchorIn(seen, today, position),
      ...noteOf(body.note),
      tags: body.tags,
      created: tx.now,
      modified: null,
      withdrawn: null,
      erased: null,
      moderation: begun(judgement),
      pending: null,
      version: 1,
    }
    await addAnnotation(tx, annotation)
    return { location: `${seen.path}#annotation-${annotation._id.toHexString()}` }
  })
}

type Wording = { text: string; revision: number }

function anchorIn(
  seen: Wording,
  today: Wording,
  { start, end }: { start: number; end: number },
): AnnotationRecord['anchor'] {
  if (seen.revision === today.revision) return { revision: today.revision, start, end, state: 'exact' }
  const [mapped] = mapAnchors(seen.text, today.text, [{ start, end }])
  return { revision: today.revision, ...(mapped ?? { start: 0, end: 0, state: 'orphan' }) }
}

/**
 * Another note or other tags on one's own annotation; the passage stays. Where the pipeline holds the new note, the
 * former one stays public meanwhile.
 */
export async function editAnnotation(actor: Actor, id: string, body: EditAnnotation): Promise<WriteAnswer> {
  const words = [body.note ?? '', ...body.tags].join('\n')
  const submission = { actor, kind: 'annotation' as const, words, thread: null, edit: true }
  const { state, reasons } = await judge({ ...submission, insists: body.insists })
  return change(actor, id, body, 'annotation.edited', (annotation, now) => {
    if (!canEdit(actor, annotation)) throw new Problem('not-allowed')
    if (state !== 'live' && annotation.moderation.state === 'live') {
      const { source, html } = noteOf(body.note)
      return { pending: { source: source ?? '', html: html ?? '', tags: body.tags, reasons, since: now } }
    }
    return { ...noteOf(body.note), tags: body.tags, pending: null, modified: now }
  })
}

export function withdrawAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.withdrawn', (annotation, now) => {
    if (!canWithdraw(actor, annotation)) throw new Problem('not-allowed')
    return { withdrawn: now }
  })
}

/** @throws {Problem} `too-late` after 24 hours. */
export function restoreAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.restored', (annotation, now) => {
    if (!canRestore(actor, annotation, now))
      throw new Problem(annotation.withdrawn ? 'too-late' : 'not-allowed')
    return { withdrawn: null }
  })
}

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (annotation: AnnotationRecord, now: Date) => Partial<AnnotationRecord>,
): Promise<WriteAnswer> {
  const { channel, excerpt } = await annotationIn(null, id)
  const { path } = await excerptWording(excerpt.toHexString(), null, null)
  return commit({ actor, operation: body.operation, body: { ...body, id, action }, channel }, async (tx) => {
    const annotation = await annotationIn(tx.session, id)
    const set = effectOf(annotation, tx.now)
    if (annotation.version !== body.version) throw new Problem('changed-meanwhile')
    await saveAnnotation(tx, annotation, set, action)
    return { location: `${path}#annotation-${id}` }
  })
}

/**
 * Takes every anchor of an excerpt along when its wording changes, in the same transaction. Words that changed under
 * a mark make it `changed`; it is never put silently on other words. Undoing the edit brings all of them back, since
 * each is placed anew from the wording it was made on.
 */
export async function anchorsFollow(tx: Transaction, excerpt: string, today: Wording): Promise<void> {
  const annotations = await Annotations.find({ excerpt: toId(excerpt) })
    .session(tx.session)
    .lean<AnnotationRecord[]>()
  for (const [revision, made] of Map.groupBy(annotations, ({ target }) => target.revision)) {
    const seen = await excerptWording(excerpt, revision, tx.session)
    const mapped = mapAnchors(
      seen.text,
      today.text,
      made.map(({ target }) => target.position),
    )
    for (const [index, annotation] of made.entries()) {
      const anchor = {
        revision: today.revision,
        ...(mapped[index] ?? { start: 0, end: 0, state: 'orphan' as const }),
      }
      await saveAnnotation(tx, annotation, { anchor }, 'annotation.moved')
    }
  }
}
