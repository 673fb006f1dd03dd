import type { WriteAnswer } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import type { Refusal } from './deciding.ts'

const why: Record<Refusal['code'], string> = {
  'changed-meanwhile': 'its words have changed since you read them',
  'decided-meanwhile': 'a colleague has decided about it meanwhile',
  'not-yours-to-judge': 'it is for another moderator to decide',
  'not-found': 'it is no longer here',
  'not-allowed': 'this can’t be done with it as it stands',
}

/** What a decision did, in a sentence for the next page. */
export function sayDecided({ decided }: WriteAnswer): string {
  if (!decided) return 'Done.'
  const { done, refused } = decided
  const reasons = [...new Set(refused.map(({ code }) => why[code]))]
  const left = reasons.length === 0 ? '' : ` ${count(refused.length, 'other')} stayed: ${reasons.join('; ')}.`
  return `Done with ${count(done, 'thing')}.${left}`
}
