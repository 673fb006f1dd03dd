import type { Actor } from '../../../shared/accounts/actor.ts'
import type { ModeratedKind, ModerationState } from '../../../shared/moderation/states.ts'
import type { ThreadRef } from '../../../shared/threads/views.ts'
import type { Problem } from '../../platform/http/problem.ts'
import type { Found } from '../child-data/found.ts'
import type { WordLists } from '../words/lists.ts'

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

/** How well an author is known here: nothing of a guest's or a newcomer's was approved yet. */
export type Author = 'guest' | 'newcomer' | 'known' | 'moderator'

/** Something the author wrote lately, anywhere. `digest` is that of the folded words. */
export type Recent = { id: string; kind: ModeratedKind; digest: string; at: number }

/** All that the phases look at. They look, and change nothing. */
export type Considered = {
  submission: Submission
  author: Author
  lists: WordLists
  /** Every way in which the words may be read, folded, for looking words up. */
  readings: readonly string[][]
  /** What points to a child, or is somebody's private address. */
  childData: readonly Found[]
  recent: readonly Recent[]
  /** The digest of these words. */
  digest: string
  isClosed: boolean
  now: number
  /** Widens what counts as a burst: benchmarks and tests of other things use it. */
  pace: number
}

/** A decision: `refused` is told to the author, who is to do something else first. `detail` is a sentence for moderators. */
export type Finding =
  | { verdict: Extract<ModerationState, 'held' | 'spam'>; detail: string }
  | { verdict: 'refused'; detail: string; problem: Problem }

/** One step of the pipeline: null where it has nothing against these words. */
export type Phase = {
  /** Its file's name; stored with the reason. */
  name: string
  /** Moderators are trusted with all but what everybody has to heed. */
  heededByModerators?: true
  look(considered: Considered): Finding | null
}
