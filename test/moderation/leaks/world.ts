import type { Channel } from '../../../shared/live/contract.ts'
import type { Line, lines } from '../../support/connect.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { startSession } from '../../support/sessions.ts'
import { Visitor } from '../../support/visitor.ts'

export const names = ['Ada', 'Nia', 'Gus', 'Mo', 'Al', 'a guest'] as const
export type Name = (typeof names)[number]
export type Reader = { name: Name; visitor: Visitor; line: Line }
export const isModerator = (name: Name) => name === 'Mo' || name === 'Al'

export const signed = { guestName: 'Gus Green', guestEmail: 'gus@example.org' }

export type World = Awaited<ReturnType<typeof gather>>

/** Everybody with a line of their own, a document to write about, and a live session, in which Ada and Nia have a seat. */
export async function gather(url: string, open: ReturnType<typeof lines>) {
  const place = await sampleLibrary()
  const channel: Channel = `document:${place.document}`
  const thread = { threadKind: 'document', threadId: place.document }
  await Promise.all([
    makePerson('Ada'),
    makePerson('Nia', 'member', { newcomer: true }),
    makePerson('Mo', 'moderator'),
    makePerson('Al', 'admin'),
  ])
  const [ada, nia] = await Promise.all(['Ada', 'Nia'].map((name) => new Visitor(url).logIn(name)))
  const room = await startSession(ada!, `document:${place.document}`)
  await nia!.write(`${room}/join`, {})
  const roomChannel: Channel = `session:${room.split('/')[2]}`
  const entries = await Promise.all(
    names.map(async (name): Promise<[Name, Reader]> => {
      const visitor = new Visitor(url)
      if (name === 'Gus') {
        await visitor.write('/comments', { ...thread, ...signed, source: 'Good morning.' })
        await visitor.page('/')
      } else if (name !== 'a guest') await visitor.logIn(name)
      const line = await open.open(visitor)
      await line.ask('watch', watchedBy({ visitor, name }, { [channel]: 0, [roomChannel]: 0 }))
      return [name, { name, visitor, line }]
    }),
  )
  const readers = Object.fromEntries(entries) as Record<Name, Reader>
  const excerpt = Object.values((await readers.Ada.visitor.page(place.documentPath)).tables.excerpt)[0]!
  return { place, thread, channel, room, roomChannel, readers, excerpt }
}

/** What somebody's screen watches: the document, the session, what is theirs, and for moderators the queue. */
export function watchedBy(
  { visitor, name }: Pick<Reader, 'visitor' | 'name'>,
  channels: Record<Channel, number>,
): Record<string, number> {
  return {
    ...channels,
    ...(visitor.id && { [`person:${visitor.id}`]: 0 }),
    ...(isModerator(name) && { 'moderation:queue': 0 }),
  }
}
