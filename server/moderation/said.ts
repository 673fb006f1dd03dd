import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Judged, ModeratedKind } from '../../shared/moderation/states.ts'
import { count } from '../../shared/text/plural.ts'
import type { Refusal } from './deciding.ts'

const one: Record<ModeratedKind, string> = {
  comment: 'a comment',
  annotation: 'a note',
  contradiction: 'a contradiction',
  message: 'a message',
}
const noun: Record<ModeratedKind, string> = {
  comment: 'comment',
  annotation: 'note',
  contradiction: 'contradiction',
  message: 'message',
}

/** 'a comment', '3 notes', '1,204 things'. */
function sayThings(kinds: readonly ModeratedKind[]): string {
  const [first] = kinds
  if (first === undefined) return 'nothing'
  if (kinds.length === 1) return one[first]
  return count(kinds.length, kinds.every((kind) => kind === first) ? noun[first] : 'thing')
}

const did: Record<Judged, (things: string) => string> = {
  approve: (things) => `approved ${things}`,
  remove: (things) => `removed ${things}`,
  spam: (things) => `marked ${things} as spam`,
  hide: (things) => `hid ${things}`,
  restore: (things) => `restored ${things}`,
  keep: (things) => `kept the former wording of ${things}`,
  upheld: (things) => `upheld the decision about ${things}`,
  overturned: (things) => `overturned the decision about ${things}`,
}

/** What a moderator did, to themselves: 'You marked a comment as spam.' Empty where nothing was done. */
export const sayDid = (said: Judged, kinds: readonly ModeratedKind[]): string =>
  kinds.length === 0 ? '' : `You ${did[said](sayThings(kinds))}.`

/** What an undo did. */
export const sayUndone = (things: number): string =>
  things === 1 ? 'Undone: it is as it was before.' : 'Undone: all of it is as it was before.'

const why: Record<Refusal['code'], string> = {
  'changed-meanwhile': 'the words have changed since you read them',
  'decided-meanwhile': 'a colleague was quicker',
  'not-yours-to-judge': 'another moderator has to decide',
  'not-found': 'nothing is there any more',
  'not-allowed': 'this can’t be done as things stand',
}

/** What a decision did, in a sentence or two for the next page. */
export function sayDecided({ decided }: WriteAnswer): string {
  if (!decided) return 'Done.'
  const { sentence, refused } = decided
  const reasons = [...new Set(refused.map(({ code }) => why[code]))]
  if (reasons.length === 0) return sentence
  const left = refused.length === 1 ? 'One was left as it was' : `${refused.length} were left as they were`
  return `${sentence || 'Nothing was changed.'} ${left}: ${reasons.join('; ')}.`
}
