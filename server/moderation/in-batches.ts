import { randomUUID } from 'node:crypto'
import { type Channel, channelOfPerson } from '../../shared/live/contract.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type Thing, thingsOf } from './things.ts'

/** How many things change together. */
const together = 25

/** The system acts: the record of it names nobody. */
const system = { id: null, name: null, role: 'admin' } as const

/**
 * Does a step with everything that a filter finds now, some at a time, each as it is in its transaction. Answers how
 * many were found.
 */
export async function inBatches(
  kind: ModeratedKind,
  filter: Record<string, unknown>,
  step: (tx: Transaction, thing: Thing) => Promise<void>,
): Promise<number> {
  const { model } = thingsOf(kind)
  const found = await model.find(filter, { channel: 1, channels: 1, creator: 1 }).lean<Thing[]>()
  for (const [channel, ofChannel] of Map.groupBy(found, laneOf)) {
    for (let from = 0; from < ofChannel.length; from += together) {
      const body = { operation: randomUUID() }
      await commit({ actor: system, ...body, body, channel }, async (tx) => {
        for (const { _id } of ofChannel.slice(from, from + together)) {
          const thing = await model
            .findOne({ _id, ...filter })
            .session(tx.session)
            .lean<Thing>()
          if (thing) await step(tx, thing)
        }
        return { location: '/' }
      })
    }
  }
  return found.length
}

/** The lane that its other writes queue in. */
function laneOf(thing: Thing): Channel {
  const { channel, channels = [] } = thing as unknown as { channel?: Channel; channels?: Channel[] }
  return channel ?? channels[0] ?? channelOfPerson(thing.creator.id ?? '')
}
