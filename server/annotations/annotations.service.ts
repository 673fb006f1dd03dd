import type { Actor } from '../../shared/accounts/actor.ts'
import type { Annotate, EditAnnotation } from '../../shared/annotations/annotations.schema.ts'
import { mapAnchors } from '../../shared/annotations/place.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit, canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { toHtml } from '../threads/to-html.ts'
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
      version: 1,
    }
    tx.insert(Annotations, annotation)
    tx.changed('annotation', annotation, [channel], { annotations: 1 })
    tx.record('annotation.created', 'annotation', annotation)
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

/** Another note or other tags on one's own annotation; the passage stays. */
export function editAnnotation(actor: Actor, id: string, body: EditAnnotation): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.edited', (annotation, now) => {
    if (!canEdit(actor, annotation)) throw new Problem('not-allowed')
    return { set: { ...noteOf(body.note), tags: body.tags, modified: now }, counted: 0 }
  })
}

export function withdrawAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.withdrawn', (annotation, now) => {
    if (!canWithdraw(actor, annotation)) throw new Problem('not-allowed')
    return { set: { withdrawn: now }, counted: -1 }
  })
}

/** @throws {Problem} `too-late` after 24 hours. */
export function restoreAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.restored', (annotation, now) => {
    if (!canRestore(actor, annotation, now))
      throw new Problem(annotation.withdrawn ? 'too-late' : 'not-allowed')
    return { set: { withdrawn: null }, counted: 1 }
  })
}

/** What a change sets, and by how much it moves the public count. */
type Effect = { set: Partial<AnnotationRecord>; counted: number }

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (annotation: AnnotationRecord, now: Date) => Effect,
): Promise<WriteAnswer> {
  const { channel, excerpt } = await annotationIn(null, id)
  const { path } = await excerptWording(excerpt.toHexString(), null, null)
  return commit({ actor, operation: body.operation, body: { ...body, id, action }, channel }, async (tx) => {
    const annotation = await annotationIn(tx.session, id)
    const { set, counted } = effectOf(annotation, tx.now)
    if (annotation.version !== body.version) throw new Problem('changed-meanwhile')
    await save(tx, annotation, set, counted, action)
    return { location: `${path}#annotation-${id}` }
  })
}

async function save(
  tx: Transaction,
  annotation: AnnotationRecord,
  set: Partial<AnnotationRecord>,
  counted: number,
  action: string,
) {
  const changed: AnnotationRecord = { ...annotation, ...set, version: annotation.version + 1 }
  await Annotations.collection.updateOne(
    { _id: annotation._id },
    { $set: { ...set, version: changed.version } },
    { session: tx.session },
  )
  tx.changed('annotation', changed, [annotation.channel], { annotations: counted })
  tx.record(action, 'annotation', changed)
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
      await save(tx, annotation, { anchor }, 0, 'annotation.moved')
    }
  }
}

async function annotationIn(session: Transaction['session'] | null, id: string): Promise<AnnotationRecord> {
  const annotation = await Annotations.findById(toId(id)).session(session).lean<AnnotationRecord>()
  if (!annotation) throw new Problem('not-found')
  return annotation
}
