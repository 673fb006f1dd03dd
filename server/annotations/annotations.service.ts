import type { Actor } from '../../shared/accounts/actor.ts'
import type { Annotate, EditAnnotation, Publish } from '../../shared/annotations/annotations.schema.ts'
import { mapAnchors } from '../../shared/annotations/place.ts'
import { describe } from '../../shared/annotations/selectors.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { excerptWording, wordingNow } from '../library/passages.reader.ts'
import { logBeside } from '../live-sessions/log-beside.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { isPrivate } from '../moderation/standing.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit, canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { inVocabulary } from '../tags/vocabulary.ts'
import { toHtml } from '../threads/to-html.ts'
import { addAnnotation, annotationIn, roundChanged, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { hasLostWords, isHiddenFrom, mayDecideOn } from './annotations.rules.ts'
import { keepFormerNote } from './former-notes.ts'
import { locate } from './locate.ts'
import { retarget } from './retarget.ts'

const noteOf = (note: string | undefined) =>
  note === undefined ? { source: null, html: null } : { source: note, html: toHtml(note) }

/**
 * The live session that a mark is made in: its id, and the channel that its writes queue on. `round` answers inside the
 * transaction which blind round is on (its id; null for none), `marked` is told of what was made.
 */
export type Within = {
  session: string
  lane: Channel
  round(tx: Transaction): Promise<string | null>
  marked(tx: Transaction, annotation: AnnotationRecord): void
}

/**
 * Marks a passage, in the wording that the person saw; when the text has changed since, the mark follows it. What is
 * private is judged when it is published. What is made in a blind round is judged at once and waits for `endRound`.
 * @throws {Problem} `not-found`, `passage-not-found`
 */
export async function annotate(actor: Actor, body: Annotate, within?: Within): Promise<WriteAnswer> {
  says(body)
  await inVocabulary(body.tags)
  const seen = await excerptWording(body.excerpt, body.revision ?? null, null)
  const channel: Channel = `document:${seen.document.toHexString()}`
  const isAsked = body.private && !within
  const words = wordsOf(body)
  const judgement = isAsked
    ? null
    : await judge({ ...submitted(actor, words), edit: false, insists: body.insists })
  const write = { actor, operation: body.operation, body: { ...body, within: within?.session } }
  return commit({ ...write, channel: within?.lane ?? channel }, async (tx) => {
    const round = (await within?.round(tx)) ?? null
    const isBlind = round !== null
    const today = await wordingNow(seen, tx.session)
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
      motivation: body.motivation ?? null,
      created: tx.now,
      modified: null,
      retired: null,
      withdrawn: null,
      erased: null,
      moderation: begun(judgement === null || isBlind || body.private ? own : judgement),
      pending: null,
      session: within ? toId(within.session) : null,
      round: isBlind ? toId(round) : null,
      judged: isBlind ? judgement : null,
      version: 1,
    }
    await addAnnotation(tx, annotation, { atOnce: isBlind })
    within?.marked(tx, annotation)
    const path = within ? `/sessions/${within.session}` : seen.path
    return { location: `${path}#annotation-${annotation._id.toHexString()}` }
  })
}

const own: Pick<AnnotationRecord['moderation'], 'state' | 'reasons'> = { state: 'private', reasons: [] }

const wordsOf = ({ note, tags }: { note?: string | null | undefined; tags: readonly string[] }) =>
  [note ?? '', ...tags].join('\n')

/** What is meant as a question or an assessment says something, and what is meant as a tag has one. */
function says({ motivation, note, tags }: Pick<Annotate, 'motivation' | 'note' | 'tags'>): void {
  const missing =
    motivation === 'tagging' && tags.length === 0
      ? { field: 'tags', message: 'Please choose a tag, or say what you think instead.' }
      : (motivation === 'questioning' || motivation === 'assessing') && note === undefined
        ? { field: 'note', message: 'Please write it down: a few words will do.' }
        : null
  if (missing) throw new Problem('invalid', { fields: [{ ...missing, code: 'missing' }] })
}

const submitted = (actor: Actor, words: string) => ({
  actor,
  kind: 'annotation' as const,
  words,
  thread: null,
})

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
 * former one stays public meanwhile. A private draft is not judged; what waits for its round is judged anew.
 */
export async function editAnnotation(actor: Actor, id: string, body: EditAnnotation): Promise<WriteAnswer> {
  const before = await annotationIn(null, id)
  if (isHiddenFrom(actor, before)) throw new Problem('not-found')
  says(body)
  await inVocabulary(body.tags, [...before.tags, ...(before.pending?.tags ?? [])])
  const judgement = isDraft(before)
    ? null
    : await judge({ ...submitted(actor, wordsOf(body)), edit: true, insists: body.insists })
  return change(actor, id, body, 'annotation.edited', async (annotation, tx) => {
    if (!canEdit(actor, annotation)) throw new Problem('not-allowed')
    // It was published since it was read above.
    if (judgement === null && !isDraft(annotation)) throw new Problem('changed-meanwhile')
    const note = noteOf(body.note)
    const { tags, motivation = null } = body
    if (judgement && judgement.state !== 'live' && annotation.moderation.state === 'live') {
      const { reasons } = judgement
      const words = { source: note.source ?? '', html: note.html ?? '' }
      return { pending: { ...words, tags, motivation, reasons, since: tx.now } }
    }
    const judged = isPrivate(annotation) ? { judged: judgement } : {}
    const onto = body.onto === undefined ? {} : await ontoToday(tx, annotation, body.onto)
    keepFormerNote(tx, annotation)
    return { ...note, tags, motivation, pending: null, modified: tx.now, ...judged, ...onto }
  })
}

