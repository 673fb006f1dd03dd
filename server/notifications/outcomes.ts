import { houseRules } from '../../shared/moderation/house-rules.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { DecisionTold } from '../../shared/notifications/views.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { canAppeal } from '../moderation/moderation.rules.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import type { NotificationRecord } from './notifications.model.ts'
import { decisionsToTell } from './notifications.rules.ts'

type Subject = Moderated & {
  _id: { toHexString(): string }
  creator: { id: string | null; guest?: string }
  created: Date
}

/**
 * What was decided about somebody's own words, as it is to be told now: a decision that was taken back, or that another
 * took the place of, is no longer said to stand. Null for what is no decision about words.
 */
export function toldDecision(
  { kind, cause, reason, person }: NotificationRecord,
  subject: Subject,
): DecisionTold | null {
  if ((reason !== 'decision' && reason !== 'appeal') || kind === 'document' || kind === 'account') return null
  const of: ModeratedKind = kind
  const id = subject._id.toHexString()
  const { verdict, appeal } = subject.moderation
  const stands = decisionsToTell(kind, id, ownerOf(subject) ?? '', subject.moderation).some(
    (each) => each.cause === cause,
  )
  if (!stands) return { of, what: 'superseded', rule: null, why: null }
  const author = { id: person, name: null, role: 'member' as const }
  const isTakenAway = subject.moderation.state !== 'live'
  const page = `/appeals/${kind}/${id}`
  const judged = reason === 'appeal' && appeal && appeal.outcome !== 'open' ? appeal.outcome : null
  const what = judged ?? verdict?.decision ?? 'superseded'
  const rule =
    what === 'overturned' || what === 'restore' || what === 'approve' ? null : (verdict?.rule ?? null)
  return {
    of,
    what,
    rule: rule && { code: rule, title: houseRules[rule].title },
    why: isTakenAway || judged ? { href: page, mayAppeal: canAppeal(author, subject) } : null,
  }
}
