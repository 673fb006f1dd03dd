import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { logBeside } from '../live-sessions/log-beside.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { annotationIn, saveAnnotation } from './annotations.changes.ts'
import type { AnnotationRecord } from './annotations.model.ts'
import { isHiddenFrom } from './annotations.rules.ts'

/** What becomes of a mark while the session goes on that it was made in stands in the session's log. */
export const logOf = (
  tx: Transaction,
  { _id, session, creator }: AnnotationRecord,
  kind: 'published' | 'withdrawn' | 'restored',
) => logBeside(tx, session, creator, { kind, annotation: _id.toHexString() })

/**
 * Changes an annotation that is still as the person saw it.
 * @throws {Problem} `not-found`, `changed-meanwhile`, and what `effectOf` throws.
 */
export async function change(
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
