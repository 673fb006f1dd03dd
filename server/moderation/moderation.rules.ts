import { type Actor, isModerator, ownerKey } from '../../shared/accounts/actor.ts'
import {
  type Decision,
  decisions,
  leadsFrom,
  type ModeratedKind,
  type Judged as Said,
} from '../../shared/moderation/states.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import type { Appeal, Moderated, Moderation, Pending, Verdict } from './moderated.ts'

const day = 24 * 60 * 60 * 1000

type Judged = Moderated & {
  creator: { id: string | null; guest?: string | null }
  created: Date
  pending?: Pending | null
}

/** Who judges: whether there is somebody else who could, and when it is. */
export type Bench = { actor: Actor; others: boolean; now: Date }

/** `sole`: only because there is no other moderator, and after a day; that is recorded. */
export type MayJudge = 'yes' | 'sole' | 'no'

/** What people say to each other. The first of it waits; once some of it was approved its author is known. */
export const saidKinds = ['comment', 'message'] as const satisfies ModeratedKind[]
export const isSaid = (kind: ModeratedKind): boolean => (saidKinds as readonly ModeratedKind[]).includes(kind)

/** Nobody judges their own words, unless for a day there was nobody else to do it. */
export function mayJudge(thing: Judged, bench: Bench): MayJudge {
  return apart(bench, ownerOf(thing), thing.pending?.since ?? thing.created)
}

/** An appeal is judged by neither who wrote it nor who decided before. */
export function mayJudgeAppeal(thing: Judged, bench: Bench): MayJudge {
  const { appeal, verdict } = thing.moderation
  if (appeal?.outcome !== 'open') return 'no'
  const own = apart(bench, ownerOf(thing), appeal.created)
  const decided = apart(bench, verdict?.by?.id ?? null, appeal.created)
  if (own === 'no' || decided === 'no') return 'no'
  return own === 'sole' || decided === 'sole' ? 'sole' : 'yes'
}

function apart({ actor, others, now }: Bench, from: string | null, since: Date): MayJudge {
  if (!isModerator(actor)) return 'no'
  if (from === null || from !== ownerKey(actor)) return 'yes'
  return !others && now.getTime() - since.getTime() >= day ? 'sole' : 'no'
}

/** What is decided about a thing in its state, whoever decides. */
export function isOpenTo(decision: Decision, thing: Judged): boolean {
  const { moderation, withdrawn, erased, pending } = thing
  if (withdrawn !== null || erased !== null || !leadsFrom(decision, moderation.state)) return false
  return decision !== 'keep' || Boolean(pending)
}

/** The decisions that make sense to offer: to approve what is live already needs a doubt about it. */
export function decisionsFor(thing: Judged): Decision[] {
  const { moderation, pending } = thing
  const settled = moderation.state === 'live' && !pending && moderation.openFlags === 0
  return (Object.keys(decisions) as Decision[]).filter(
    (decision) => isOpenTo(decision, thing) && !(decision === 'approve' && settled),
  )
}

/** What leaves open the reports that are open: to hide something is to put it off. */
const leavesReports = new Set<Said>(['hide', 'keep', 'upheld'])

/** Whether a decision closes the reports that are open. */
export const settles = (decision: Said): boolean => !leavesReports.has(decision)

/** Where a thing stands after a decision. `wording` is the one that everybody reads then. */
export function decided(before: Moderation, verdict: Verdict, wording: number): Moderation {
  const { decision, by, at } = verdict
  const { to } = decisions[decision]
  const isTakenAway = to === 'removed' || to === 'spam'
  const overturned = (appeal: Appeal): Appeal =>
    appeal.outcome === 'open'
      ? { ...appeal, outcome: 'overturned', answer: verdict.message, by, judged: at }
      : appeal
  return {
    ...before,
    state: to,
    verdict,
    approvedWording: to === 'live' && settles(decision) ? wording : before.approvedWording,
    openFlags: settles(decision) ? 0 : before.openFlags,
    // Each decision may be appealed once.
    appeal: isTakenAway || !before.appeal ? null : overturned(before.appeal),
  }
}

/** Authors object once to each decision that takes their words away. */
export function canAppeal(actor: Actor, thing: Judged): boolean {
  const { moderation, withdrawn, erased } = thing
  const isTakenAway = moderation.state === 'removed' || moderation.state === 'spam'
  const isOwn = ownerKey(actor) !== null && ownerKey(actor) === ownerOf(thing)
  return isOwn && isTakenAway && withdrawn === null && erased === null && moderation.appeal === null
}

/** One's own decision can be undone for a day. */
export const canUndo = (actor: Actor, batch: { by: { id: string }; at: Date }, now: Date): boolean =>
  isModerator(actor) && actor.id === batch.by.id && now.getTime() - batch.at.getTime() < day
