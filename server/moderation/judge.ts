import type { Actor } from '../../shared/accounts/actor.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { Reason } from '../../shared/moderation/views.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'

/** Something somebody wants to say, before it is saved. */
export type Submission = {
  actor: Actor
  kind: ModeratedKind
  /** All its words: little markup, tags, claim. */
  words: string
  thread: ThreadRef | null
  /** True for new words on something that stands already. */
  edit: boolean
  /** True when the author was nudged and sends it all the same. */
  insists: boolean
}

/** What the pipeline decides: the first decisive phase wins. */
export type Judgement = { state: 'live' | 'held' | 'spam'; reasons: Reason[] }

/** @throws {Problem} `closed`, `nudge`, `too-many` where the author is to do something else first. */
export async function judge(submission: Submission): Promise<Judgement> {
  const { actor, kind } = submission
  const isFirst = kind === 'comment' && (actor.id === null || actor.newcomer === true)
  if (!isFirst || actor.role === 'moderator' || actor.role === 'admin') return { state: 'live', reasons: [] }
  return { state: 'held', reasons: [{ phase: 'first-post', detail: 'The first comment by this person.' }] }
}
