import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import { renameInSessions } from '../live-sessions/renaming.ts'
import { eraseThing } from '../moderation/erasing.ts'
import { inBatches } from '../moderation/in-batches.ts'
import { thingsOf } from '../moderation/things.ts'
import { unlinkMentions } from '../threads/departed.ts'
import { renameInAnswers } from './answers.ts'
import { renameInLibrary } from './library-names.ts'
import { renameBeside } from './names-beside.ts'
import { type SweepRecord, Sweeps } from './sweeps.model.ts'

/**
 * Replaces a name everywhere, and erases words where their author wants that. May be begun again at any time; what is
 * done already is not done twice.
 */
export async function sweep(accountId: string): Promise<void> {
  const wanted = await Sweeps.findById(accountId).lean<SweepRecord>()
  if (!wanted) return
  for (const kind of moderatedKinds) {
    if (wanted.erases) await untilNone(() => eraseAll(kind, accountId))
    await untilNone(() => renameAll(kind, accountId, wanted))
  }
  if (wanted.to.id === null) await untilNone(() => unlinkMentions(accountId))
  await renameInLibrary(accountId, wanted.to)
  await renameInSessions(accountId, wanted)
  await renameBeside(accountId, wanted.to)
  await renameInAnswers(accountId, wanted)
  // Renamed once more meanwhile: that sweep goes on.
  await Sweeps.updateOne(
    { _id: wanted._id, 'to.name': wanted.to.name, erases: wanted.erases },
    { $set: { done: new Date(), from: null } },
  )
}

/** What was on its way when it was begun is there the second time. */
async function untilNone(step: () => Promise<number>): Promise<void> {
  while ((await step()) > 0);
}

const eraseAll = (kind: ModeratedKind, accountId: string) =>
  inBatches(kind, { 'creator.id': accountId, erased: null }, async (tx, thing) => {
    await eraseThing(tx, kind, thing, {}, 'erased-with-account')
  })

const renameAll = (kind: ModeratedKind, accountId: string, { to }: SweepRecord) =>
  inBatches(kind, { 'creator.id': accountId, 'creator.name': { $ne: to.name } }, async (tx, thing) => {
    const creator = { ...thing.creator, id: to.id, name: to.name }
    await thingsOf(kind).save(tx, thing, { creator }, `${kind}.author-renamed`, { about: accountId })
  })

const fewMinutes = 5 * 60 * 1000

/** A name or words that were to go and didn't, because a process ended or the database went away. */
export async function resumeSweeps(now: Date): Promise<void> {
  const left = { done: null, begun: { $lt: new Date(now.getTime() - fewMinutes) } }
  for (const { _id } of await Sweeps.find(left, { _id: 1 }).lean()) await sweep(_id.toHexString())
}

/** All of these, and once more those of the last day: something may have been on its way then. */
export async function finishSweeps(now = new Date()): Promise<number> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  await Sweeps.deleteMany({ done: { $lt: dayAgo } })
  const left = await Sweeps.find({}, { _id: 1 }).lean()
  for (const { _id } of left) await sweep(_id.toHexString())
  return left.length
}
