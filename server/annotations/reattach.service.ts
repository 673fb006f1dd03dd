import type { Actor } from '../../shared/accounts/actor.ts'
import type { PutBack, Reattach } from '../../shared/annotations/annotations.schema.ts'
import { hasLostWords } from '../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { commit } from '../platform/data/commit.ts'
import { Problem } from '../platform/http/problem.ts'
import { annotationIn, saveAnnotation } from './annotations.changes.ts'
import { isHiddenFrom, mayDecideOn } from './annotations.rules.ts'
import { change } from './change.ts'
import { onFormerWords } from './former-words.ts'
import { locate } from './locate.ts'
import { retarget } from './retarget.ts'

/**
 * Puts an annotation whose words have changed on a passage of today's wording; the former passage is kept.
 * @throws {Problem} `not-allowed`, `passage-not-found`, or `changed-meanwhile` where the annotation or the excerpt
 * is not what the person saw.
 */
export async function reattach(actor: Actor, id: string, body: Reattach): Promise<WriteAnswer> {
  const { channel, excerpt: at } = await annotationIn(null, id)
  const excerpt = at.toHexString()
  const action = 'annotation.reattached'
  return commit({ actor, operation: body.operation, body: { ...body, id, action }, channel }, async (tx) => {
    const annotation = await annotationIn(tx.session, id)
    if (isHiddenFrom(actor, annotation)) throw new Problem('not-found')
    if (!mayDecideOn(actor, annotation)) throw new Problem('not-allowed')
    const today = await excerptWording(excerpt, null, tx.session)
    if (annotation.version !== body.version || today.revision !== body.revision) {
      throw new Problem('changed-meanwhile')
    }
    if (!hasLostWords(annotation)) throw new Problem('not-allowed')
    const { revision } = today
    const set = retarget(tx, annotation, { revision, ...locate(today.text, { ...body, excerpt }) })
    await saveAnnotation(tx, annotation, set, action)
    return { location: `${today.path}#annotation-${id}` }
  })
}

/**
 * Takes it back that an annotation was put on other words: it is on the former ones again, however they stand today.
 * Done once more it is on the others again.
 * @throws {Problem} `not-found`, `not-allowed`, or `changed-meanwhile`
 */
export function putBack(actor: Actor, id: string, body: PutBack): Promise<WriteAnswer> {
  return change(actor, id, body, 'annotation.put-back', (annotation, tx) => {
    if (!mayDecideOn(actor, annotation)) throw new Problem('not-allowed')
    return onFormerWords(tx, annotation, body.to)
  })
}
