import { randomUUID } from 'node:crypto'
import { type Channel, channelOfPerson } from '../../shared/live/contract.ts'
import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import { eraseThing } from '../moderation/erasing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { commit } from '../platform/data/commit.ts'
import { renameInAnswers } from './answers.ts'
import { renameInLibrary } from './library-names.ts'
import { renameBeside } from './names-beside.ts'
import { type SweepRecord, Sweeps } from './sweeps.model.ts'

/** How many things change together. */
const together = 25

/**
 * Replaces a name everywhere, and erases words where their author wants that. May be begun again at any time; what is
 * done already is not done twice.
 */
export async function sweep(accountId: string): Promise<void> {
  const wanted = await Sweeps.findById(accountId).lean<SweepRecord>()
  if (!wanted) return
  for (const kind of moderatedKinds) {
    if (wanted.erases) await eraseAll(kind, accountId)
    await renameAll(kind, accountId, wanted)
  }
  await renameInLibrary(accountId, wanted.to)
  await renameBeside(accountId, wanted.to)
  await renameInAnswers(accountId, wanted)
  // Renamed once more meanwhile: that sweep goes on.
  await Sweeps.updateOne(
    { _id: wanted._id, 'to.name': wanted.to.name, erases: wanted.erases },
    { $set: { done: new Date(), from: null } },
  )
}

/** The system acts: the record of it names nobody. */
const system = { id: null, name: null, role: 'admin' } as const

const eraseAll = (kind: ModeratedKind, accountId: string) =>
  inBatches(kind, { 'creator.id': accountId, erased: null }, async (tx, thing) => {
    if (thing.erased === null) await eraseThing(tx, kind, thing, {}, 'erased-with-account')
  })

const renameAll = (kind: ModeratedKind, accountId: string, { to }: SweepRecord) =>
  inBatches(kind, { 'creator.id': accountId, 'creator.name': { $ne: to.name } }, async (tx, thing) => {
    if (thing.creator.id !== accountId) return
    const creator = { ...thing.creator, id: to.id, name: to.name }
    await thingsOf(kind).save(tx, thing, { creator }, `${kind}.author-renamed`, { about: accountId })
  })

type Step = (tx: Parameters<Parameters<typeof commit>[1]>[0], thing: Thing) => Promise<void>

/** Does a step with everything that a filter finds, until it finds nothing more. */
async function inBatches(kind: ModeratedKind, filter: Record<string, unknown>, step: Step): Promise<void> {
  const { model } = thingsOf(kind)
  for (;;) {
    const found = await model.find(filter).sort({ created: 1 }).limit(together).lean<Thing[]>()
    if (found.length === 0) return
    for (const [channel, ofChannel] of Map.groupBy(found, channelOf)) {
      const body = { operation: randomUUID() }
      await commit({ actor: system, ...body, body, channel }, async (tx) => {
        for (const { _id } of ofChannel) {
          const thing = await model.findById(_id).session(tx.session).lean<Thing>()
          if (thing) await step(tx, thing)
        }
        return { location: '/' }
      })
    }
  }
}

/** The lane that its other writes queue in. */
function channelOf(thing: Thing): Channel {
  const { channel, channels = [] } = thing as unknown as { channel?: Channel; channels?: Channel[] }
  return channel ?? channels[0] ?? channelOfPerson(thing.creator.id ?? '')
}

/** A name or words that were to go and didn't, because a process ended; and once more those of the last day. */
export async function finishSweeps(now = new Date()): Promise<number> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  await Sweeps.deleteMany({ done: { $lt: dayAgo } })
  const left = await Sweeps.find({}, { _id: 1 }).lean()
  for (const { _id } of left) await sweep(_id.toHexString())
  return left.length
}
