import type { Actor } from '../../shared/accounts/actor.ts'
import type { Annotate } from '../../shared/annotations/annotations.schema.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import { excerptWording, wordingNow } from '../library/passages.reader.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { inVocabulary } from '../tags/vocabulary.ts'
import { anchorIn } from './anchors.ts'
import { addAnnotation, saveAnnotation } from './annotations.changes.ts'
import { type AnnotationRecord, Annotations, type Elsewhere } from './annotations.model.ts'
import { locate } from './locate.ts'
import { noteOf, says, submitted, wordsOf } from './words.ts'

/**
 * The live session that a mark is made in: its id, and the channel that its writes queue on. `standing` answers inside
 * the transaction which blind round it is of (its id; null for none) and whether it is the person's own, `marked` is
 * told of what was made.
 */
export type Within = {
  session: string
  lane: Channel
  standing(tx: Transaction): Promise<{ round: string | null; isOwn: boolean }>
  marked(tx: Transaction, annotation: AnnotationRecord): void
}

/**
 * Marks a passage, in the wording that the person saw; when the text has changed since, the mark follows it. What is
 * private is judged when it is published. What is made in a blind round is judged at once and waits for `endRound`.
 * `elsewhere`: the addresses that a program brought with it.
 * @throws {Problem} `not-found`, `passage-not-found`
 */
export async function annotate(
  actor: Actor,
  body: Annotate,
  within?: Within,
  elsewhere?: Elsewhere,
): Promise<WriteAnswer> {
  says(body)
  await inVocabulary(body.tags)
  const seen = await excerptWording(body.excerpt, body.revision ?? null, null)
  const channel: Channel = `document:${seen.document.toHexString()}`
  const isAsked = body.private && !within
  const words = wordsOf(body)
  const judgement = isAsked
    ? null
    : await judge({ ...submitted(actor, words), edit: false, insists: body.insists })
  const sent = { ...body, within: within?.session, elsewhere }
  const write = { actor, operation: body.operation, body: sent }
  return commit({ ...write, channel: within?.lane ?? channel }, async (tx) => {
    const { round, isOwn } = (await within?.standing(tx)) ?? { round: null, isOwn: body.private }
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
      moderation: begun(judgement === null || isBlind || isOwn ? own : judgement),
      pending: null,
      session: within ? toId(within.session) : null,
      round: isBlind ? toId(round) : null,
      judged: isBlind ? judgement : null,
      ...(elsewhere && { elsewhere }),
      version: 1,
    }
    await addAnnotation(tx, annotation, { atOnce: isBlind })
    within?.marked(tx, annotation)
    const path = within ? `/sessions/${within.session}?excerpt=${body.excerpt}` : seen.path
    return { location: `${path}#annotation-${annotation._id.toHexString()}` }
  })
}

const own: Pick<AnnotationRecord['moderation'], 'state' | 'reasons'> = { state: 'private', reasons: [] }

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
