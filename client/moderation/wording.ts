import type { HouseRule } from '../../shared/moderation/house-rules.ts'
import type { Decision, Judged, ModeratedKind, Standing } from '../../shared/moderation/states.ts'
import type { CaseView, DecisionAnswer, Impact, QueueName } from '../../shared/moderation/views.ts'
import { count } from '../../shared/text/plural.ts'
import type { Fate } from './deck.ts'

export const queueLabels: Record<QueueName, string> = {
  pending: 'Waiting',
  reported: 'Reported',
  appeals: 'Appeals',
  spam: 'Spam',
  decided: 'Decided',
}

export const kindLabels: Record<ModeratedKind, string> = {
  comment: 'comment',
  annotation: 'note',
  contradiction: 'contradiction',
  message: 'message',
}

export const decisionLabels: Record<Decision, string> = {
  approve: 'Approve',
  keep: 'Keep the former',
  remove: 'Remove',
  hide: 'Hide',
  spam: 'Spam',
  restore: 'Restore',
}

/** What a decision did: 'Approved by Mo'. */
export const decidedLabels: Record<Judged, string> = {
  approve: 'Approved',
  keep: 'Former wording kept',
  remove: 'Removed',
  hide: 'Hidden',
  spam: 'Marked as spam',
  restore: 'Restored',
  upheld: 'Decision upheld',
  overturned: 'Decision overturned',
}

/** While several are decided about. */
export const decidingLabels: Record<Decision, string> = {
  approve: 'Approving',
  keep: 'Keeping the former',
  remove: 'Removing',
  hide: 'Hiding',
  spam: 'Moving to spam',
  restore: 'Restoring',
}

export const standingLabels: Record<Standing, string> = {
  private: 'its author’s alone',
  held: 'held',
  live: 'public',
  hidden: 'hidden',
  removed: 'removed',
  spam: 'in spam',
  withdrawn: 'withdrawn by its author',
  erased: 'erased',
}

/** The phases of the pipeline that leave a reason, in words. */
export const phaseLabels: Record<string, string> = {
  'first-post': 'First comment',
  'banned-words': 'Banned words',
  'suspect-words': 'Suspect words',
  child: 'What points to a child',
  links: 'Links',
  repeat: 'Repeated words',
  burst: 'Many at once',
  length: 'Length',
  nudge: 'Nudge',
  'closed-thread': 'Closed thread',
}

/** A phase of the pipeline in words; those we don't know by the name of their file. */
export function sayPhase(phase: string): string {
  const words = phaseLabels[phase] ?? phase.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const because: Record<HouseRule, string> = {
  respect: 'It speaks about a person rather than about what they say.',
  children: 'It could let somebody work out who a child is.',
  private: 'It gives private details of somebody who did not publish them.',
  topic: 'It is not about the report that the thread hangs under.',
  quotation: 'What stands between its quotation marks is not what the report says.',
  law: 'It could be against the law, and bring you and others into difficulty.',
  spam: 'It reads as an advertisement.',
}

const next: Partial<Record<Decision, string>> = {
  remove: 'You are welcome to say the same without that.',
  keep: 'Your former words stay as they are; you are welcome to change them in another way.',
  hide: 'You can change the words; a moderator then looks at them again.',
  spam: 'If that is a mistake, please tell us: another moderator will look.',
}

/** What the author is told if the moderator writes nothing else. */
export const messageFor = (rule: HouseRule, decision: Decision): string =>
  next[decision] === undefined ? '' : `${because[rule]} ${next[decision]}`

/** Whether a decision has to cite a rule. */
export const needsRule = (decision: Decision): boolean => next[decision] !== undefined

/** The rule that a case is most likely about: what most people reported, or what made the pipeline hold it. */
export function likelyRule({ flags, reasons, verdict }: CaseView, decision: Decision): HouseRule | null {
  if (decision === 'spam') return 'spam'
  const votes = new Map<HouseRule, number>()
  for (const { rule } of flags) votes.set(rule, (votes.get(rule) ?? 0) + 1)
  const [most] = [...votes].sort(([, one], [, other]) => other - one)
  if (most) return most[0]
  const phases = reasons.map(({ phase }) => phase)
  if (phases.some((phase) => phase.includes('child'))) return 'children'
  if (phases.some((phase) => phase === 'links' || phase === 'repeat' || phase === 'burst')) return 'spam'
  return verdict?.rule ?? null
}

/** What was done, in a sentence: 'Removed: 3. 2 were left as they were.' */
export function sayDone(
  decision: Judged,
  { done, refused }: Pick<DecisionAnswer, 'done' | 'refused'>,
): string {
  const left = sayLeft(refused.length)
  const sentence = `${decidedLabels[decision]}${done === 1 ? '' : `: ${done}`}.`
  if (refused.length === 0) return sentence
  return done === 0 ? `Nothing was changed: ${left}` : `${sentence} ${left}`
}

export const sayLeft = (left: number): string =>
  left === 1 ? '1 was left as it was.' : `${left} were left as they were.`

export const sayChanged = 'The words have changed since you read them. Please read them again, then decide.'

/** Why one of several was left as it was. */
export function sayRefusal({ code, by }: DecisionAnswer['refused'][number]): string {
  switch (code) {
    case 'changed-meanwhile':
      return sayChanged
    case 'decided-meanwhile':
      return `${by ?? 'A colleague'} has decided about this meanwhile.`
    case 'not-yours-to-judge':
      return 'This is for another moderator to decide.'
    case 'not-allowed':
      return 'This can’t be done with it as it stands now.'
    case 'not-found':
      return 'This is no longer here.'
  }
}

/** What has become of a card: 'Approved by Mo'. */
export function sayFate(fate: Fate, viewer: string | null): string {
  switch (fate.what) {
    case 'decided':
      return `${decidedLabels[fate.decision]} by ${fate.by === viewer ? 'you' : fate.by}`
    case 'upheld':
    case 'overturned':
      return decidedLabels[fate.what]
    case 'withdrawn':
      return 'Withdrawn by its author'
    case 'erased':
      return 'Erased'
    case 'gone':
      return 'Dealt with meanwhile'
  }
}

/** Where nothing is taken out of sight. */
function sayUnseen(decision: Decision, cards: number): string {
  if (!needsRule(decision)) return `${count(cards, 'card')} to be public`
  if (decision === 'keep') return 'the former wording stays'
  return cards === 1 ? 'nothing of it is public now' : `${count(cards, 'card')}, of which nothing is public`
}

/** What a decision would do: 'Takes 3 out of sight, keeps 14 replies by 6 people, detaches 2 highlights.' */
export function sayImpact(decision: Decision, cards: number, impact: Impact): string {
  const { removes, keepsReplies, byPeople, detaches } = impact
  const parts = [
    removes > 0 ? `takes ${cards === 1 ? 'it' : removes} out of sight` : sayUnseen(decision, cards),
  ]
  if (keepsReplies > 0) {
    parts.push(`keeps ${count(keepsReplies, 'reply', 'replies')} by ${count(byPeople, 'person', 'people')}`)
  }
  if (detaches > 0) parts.push(`detaches ${count(detaches, 'highlight')}`)
  const sentence = parts.join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
