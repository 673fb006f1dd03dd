import {
  type NotificationReason,
  notificationReasons,
  type OptionalReason,
  optionalReasons,
} from '../../shared/notifications/views.ts'
import type { Moderation } from '../moderation/moderated.ts'

/** Whom a comment concerns, by account. */
export type Concerned = {
  /** Who wrote it; null for a guest. Nobody is told of their own words. */
  author: string | null
  /** Who wrote what it answers; null for nobody, or a guest. */
  answers: string | null
  mentioned: string[]
  followers: string[]
}

/** What people have switched off. */
export type SwitchedOff = ReadonlyMap<string, readonly OptionalReason[]>

const isOptional = (reason: NotificationReason): reason is OptionalReason =>
  (optionalReasons as readonly NotificationReason[]).includes(reason)

/** Everybody but the author, who may be told: whose wishes are to be known. */
export const whoIsMeant = ({ author, answers, mentioned, followers }: Concerned): string[] =>
  [answers ?? [], mentioned, followers].flat().filter((person) => person !== author)

/** Who is told of a comment and why: each once, for the first reason there is that they haven't switched off. */
export function whoIsTold(
  { author, answers, mentioned, followers }: Concerned,
  switchedOff: SwitchedOff,
): Map<string, NotificationReason> {
  const reasons: [NotificationReason, string[]][] = [
    ['reply', answers === null ? [] : [answers]],
    ['mention', mentioned],
    ['followed', followers],
  ]
  const told = new Map<string, NotificationReason>()
  for (const [reason, people] of reasons) {
    for (const person of people) {
      if (person === author || told.has(person)) continue
      if (isOptional(reason) && switchedOff.get(person)?.includes(reason)) continue
      told.set(person, reason)
    }
  }
  return told
}

/**
 * What moderation has to tell the author of something, with the key under which it is told once. A decision that an
 * appeal brought about is told as the appeal's answer. Nobody is told what they decided themselves.
 */
export function decisionsToTell(
  kind: string,
  id: string,
  owner: string,
  { verdict, appeal }: Pick<Moderation, 'verdict' | 'appeal'>,
): { cause: string; reason: 'decision' | 'appeal' }[] {
  const told: { cause: string; reason: 'decision' | 'appeal' }[] = []
  if (appeal && appeal.outcome !== 'open') {
    // One that was judged again, after the first answer was taken back, is told again.
    const judged = appeal.judged ? ` ${appeal.judged.getTime()}` : ''
    told.push({ cause: `appeal ${kind} ${id} ${appeal.created.getTime()}${judged}`, reason: 'appeal' })
  }
  const byAppeal = appeal?.outcome === 'overturned' && verdict?.decision === 'restore'
  if (verdict && !byAppeal && verdict.by?.id !== owner)
    told.push({ cause: `decision ${kind} ${id} ${verdict.at.getTime()}`, reason: 'decision' })
  return told
}

/** Whose words a notification tells of: one's own are for oneself to read in more states than others'. */
export const isAboutOthers = (reason: NotificationReason): boolean =>
  notificationReasons.indexOf(reason) < notificationReasons.indexOf('decision')
