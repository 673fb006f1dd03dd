import type { AnnotationView } from '../../../shared/annotations/views.ts'
import { createCell } from '../../live/cell.ts'
import { queryOf } from '../../pages/query.ts'

/** What narrows the notes of a page, by the names of the form's fields; '' for whatever it is. */
export const filterFields = ['by', 'tag', 'motivation', 'status'] as const
export type NoteFilter = Record<(typeof filterFields)[number], string>

/** What was chosen since the page came; null for what its address says. Only ever set in a browser. */
export const chosenFilter = createCell<NoteFilter | null>(null)

export const filterIn = (path: string): NoteFilter =>
  Object.fromEntries(filterFields.map((name) => [name, queryOf(path, name)])) as NoteFilter

/** Who made it, as the form says it: people who came with an import have only their names. */
export const makerOf = ({ creator }: AnnotationView): string => creator.id ?? `name:${creator.name}`

/** Whether a note is among those that a filter lets through. */
export function passes(note: AnnotationView, filter: NoteFilter, viewer: string | null): boolean {
  const { by, tag, motivation, status } = filter
  const stands =
    status === 'retired' ? note.retired !== null : [note.anchor.state, note.state].includes(status as never)
  return (
    (!by || makerOf(note) === by) &&
    (!tag || note.tags.includes(tag)) &&
    (!motivation || note.motivation === motivation) &&
    (!status || (status === 'mine' ? viewer !== null && note.creator.id === viewer : stands))
  )
}
