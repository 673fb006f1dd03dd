import type { Actor } from '../../../shared/accounts/actor.ts'
import type { ModeratedKind } from '../../../shared/moderation/states.ts'
import type { FlagPage } from '../../../shared/pages/page.ts'
import { toId } from '../../platform/data/ids.ts'
import { audienceOf } from '../../platform/data/present.ts'
import { Problem } from '../../platform/http/problem.ts'
import { shownTo } from '../standing.ts'
import { type Thing, thingsOf } from '../things.ts'
import { type FlagRecord, Flags } from './flags.model.ts'
import { canFlag, isOwn } from './flags.rules.ts'

/**
 * What somebody is about to report, or has reported. Members see their own report of the wording that stands; guests,
 * of whom a page knows nothing, the one that they were just told of by `made`, and nothing of what it says.
 * @throws {Problem} `not-found`, and `not-allowed` for one's own words
 */
export async function flagPage(
  actor: Actor,
  kind: ModeratedKind,
  id: string,
  made: string | null,
): Promise<FlagPage> {
  const handling = thingsOf(kind)
  const thing = await handling.model.findById(toId(id)).lean<Thing>()
  if (!thing) throw new Problem('not-found')
  if (isOwn(actor, thing))
    throw new Problem('not-allowed', { message: 'These are your own words: you can edit or withdraw them.' })
  const { words } = shownTo(thing, audienceOf(kind, thing, actor), new Date())
  const wording = handling.wordingOf(thing)
  const own = await (actor.id === null
    ? Flags.findOne({ _id: made === null ? null : toId(made), thing: thing._id, owner: /^address:/ })
    : Flags.findOne({ thing: thing._id, wording, owner: actor.id })
  ).lean<FlagRecord>()
  if (!own && !canFlag(actor, thing)) throw new Problem('not-found')
  const { href, under } = await handling.place(thing)
  return {
    of: kind,
    id,
    by: words ? thing.creator.name : '',
    html: words ? handling.html(thing) : null,
    href,
    under,
    own: own && {
      id: own._id.toHexString(),
      rule: actor.id === null ? null : own.rule,
      detail: actor.id === null ? '' : own.detail,
      open: own.settled === null,
    },
  }
}
