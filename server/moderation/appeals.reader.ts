import type { Actor } from '../../shared/accounts/actor.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { AppealPage } from '../../shared/pages/page.ts'
import { hasOtherModerators } from '../accounts/standing.reader.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { canAppeal } from './moderation.rules.ts'
import { shownTo, toVerdict } from './standing.ts'
import { type Thing, thingsOf } from './things.ts'

/** A decision and what its author has to say to it, for the author alone. @throws {Problem} `not-found` */
export async function appealOf(actor: Actor, kind: ModeratedKind, id: string): Promise<AppealPage> {
  const handling = thingsOf(kind)
  const thing = await handling.model.findById(toId(id)).lean<Thing>()
  const audience = thing && audienceOf(kind, thing, actor)
  if (!thing || !audience?.own) throw new Problem('not-found')
  const { standing, words } = shownTo(thing, audience, new Date())
  const { appeal } = thing.moderation
  const { href, under } = await handling.place(thing)
  return {
    of: kind,
    id,
    version: thing.version,
    html: words ? handling.html(thing) : null,
    href,
    under,
    standing,
    verdict: toVerdict(thing, { moderator: false, own: true }),
    appeal: appeal && {
      words: appeal.words,
      created: appeal.created.toISOString(),
      outcome: appeal.outcome,
      answer: appeal.answer,
    },
    mayAppeal: canAppeal(actor, thing),
    hasOthers: await hasOtherModerators(thing.moderation.verdict?.by?.id ?? null, new Date(), null),
  }
}
