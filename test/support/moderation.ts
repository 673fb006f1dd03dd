import { Comments } from '../../server/threads/comments.model.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { sampleLibrary } from './library.ts'
import { makePerson } from './people.ts'
import { Visitor } from './visitor.ts'

export type Seen = { kind: ModeratedKind; id: string; version: number }

/**
 * The sample library with Mo and Max, who moderate, Ada, who is admin, Ben, a member, and Nia, whose comments are held
 * until one is approved. Each of them has a browser; `guest` has no account.
 */
export async function moderatedLibrary(url: string) {
  await makePerson('Mo', 'moderator')
  await makePerson('Max', 'moderator')
  await makePerson('Ada', 'admin')
  await makePerson('Ben')
  await makePerson('Nia', 'member', { newcomer: true })
  const library = await sampleLibrary()
  const logIn = (name: string) => new Visitor(url).logIn(name)
  const [mo, max, ada, ben, nia] = (await Promise.all(
    (['Mo', 'Max', 'Ada', 'Ben', 'Nia'] as const).map(logIn),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor]
  const guest = new Visitor(url)
  await guest.page('/')

  /** A comment on Tower Hamlets; of Nia's it is held. */
  async function comment(who: Visitor, source: string, parent?: Seen): Promise<Seen> {
    const thread = { threadKind: 'document', threadId: library.document }
    const { events } = await who.write('/comments', {
      ...thread,
      source,
      ...(parent && { parent: parent.id }),
    })
    const event = events.find(({ type }) => type === 'comment.changed')
    if (!event) throw new Error('Nothing was posted')
    return { kind: 'comment', id: event.id, version: 1 }
  }
  return { ...library, mo, max, ada, ben, nia, guest, comment }
}

/** A thing as it is now, for the next decision. */
export async function asItIs({ kind, id }: Seen): Promise<Seen> {
  const found = await Comments.findById(id).lean()
  if (!found) throw new Error('There is no such comment')
  return { kind, id, version: found.version }
}
