import type { Actor } from '../../shared/accounts/actor.ts'
import type { EditAnnotation, Publish } from '../../shared/annotations/annotations.schema.ts'
import { describe } from '../../shared/annotations/selectors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { isPrivate } from '../moderation/standing.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit } from '../platform/rules/own-words.ts'
import { inVocabulary } from '../tags/vocabulary.ts'
import { annotationIn } from './annotations.changes.ts'
import type { AnnotationRecord } from './annotations.model.ts'
import { isHiddenFrom } from './annotations.rules.ts'
import { change, logOf } from './change.ts'
import { keepFormerNote } from './former-notes.ts'
import { onFormerWords } from './former-words.ts'
import { retarget } from './retarget.ts'
import { noteOf, says, submitted, wordsOf } from './words.ts'

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
    const onto = body.onto === undefined ? null : await wordsOfToday(tx, annotation, body.onto)
    const back = body.back === undefined ? {} : await onFormerWords(tx, annotation, body.back)
    if (judgement && judgement.state !== 'live' && annotation.moderation.state === 'live') {
      const { reasons } = judgement
      const words = { source: note.source ?? '', html: note.html ?? '' }
      const pending = { ...words, tags, motivation, reasons, since: tx.now, ...(onto && { onto }) }
      return { pending, ...back }
    }
    const judged = isPrivate(annotation) ? { judged: judgement } : {}
    const put = onto ? retarget(tx, annotation, onto) : back
    keepFormerNote(tx, annotation)
    return { ...note, tags, motivation, pending: null, modified: tx.now, ...judged, ...put }
  })
}

/** The words that stand where a note lies whose words have changed, if they still are those that its author saw. */
async function wordsOfToday(
  tx: Transaction,
  { anchor, excerpt }: AnnotationRecord,
  seen: number,
): Promise<AnnotationRecord['target'] | null> {
  const today = await excerptWording(excerpt.toHexString(), null, tx.session)
  if (today.revision !== seen || anchor.revision !== seen) throw new Problem('changed-meanwhile')
  if (anchor.state !== 'changed') return null
  return { revision: seen, ...describe(today.text, anchor.start, anchor.end) }
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
