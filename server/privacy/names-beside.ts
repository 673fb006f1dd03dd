import { moderatedKinds } from '../../shared/moderation/states.ts'
import { Moves } from '../curation/curation.model.ts'
import { DecidedBatches } from '../moderation/decided-batches.model.ts'
import { Flags } from '../moderation/flags/flags.model.ts'
import { thingsOf } from '../moderation/things.ts'
import { WordEntries } from '../moderation/words/word-lists.model.ts'
import { Records } from '../platform/data/write-path.model.ts'

/**
 * Replaces a name where it stands beside an id: who decided, who did what. The ids stay, so that the record still says
 * which decisions were one person's.
 */
export async function renameBeside(accountId: string, to: { name: string }): Promise<void> {
  for (const model of [Flags, Moves]) {
    await model.collection.updateMany({ 'by.id': accountId }, { $set: { 'by.name': to.name } })
  }
  await WordEntries.collection.updateMany({ 'creator.id': accountId }, { $set: { 'creator.name': to.name } })
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
