import type { Actor } from '../../shared/accounts/actor.ts'
import { consider } from '../moderation/judge.ts'
import { everyFinding } from '../moderation/pipeline/phases.ts'
import { Problem } from '../platform/http/problem.ts'

/** What is said of the words themselves; not how often or how early somebody speaks. */
const ofWords = ['nudge', 'banned-words', 'suspect-words']

/**
 * A title or a task stands on every screen at once: there is nobody who would approve it. So what would wait for a
 * moderator anywhere else isn't taken, and its author is told why, on the form's `field`.
 * @throws {Problem} `nudge` for what points to a child, `invalid` for words on a list
 */
export async function checkShownAtOnce(
  actor: Actor,
  field: 'title' | 'words',
  words: string | undefined,
): Promise<void> {
  if (words === undefined) return
  const submission = { actor, kind: 'message', words, thread: null, edit: false, insists: false } as const
  for (const { phase, finding } of everyFinding(await consider(submission, []))) {
    if (!finding || !ofWords.includes(phase)) continue
    const isOfChild = finding.verdict === 'refused'
    throw new Problem(isOfChild ? 'nudge' : 'invalid', {
      fields: [
        {
          field,
          code: isOfChild ? 'nudge' : 'shown-at-once',
          message: isOfChild
            ? `${finding.detail} It would stand on every screen at once. Please leave out what could point to a child or lead to somebody’s door.`
            : 'Some of these words would wait for a moderator, and this would stand on every screen at once. Please put it in other words.',
        },
      ],
    })
  }
}
