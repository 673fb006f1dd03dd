import type { Decision } from '../../shared/moderation/states.ts'
import type { DecisionAnswer } from '../../shared/moderation/views.ts'
import { complain, notice, say } from '../live/notice.ts'
import { send } from '../live/send.ts'
import type { Store } from '../live/store.ts'
import { sayDone } from './wording.ts'

/** A decision of one's own that can be taken back. */
export type Done = { batch: string; sentence: string }

/** Tells what was done at the foot of the screen, with the way back where anything was. */
export function tell(
  decision: Decision,
  answer: DecisionAnswer,
  undo: (done: Done) => Promise<void>,
): Done | null {
  const sentence = sayDone(decision, answer)
  if (answer.done === 0) {
    complain(sentence)
    return null
  }
  const done = { batch: answer.batch, sentence }
  notice.set({ words: sentence, undo: () => undo(done), isProblem: false, origin: null })
  return done
}

/** Appeals are judged once: there is no way back to offer. */
export const tellJudged = (): void => say('The appeal is judged, and its author told.')

/** Takes a decision back. True when it is. */
export async function takeBack(store: Store, { batch }: Done): Promise<boolean> {
  const outcome = await send(store, { path: '/moderation/undo', body: { batch } })
  if (outcome.ok) say('Undone: it is as it was before.')
  else complain(outcome.error.message)
  return outcome.ok
}
