import type { Tables } from '../../../shared/live/state.ts'
import { type ReplayState, stateAt } from '../../../shared/live-sessions/replay.ts'
import type { SessionStep } from '../../../shared/live-sessions/views.ts'
import { opening } from '../../../shared/text/opening.ts'
import { count } from '../../../shared/text/plural.ts'
import { plainWords } from '../../moderation/plain-words.ts'

/** A step of a session in a sentence. `before` is what there was when it was taken. */
function stepWords({ by, what }: SessionStep, before: ReplayState, tables: Tables): string {
  const who = by?.name ?? 'Somebody'
  const words = (annotation: string) =>
    `“${opening(tables.annotation[annotation]?.target.quote.exact ?? '')}”`
  switch (what.kind) {
    case 'began':
      return `${who} began the session.`
    case 'ended':
      return by ? `${who} ended the session.` : 'The session ended by itself: everybody had left.'
    case 'joined':
      return `${who} joined.`
    case 'hand-raised':
      return `${who} raised a hand.`
    case 'timer-ran':
      return 'The timer ran out.'
    case 'task':
      return what.words === null ? `${who} took the task away.` : `${who} set a task: ${what.words}`
    case 'timer':
      return what.seconds === null
        ? `${who} stopped the timer.`
        : `${who} started a timer of ${sayTimer(what.seconds)}.`
    case 'leading':
      return what.on ? `${who} began to lead.` : `${who} stopped leading.`
    case 'spotlight':
      return what.passage === null
        ? `${who} put the spotlight out.`
        : `${who} put “${opening(what.passage.exact)}” in the spotlight.`
    case 'round-began':
      return `${who} began round ${what.number}: each marked alone.`
    case 'round-revealed':
      return `${who} revealed round ${what.number}.`
    case 'round-dropped':
      return `${who} dropped round ${what.number}.`
    case 'marked':
      return `${who} marked ${words(what.annotation)}${before.round ? ', unseen by the others until the reveal' : ''}.`
    case 'published':
      return `${who} published a mark on ${words(what.annotation)}.`
    case 'withdrawn':
      return `${who} withdrew a mark on ${words(what.annotation)}.`
    case 'restored':
      return `${who} brought back a mark on ${words(what.annotation)}.`
    case 'proposed':
      return `${who} proposed a contradiction: ${tables.contradiction[what.contradiction]?.claim ?? ''}`
    case 'said':
      return `${who} said: ${opening(plainWords(tables.message[what.message]?.html ?? ''))}`
    case 'muted':
      return `${who} muted ${what.name}.`
    case 'unmuted':
      return `${who} let ${what.name} take part again.`
    case 'made-cohost':
      return `${who} made ${what.name} a co-host.`
    case 'made-member':
      return `${what.name} was a co-host no longer.`
    case 'text-edited': {
      const document = tables.document[tables.excerpt[what.excerpt]?.document ?? '']
      return `${who} edited the text${document ? ` of ${document.title}` : ''}.`
    }
  }
}

/** The last of the first `n` steps in a sentence; null before the first. */
export function lastWords(steps: readonly SessionStep[], n: number, tables: Tables): string | null {
  const step = steps[n - 1]
  return step ? stepWords(step, stateAt(steps, n - 1), tables) : null
}

/** How long a timer runs, in words: '5 minutes'. */
export const sayTimer = (seconds: number) =>
  seconds % 60 === 0 ? count(seconds / 60, 'minute') : count(seconds, 'second')
