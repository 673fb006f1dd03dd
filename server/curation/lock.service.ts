import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { Feature, Lock } from '../../shared/curation/curation.schema.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { isPublic } from '../moderation/standing.ts'
import { commit } from '../platform/data/commit.ts'
import { Problem } from '../platform/http/problem.ts'
import { commentIn, saveComment } from '../threads/comments.changes.ts'
import { placeOf } from '../threads/places.ts'
import { canFeature, canLock } from './curation.rules.ts'
import { hrefOf, saveThread, threadIn } from './threads.changes.ts'

/**
 * Closes a thread to new comments, or opens it again.
 * @throws {Problem} `not-allowed`; `changed-meanwhile` when it was closed or opened since it was shown.
 */
export async function lock(actor: Actor, id: string, body: Lock): Promise<WriteAnswer> {
  const thread = { kind: body.kind, id }
  const place = await placeOf(thread)
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: place.channels[0] }
  return commit(write, async (tx) => {
    const record = await threadIn(tx, thread)
    if (!canLock(actor, { ...record, owner: place.owner })) throw new Problem('not-allowed')
    if (record.version !== body.version) throw new Problem('changed-meanwhile')
    const reason = body.reason ?? ''
    const by = { by: actor.id ?? '', byModerator: isModerator(actor) }
    const locked = body.on ? { since: tx.now, reason, ...by } : null
    const action = body.on ? 'thread.locked' : 'thread.unlocked'
    await saveThread(tx, record, { locked }, action, { publicReason: reason || null })
    return { location: hrefOf(thread, place.path) }
  })
}

/** Puts a comment before the others, or back among them. @throws {Problem} `not-allowed`, `changed-meanwhile` */
export async function feature(actor: Actor, id: string, body: Feature): Promise<WriteAnswer> {
  const { thread } = await commentIn(null, id)
  const place = await placeOf(thread)
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: place.channels[0] }
  return commit(write, async (tx) => {
    const comment = await commentIn(tx.session, id)
    if (!canFeature(actor, { kind: comment.thread.kind, owner: place.owner }))
      throw new Problem('not-allowed')
    if (!isPublic(comment)) throw new Problem('not-found')
    if (comment.version !== body.version) throw new Problem('changed-meanwhile')
    const action = body.on ? 'comment.featured' : 'comment.unfeatured'
    await saveComment(tx, comment, { featured: body.on }, action)
    return { location: `${place.path}#comment-${id}` }
  })
}
