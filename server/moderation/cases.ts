import type { ModeratedKind, Standing } from '../../shared/moderation/states.ts'
import type { CaseView, FlagView } from '../../shared/moderation/views.ts'
import { newcomersAmong } from '../accounts/standing.reader.ts'
import type { Audience, Entity } from '../platform/data/entities.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { flagsOf } from './flags/flags.reader.ts'
import { decisionsFor } from './moderation.rules.ts'
import { shownTo, toVerdict } from './standing.ts'
import { type Thing, type ThingPlace, thingsOf } from './things.ts'

/** A thing with all that its case shows, as it was when it was read. */
export type Case = Entity & {
  kind: ModeratedKind
  thing: Thing
  place: ThingPlace
  html: string
  newcomer: boolean
  flags: FlagView[]
}

/** Gathers what cases show besides the things themselves. */
export async function toCases(
  things: [ModeratedKind, Thing][],
  session: Transaction['session'] | null = null,
): Promise<Case[]> {
  const accounts = things.flatMap(([, { creator }]) => creator.id ?? [])
  const newcomers = await newcomersAmong(accounts, session)
  const reported = things.flatMap(([, { _id, moderation }]) => (moderation.openFlags > 0 ? [_id] : []))
  const flags = reported.length > 0 ? await flagsOf(reported, session) : new Map<string, FlagView[]>()
  return Promise.all(
    things.map(async ([kind, thing]) => ({
      _id: thing._id,
      version: thing.version,
      kind,
      thing,
      place: await thingsOf(kind).place(thing),
      html: thingsOf(kind).html(thing),
      newcomer: thing.creator.id !== null && newcomers.has(thing.creator.id),
      flags: flags.get(thing._id.toHexString()) ?? [],
    })),
  )
}

/** A case for moderators; nobody else is shown any. */
export function presentCase(given: Case, audience: Audience): CaseView | null {
  if (!audience.moderator) return null
  const { kind, thing, place, newcomer, flags } = given
  const { moderation, creator, pending } = thing
  const shown = shownTo(thing, audience, new Date())
  const held = moderation.state === 'live' && shown.words ? pending : null
  const { appeal, verdict } = moderation
  return {
    id: thing._id.toHexString(),
    kind,
    version: thing.version,
    state: moderation.state,
    standing: shown.standing satisfies Standing,
    creator: {
      id: creator.id,
      key: ownerOf(thing),
      name: creator.name,
      guest: creator.guest !== undefined,
      newcomer,
    },
    created: thing.created.toISOString(),
    html: held ? held.html : shown.words ? given.html : '',
    former: held ? given.html : null,
    href: place.href,
    under: place.under,
    thread: place.thread && { kind: place.thread.kind, id: place.thread.id },
    reasons: [...(held ?? moderation).reasons].map(({ phase, detail }) => ({ phase, detail })),
    flags,
    appeal: appeal && {
      words: appeal.words,
      created: appeal.created.toISOString(),
      outcome: appeal.outcome,
      answer: appeal.answer,
    },
    verdict: toVerdict(thing, audience),
    decided: verdict?.by
      ? { by: verdict.by.name, decision: verdict.decision, at: verdict.at.toISOString() }
      : null,
    decisions: decisionsFor(thing),
  }
}