/** What puts a note on the words that stand where it lies, if they still are those that its author saw. */
async function ontoToday(tx: Transaction, annotation: AnnotationRecord, seen: number) {
  const { anchor, excerpt } = annotation
  const today = await excerptWording(excerpt.toHexString(), null, tx.session)
  if (today.revision !== seen || anchor.revision !== seen) throw new Problem('changed-meanwhile')
  if (anchor.state !== 'changed') return {}
  return retarget(tx, annotation, seen, describe(today.text, anchor.start, anchor.end))
}

/** Private because its author wants so, and not judged yet. */
const isDraft = (annotation: AnnotationRecord) => isPrivate(annotation) && annotation.round === null

/**
 * Publishes one's private annotation: it is judged now, and for everybody else it begins now.
 * @throws {Problem} `not-allowed` for what is public already, or waits for its round
 */
export async function publishAnnotation(actor: Actor, id: string, body: Publish): Promise<WriteAnswer> {
  const { source, tags } = await annotationIn(null, id)
  const words = wordsOf({ note: source, tags })
  const judgement = await judge({ ...submitted(actor, words), edit: false, insists: body.insists })
  return change(actor, id, body, 'annotation.published', async (annotation, tx) => {
    if (!canEdit(actor, annotation) || !isDraft(annotation)) throw new Problem('not-allowed')
    if (wordsOf({ note: annotation.source, tags: annotation.tags }) !== words)
      throw new Problem('changed-meanwhile')
    await logOf(tx, annotation, 'published')
    return { moderation: begun(judgement), created: tx.now, modified: null }
  })
}

/**
 * Ends a blind round. Revealed, all that was made in it becomes live or held, as it was judged; dropped, it stays each
 * author's own as a private draft, and so does what was withdrawn before the reveal, should it be brought back.
 */
export async function endRound(tx: Transaction, round: string, how: 'revealed' | 'dropped'): Promise<void> {
  const made = await Annotations.find({ round: toId(round), 'moderation.state': 'private', erased: null })
    .sort({ created: 1, _id: 1 })
    .session(tx.session)
    .lean<AnnotationRecord[]>()
  for (const annotation of made) {
    const { judged, withdrawn } = annotation
    const set =
      how === 'revealed' && withdrawn === null
        ? { moderation: begun(judged ?? { state: 'held', reasons: [] }), judged: null }
        : { round: null, judged: null }
    await saveAnnotation(tx, annotation, set, `annotation.round-${how}`)
  }
}

/**
 * Sets a note aside whose words have changed: it stays to be read, and marks nothing any more.
 * @throws {Problem} `not-allowed` for who is neither its author nor a moderator, and while its words stand
 */
export function retireAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.retired', (annotation, { now }) => {
    const may = mayDecideOn(actor, annotation) && hasLostWords(annotation) && !annotation.retired
    if (!may) throw new Problem('not-allowed')
    return { retired: now }
  })
}

/** Takes that back. */
export function unretireAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.unretired', (annotation) => {
    if (!mayDecideOn(actor, annotation) || !annotation.retired) throw new Problem('not-allowed')
    return { retired: null }
  })
}

export function withdrawAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.withdrawn', async (annotation, tx) => {
    if (!canWithdraw(actor, annotation)) throw new Problem('not-allowed')
    await logOf(tx, annotation, 'withdrawn')
    return { withdrawn: tx.now }
  })
}

/** @throws {Problem} `too-late` after 24 hours. */
export function restoreAnnotation(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.restored', async (annotation, tx) => {
    if (!canRestore(actor, annotation, tx.now))
      throw new Problem(annotation.withdrawn ? 'too-late' : 'not-allowed')
    await logOf(tx, annotation, 'restored')
    return { withdrawn: null }
  })
}

/** What becomes of a mark while the session goes on that it was made in stands in the session's log. */
const logOf = (
  tx: Transaction,
  { _id, session, creator }: AnnotationRecord,
  kind: 'published' | 'withdrawn' | 'restored',
) => logBeside(tx, session, creator, { kind, annotation: _id.toHexString() })

async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  effectOf: (
    annotation: AnnotationRecord,
    tx: Transaction,
  ) => Partial<AnnotationRecord> | Promise<Partial<AnnotationRecord>>,
): Promise<WriteAnswer> {
  const { channel, excerpt } = await annotationIn(null, id)
  const { path } = await excerptWording(excerpt.toHexString(), null, null)
  return commit({ actor, operation: body.operation, body: { ...body, id, action }, channel }, async (tx) => {
    const annotation = await annotationIn(tx.session, id)
    if (isHiddenFrom(actor, annotation)) throw new Problem('not-found')
    const set = await effectOf(annotation, tx)
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
  await tx.addNow()
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
  const rounds = new Map(annotations.flatMap(({ round }) => (round ? [[round.toHexString(), round]] : [])))
  for (const round of rounds.values()) await roundChanged(tx, round)
}
