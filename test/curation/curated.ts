import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

export type Place = { threadKind: 'digest' | 'document'; threadId: string }

/** Ada and Ben write, Mo moderates, Gov governs; two threads on two pages. */
export async function curatedLibrary(url: string) {
  const library = await sampleLibrary()
  await makePerson('Ada')
  await makePerson('Ben')
  await makePerson('Mo', 'moderator')
  await makePerson('Gov', 'admin')
  const [ada, ben, mo, gov] = await Promise.all(
    (['Ada', 'Ben', 'Mo', 'Gov'] as const).map((name) => new Visitor(url).logIn(name)),
  )
  const here: Place = { threadKind: 'document', threadId: library.document }
  const there: Place = { threadKind: 'digest', threadId: library.digest }
  return { ...library, ada: ada!, ben: ben!, mo: mo!, gov: gov!, here, there }
}

/** Posts a thought, or a reply; answers its id. */
export async function post(who: Visitor, place: Place, body: object = {}): Promise<string> {
  const { events } = await who.write('/comments', { ...place, source: 'A thought about this.', ...body })
  const made = events.find(({ type }) => type === 'comment.changed')
  if (!made) throw new Error('Nothing was posted')
  return made.id
}
