import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { isPublic } from '../moderation/standing.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import type { Judged } from './happened.ts'

type Carrier = Judged & { channel?: string; channels?: string[] }

/**
 * The comments below notes and contradictions, with whether everybody can read them: what hangs under something that
 * was taken away is out of reach as well, and its notifications quote what it hangs under.
 */
export async function beneath(
  judged: readonly { kind: ModeratedKind; thing: Judged }[],
): Promise<{ id: string; isThere: boolean }[]> {
  const carriers = judged.filter(({ kind }) => kind === 'annotation' || kind === 'contradiction')
  const byChannel = Map.groupBy(carriers, ({ thing }) => {
    const { channel, channels } = thing as Carrier
    return channel ?? channels?.[0] ?? ''
  })
  const found = [...byChannel].map(async ([channel, here]) => {
    const things = new Map(here.map(({ thing }) => [thing._id.toHexString(), thing]))
    const comments = await Comments.find(
      { channels: channel as never, 'thread.id': { $in: [...things.keys()] } },
      { thread: 1, moderation: 1, withdrawn: 1, erased: 1 },
    ).lean<CommentRecord[]>()
    return comments.map((comment) => {
      const carrier = things.get(comment.thread.id)
      const isThere = isPublic(comment) && carrier !== undefined && isPublic(carrier)
      return { id: comment._id.toHexString(), isThere }
    })
  })
  return (await Promise.all(found)).flat()
}
