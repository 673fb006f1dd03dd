import type { Actor } from '../../shared/accounts/actor.ts'
import type { KeepMark, ReadingMark } from '../../shared/threads/reading.schema.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { newId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { outlineOf } from '../threads/outlines.ts'
import { placeOf } from '../threads/places.ts'
import { type MarkRecord, ReadingMarks } from './marks.model.ts'

/** How far an account has read a thread, on whatever device. @throws {Problem} `log-in-needed` */
export async function markOf(actor: Actor, thread: ThreadRef): Promise<ReadingMark> {
  if (actor.id === null) throw new Problem('log-in-needed')
  const found = await ReadingMarks.findOne({ account: actor.id, 'thread.id': thread.id }).lean<MarkRecord>()
  return { upTo: found?.upTo ?? null }
}

/**
 * Keeps how far an account has read; never less far than before, in whatever order its devices tell.
 * @throws {Problem} `log-in-needed`; `not-found` for a comment that isn't in that thread.
 */
export async function keepMark(actor: Actor, { kind, id, upTo }: KeepMark): Promise<{ location: string }> {
  const account = actor.id
  if (account === null) throw new Problem('log-in-needed')
  const { channels, path } = await placeOf({ kind, id }, actor)
  const { lines } = await outlineOf(channels[0])
  if (lines.get(upTo)?.thread !== id) throw new Problem('not-found')
  const put = () =>
    ReadingMarks.updateOne(
      { account, 'thread.id': id },
      {
        $max: { upTo },
        $set: { updated: new Date() },
        $setOnInsert: { _id: newId(), account, thread: { kind, id } },
      },
      { upsert: true },
    )
  // Two devices that tell for the first time at the same moment: the second one finds what the first has made.
  await put().catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 11_000) return put()
    throw error
  })
  return { location: path }
}
