import { bannedWords } from './banned-words.ts'
import { burst } from './burst.ts'
import { child } from './child.ts'
import { closedThread } from './closed-thread.ts'
import { firstPost } from './first-post.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { nudge } from './nudge.ts'
import type { Considered, Finding, Phase } from './phase.ts'
import { repeat } from './repeat.ts'
import { suspectWords } from './suspect-words.ts'

/**
 * The pipeline, in its order. What is asked of the author comes before what is decided about the words; what is
 * surely spam before what only waits.
 */
export const phases: readonly Phase[] = [
  closedThread,
  nudge,
  bannedWords,
  child,
  length,
  links,
  suspectWords,
  firstPost,
  repeat,
  burst,
]

const concerns = (phase: Phase, { author }: Considered) =>
  author !== 'moderator' || phase.heededByModerators === true

/** What each phase says, in order, whether or not one before it has decided: for trying words out. */
export const everyFinding = (considered: Considered): { phase: string; finding: Finding | null }[] =>
  phases.map((phase) => ({
    phase: phase.name,
    finding: concerns(phase, considered) ? phase.look(considered) : null,
  }))

/** What the first phase that decides says; null when none does. */
export function firstFinding(considered: Considered): { phase: string; finding: Finding } | null {
  for (const phase of phases) {
    const finding = concerns(phase, considered) ? phase.look(considered) : null
    if (finding) return { phase: phase.name, finding }
  }
  return null
}
