import type { Actor } from '../../shared/accounts/actor.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { publicOnly } from '../moderation/standing.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type AnnotationRecord, Annotations } from './annotations.model.ts'
import { toAnnotation } from './annotations.presenter.ts'

const present = (annotation: AnnotationRecord, actor: Actor) =>
  toAnnotation(annotation, audienceOf('annotation', annotation, actor))

/** Every annotation on a document that the actor may see, oldest first. */
export async function annotationsOn(channel: Channel, actor: Actor): Promise<AnnotationView[]> {
  const found = await Annotations.find({ channel })
    .sort({ channel: 1, created: 1, _id: 1 })
    .lean<AnnotationRecord[]>()
  return found.map((annotation) => present(annotation, actor)).filter((view) => view !== null)
}

/** @throws {Problem} `not-found` when there is none, or none for this actor. */
export async function annotationById(id: string, actor: Actor): Promise<AnnotationView> {
  const found = await Annotations.findById(toId(id)).lean<AnnotationRecord>()
  const view = found && present(found, actor)
  if (!view) throw new Problem('not-found')
  return view
}

/** Those that everybody may see, in the order they were made, so many from a place on; and how many there are. */
export async function annotationsInParts(
  channel: Channel,
  skip: number,
  limit: number,
): Promise<{ total: number; items: AnnotationView[] }> {
  const wanted = { channel, ...publicOnly }
  const [total, found] = await Promise.all([
    Annotations.countDocuments(wanted),
    Annotations.find(wanted)
      .sort({ channel: 1, created: 1, _id: 1 })
      .skip(skip)
      .limit(limit)
      .lean<AnnotationRecord[]>(),
  ])
  const everyone = { moderator: false, own: false }
  return { total, items: found.flatMap((annotation) => toAnnotation(annotation, everyone) ?? []) }
}

/** What everybody may see of the highlights of a blind round that was revealed, in the order they were made. */
export async function publicMarksOfRound(
  round: Id,
  session: Transaction['session'] | null,
): Promise<AnnotationRecord[]> {
  return Annotations.find({ round, ...publicOnly })
    .sort({ created: 1, _id: 1 })
    .session(session)
    .lean<AnnotationRecord[]>()
}

/**
 * What everybody may see of what was marked in a live session, in the order it was made, and the blind round that each
 * was made in.
 */
export async function publicMarksOfSession(
  session: Id,
): Promise<{ marks: AnnotationView[]; rounds: Map<string, string> }> {
  const found = await Annotations.find({ session, ...publicOnly })
    .sort({ created: 1, _id: 1 })
    .lean<AnnotationRecord[]>()
  const everyone = { moderator: false, own: false }
  return {
    marks: found.flatMap((annotation) => toAnnotation(annotation, everyone) ?? []),
    rounds: new Map(
      found.flatMap(({ _id, round }) => (round ? [[_id.toHexString(), round.toHexString()]] : [])),
    ),
  }
}
