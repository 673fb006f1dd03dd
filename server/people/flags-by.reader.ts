import type { FlagLine } from '../../shared/people/views.ts'
import { type FlagRecord, Flags } from '../moderation/flags/flags.model.ts'
import { isPublic } from '../moderation/standing.ts'
import { type Thing, thingsById, thingsOf } from '../moderation/things.ts'

const mostShown = 100

/** What an account reported, newest first, and what came of it. Where a thing is gone, nothing leads there. */
export async function flagsBy(accountId: string): Promise<FlagLine[]> {
  const flags = await Flags.find({ owner: accountId })
    .sort({ created: -1 })
    .limit(mostShown)
    .lean<FlagRecord[]>()
  const things = new Map(
    (await thingsById(flags.map(({ thing }) => thing))).map(([, thing]) => [thing._id.toHexString(), thing]),
  )
  const lines = flags.map(async (flag): Promise<FlagLine> => {
    const thing = things.get(flag.thing.toHexString()) ?? null
    const { kind, rule, detail, created } = flag
    return {
      id: flag._id.toHexString(),
      kind,
      rule,
      detail,
      created: created.toISOString(),
      outcome: outcomeOf(flag, thing),
      href: thing && isPublic(thing) ? (await thingsOf(kind).place(thing)).href : null,
    }
  })
  return Promise.all(lines)
}

function outcomeOf({ settled }: FlagRecord, thing: Thing | null): string {
  if (thing === null || thing.erased !== null) return 'erased'
  if (thing.withdrawn !== null) return 'withdrawn by its author'
  if (settled === null) return 'not decided yet'
  return isPublic(thing) ? 'left standing' : 'taken out of view'
}
