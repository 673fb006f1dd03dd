import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { CatchUp, Channel } from '../../shared/live/contract.ts'
import type { MoreOfThread } from '../../shared/threads/more.ts'
import { threadSorts } from '../../shared/threads/parts.ts'
import { threadKinds } from '../../shared/threads/views.ts'
import { id } from '../../shared/write.schema.ts'
import { changesSince } from '../platform/data/changes.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import { actorOf } from '../platform/http/session.ts'
import { isChannel } from '../platform/live/channels.ts'
import { reactionsTo } from './reactions.reader.ts'
import { partAfter } from './threads.reader.ts'

const key = z.string().regex(/^[0-9a-f]{0,30}$/)

/** `GET /api/thread`: the next part of a thread, or of a branch on its own page. */
const moreSchema = z.object({
  /** The channel of the page that asks, and the last number it has seen. */
  channel: z.string(),
  since: z.coerce.number().int().min(0),
  kind: z.enum(threadKinds),
  id,
  /** The comment whose own page it is. */
  branch: id.optional(),
  sort: z.enum(threadSorts),
  asOf: key,
  /** The key that the part comes after; empty for the first. */
  after: key,
})
export type AskMore = z.output<typeof moreSchema>

export function mountParts(router: Router, limit: RequestHandler): void {
  router.get('/api/thread', limit, async (request, response) => {
    const actor = actorOf(request)
    response.set('Cache-Control', 'no-store')
    response.json(await moreOf(parse(moreSchema, request.query), actor))
  })
}

async function moreOf(asked: AskMore, actor: Actor): Promise<MoreOfThread> {
  const { channel } = asked
  if (!isChannel(channel, actor)) throw new Problem('not-found')
  const { seq, part, counted, comments } = await partAfter(channel, asked, actor)
  // Read after the part, so that it reaches at least as far.
  const [missed] = (await changesSince([[channel as Channel, asked.since]], actor)) as [CatchUp]
  const { tally, reacted } = await reactionsTo(
    comments.map((comment) => comment.id),
    actor,
  )
  const table = <T extends { id: string }>(views: T[]) =>
    Object.fromEntries(views.map((view) => [view.id, view]))
  return {
    missed,
    seq,
    part,
    counted,
    tables: { comment: table(comments), tally: table(tally), reacted: table(reacted) },
  }
}
