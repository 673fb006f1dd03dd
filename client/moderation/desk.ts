import type { Judged } from '../../shared/moderation/states.ts'
import type { DecisionAnswer } from '../../shared/moderation/views.ts'
import { complain, notice, say } from '../live/notice.ts'
import { send } from '../live/send.ts'
import type { Store } from '../live/store.ts'
import { sayDone, sayLeft } from './wording.ts'

/** A decision of one's own that can be taken back. */
export type Done = { batch: string; sentence: string }

/** Tells what was done at the foot of the screen, with the way back where anything was. */
export function tell(
  decision: Judged,
  answer: DecisionAnswer,
  undo: (done: Done) => Promise<void>,
): Done | null {
  const sentence = sayDone(decision, answer)
  if (answer.done === 0) {
    complain(sentence)
    return null
  }
  // Where it is said to oneself later, it says what was done in full.
  const done = { batch: answer.batch, sentence: answer.sentence || sentence }
  notice.set({ words: sentence, undo: () => undo(done), isProblem: false, origin: null })
  return done
}

/** Takes a decision back. What it was answered; null when it stands. */
export async function takeBack(store: Store, { batch }: Done): Promise<DecisionAnswer | null> {
  const outcome = await send(store, { path: '/moderation/undo', body: { batch } })
  if (!outcome.ok) {
    complain(outcome.error.message)
    return null
  }
  const { decided } = outcome.answer
  const left = decided?.refused.length ?? 0
  say(`${decided?.sentence ?? 'Undone.'}${left > 0 ? ` ${sayLeft(left)}` : ''}`)
  return decided ?? null
}
