import { moderatedKinds } from '../../shared/moderation/states.ts'
import { DecidedBatches } from '../moderation/decided-batches.model.ts'
import { thingsOf } from '../moderation/things.ts'
import { Records } from '../platform/data/write-path.model.ts'

/**
 * Replaces a name where it stands beside an id: who decided, who did what. The ids stay, so that the record still says
 * which decisions were one person's.
 */
export async function renameBeside(accountId: string, to: { name: string }): Promise<void> {
  await Records.collection.updateMany({ 'actor.id': accountId }, { $set: { 'actor.name': to.name } })
  await DecidedBatches.collection.updateMany({ 'by.id': accountId }, { $set: { 'by.name': to.name } })
  for (const by of ['moderation.verdict.by', 'moderation.appeal.by']) {
    for (const kind of moderatedKinds) {
      await thingsOf(kind).model.collection.updateMany(
        { [`${by}.id`]: accountId },
        { $set: { [`${by}.name`]: to.name } },
      )
    }
    await DecidedBatches.collection.updateMany(
      { [`things.before.${by}.id`]: accountId },
      { $set: { [`things.$[one].before.${by}.name`]: to.name } },
      { arrayFilters: [{ [`one.before.${by}.id`]: accountId }] },
    )
  }
}
