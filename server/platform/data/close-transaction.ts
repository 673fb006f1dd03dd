import mongoose, { type ClientSession, type Collection } from 'mongoose'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../../shared/live/contract.ts'
import { isPublicAction } from '../../../shared/moderation/record.ts'
import { mayWatch } from '../rules/watching.ts'
import { type Addition, addAll, addsAtOnce } from './add-all.ts'
import { newId } from './ids.ts'
import { numberChanges } from './move-heads.ts'
import { type Committed, toEventFor } from './present.ts'
import type { Draft } from './transaction.ts'
import { Changes, Operations, Records } from './write-path.model.ts'

/**
 * Writes the ends of all drafts at once: heads, and what they add, with numbered changes, records and operations.
 * Returns each draft's answer, in order.
 */
export async function closeTransaction(
  session: ClientSession,
  now: Date,
  drafts: Draft[],
): Promise<WriteAnswer[]> {
  const moves = await numberChanges(session, drafts, await addsAtOnce())
  const changes = drafts
    .flatMap((draft) => draft.changes)
    .map(({ kind, entity, channel, talk, committed }) => ({
      _id: newId(),
      channel,
      seq: (committed as Committed).seq,
      kind,
      entity: entity._id,
      version: entity.version,
      ...(talk.length > 0 && { talk }),
      created: now,
    }))
  const records = drafts.flatMap(({ actor, records }) =>
    records.map(({ action, kind, entity, more }) => ({
      _id: newId(),
      actor: more.system ? { id: null, name: null } : { id: actor.id, name: nameFor(actor) },
      action,
      kind,
      entity: entity._id,
      version: entity.version,
      ...more,
      ...(isPublicAction(action) && { public: true }),
      created: now,
    })),
  )
  const answers = drafts.map(({ actor, changes, done }) => ({
    // Nobody is told of channels that they may not watch: of the queue, or of another's notifications.
    events: changes
      .filter(({ channel }) => mayWatch(actor, channel))
      .map(({ committed }) => toEventFor(committed as Committed, actor)),
    ...done,
  }))
  const operations = drafts.map((draft, index) => ({
    _id: draft.key,
    answer: keepable(answers[index] as WriteAnswer),
    created: now,
  }))
  const additions = [
    ...drafts.flatMap((draft) => draft.inserts),
    ...into(Changes, changes),
    ...into(Records, records),
    ...into(Operations, operations),
  ]
  await addAll(session, additions, moves)
  return answers
}

/** The most of an answer that is kept, in bytes: a document of the database may have 16 MB. */
const mostKept = 8 * 2 ** 20

/** From how many events on an answer could have more than that. */
const fewEvents = 20

/**
 * An answer as it can be kept, for the same write sent again. Of one that changed very much, an import, no events are
 * kept: who lost the first answer hears of them as everybody does.
 */
function keepable(answer: WriteAnswer): WriteAnswer {
  const isSmall = answer.events.length < fewEvents || sizeOf(answer) <= mostKept
  return isSmall ? answer : { ...answer, events: [] }
}

const sizeOf = (answer: WriteAnswer) => mongoose.mongo.BSON.calculateObjectSize(answer)

const into = ({ collection }: { collection: Collection }, things: Addition['thing'][]): Addition[] =>
  things.map((thing) => ({ into: collection, thing }))

/** A guest may have everything of theirs erased, and the record is for ever: it doesn't name them. */
const nameFor = ({ id, name, guest }: Actor) => (id === null && guest !== undefined ? 'a guest' : name)
