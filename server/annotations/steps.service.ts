import type { Actor } from '../../shared/accounts/actor.ts'
import { hasLostWords } from '../../shared/annotations/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Step } from '../../shared/write.schema.ts'
import { Problem } from '../platform/http/problem.ts'
import { canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { mayDecideOn } from './annotations.rules.ts'
import { change, logOf } from './change.ts'

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
