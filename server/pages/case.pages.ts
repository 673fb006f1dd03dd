import { canBegin } from '../../shared/accounts/actor.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import { lastUndoable } from '../moderation/batches.reader.ts'
import { recordOf } from '../moderation/case-record.reader.ts'
import { impactOf } from '../moderation/impact.reader.ts'
import { casesOf } from '../moderation/queue.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, tablesOf } from './loading.ts'

/**
 * `/moderation/:kind/:id`: something that was written, with all that was ever done to it. The words don't change under
 * who judges them: what is no longer as it was seen is refused.
 */
export const oneCase: Loader = async ({ params, query, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!canBegin(actor, 'moderate')) throw new Problem('not-allowed')
  const id = params.id ?? ''
  if (!moderatedKinds.some((kind) => kind === params.kind)) throw new Problem('not-found')
  const [[found], record, undo] = await Promise.all([casesOf([{ id }]), recordOf(id), lastUndoable(actor)])
  if (!found || found.kind !== params.kind) throw new Problem('not-found')
  const decision = found.decisions.find((each) => each === query.get('decide'))
  const impact = decision ? await impactOf({ decision, things: [found] }) : null
  return {
    page: { kind: 'case', case: id, record, impact, undo },
    title: `Moderation: ${found.creator.name} on ${found.under}`,
    channels: {},
    tables: tablesOf({ case: [found] }),
  }
}
