import type { Actor } from '../../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../../shared/live/contract.ts'
import { commit } from './commit.ts'
import type { Transaction } from './transaction.ts'

type Change = (
  actor: Actor,
  operation: string,
  body: unknown,
  work: (tx: Transaction) => Promise<void>,
) => Promise<WriteAnswer>

/**
 * How a list that is no live thing changes, such as the vocabulary of tags: nobody's screen shows it meanwhile. `forget`
 * lets go of what is held of it, so that whoever needs the list next reads it anew.
 */
export const changesOfList =
  (location: string, forget: () => void): Change =>
  async (actor, operation, body, work) => {
    const answer = await commit({ actor, operation, body, channel: moderationQueue }, async (tx) => {
      await work(tx)
      return { location }
    })
    forget()
    return answer
  }
