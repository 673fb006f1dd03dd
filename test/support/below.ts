import type { sampleLibrary } from './library.ts'
import type { Visitor } from './visitor.ts'

type Place = Pick<Awaited<ReturnType<typeof sampleLibrary>>, 'document' | 'documentPath'>

/** What has a thread of its own and can be taken away. */
export type Carrier = 'annotation' | 'contradiction'

/** Somebody makes a note, or marks a contradiction, on the library's document; answers its id. */
export async function make(kind: Carrier, by: Visitor, place: Place): Promise<string> {
  const { tables } = await by.page(place.documentPath)
  const [excerpt] = Object.values(tables.excerpt)
  const exact = [...(excerpt?.text ?? '')].slice(0, 12).join('')
  const ends = ['overall', 'adoption'].map((area) => ({ kind: 'field', document: place.document, area }))
  const { events } =
    kind === 'annotation'
      ? await by.write('/annotations', { excerpt: excerpt?.id, exact, start: 0, end: 12, note: 'A note.' })
      : await by.write('/contradictions', { type: 'uneven-standard', claim: 'A claim.', ends })
  return events.find(({ type }) => type === `${kind}.changed`)?.id ?? ''
}
