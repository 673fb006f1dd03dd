import { type Actor, isModerator, ownerKey } from '../../shared/accounts/actor.ts'
import type { Reason } from '../../shared/moderation/views.ts'
import { findChildData } from './child-data/find.ts'
import { isThreadClosed } from './pipeline/closed-thread.ts'
import type { Author, Considered, Recent, Submission } from './pipeline/phase.ts'
import { firstFinding } from './pipeline/phases.ts'
import { digestOf, recentBy } from './recent.ts'
import { readingsOf } from './words/fold.ts'
import { wordLists } from './words/lists.ts'

/** What the pipeline decides: the first decisive phase wins. */
export type Judgement = { state: 'live' | 'held' | 'spam'; reasons: Reason[] }

let pace = 1

/** Widens what counts as a burst, as the limits are widened: for tests and benchmarks of other things. */
export function setPace(factor: number): void {
  pace = factor
}

/**
 * Guests are new until one of their comments was approved, which says `newcomer: false` of them; accounts are known
 * unless they are marked as new.
 */
export function authorOf(actor: Actor): Author {
  if (isModerator(actor)) return 'moderator'
  if (actor.id === null) return actor.newcomer === false ? 'known' : 'guest'
  return actor.newcomer === true ? 'newcomer' : 'known'
}

/**
 * Runs the pipeline. A mark without words has nothing to be judged.
 * @throws {Problem} `closed` or `nudge` where the author is to do something else first.
 */
export async function judge(submission: Submission): Promise<Judgement> {
  const { words, kind, actor } = submission
  if (kind === 'annotation' && words.trim() === '') return { state: 'live', reasons: [] }
  const owner = ownerKey(actor)
  const recent = owner === null || isModerator(actor) ? [] : await recentBy(owner)
  const decided = firstFinding(await consider(submission, recent))
  if (!decided) return { state: 'live', reasons: [] }
  const { phase, finding } = decided
  if (finding.verdict === 'refused') throw finding.problem
  return { state: finding.verdict, reasons: [{ phase, detail: finding.detail }] }
}

/** Gathers all that the phases look at. */
export async function consider(submission: Submission, recent: readonly Recent[]): Promise<Considered> {
  const { actor, words } = submission
  const [lists, isClosed] = await Promise.all([wordLists(), isThreadClosed(submission)])
  return {
    submission,
    author: authorOf(actor),
    lists,
    readings: readingsOf(words),
    childData: findChildData(words),
    recent,
    digest: digestOf(words),
    isClosed,
    now: Date.now(),
    pace,
  }
}
