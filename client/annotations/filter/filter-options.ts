import type { AnnotationView } from '../../../shared/annotations/views.ts'
import { makerOf } from './note-filter.ts'

export type Option = readonly [value: string, label: string]

/** The people and the tags of these notes, each once, by name. */
export function optionsOf(annotations: readonly AnnotationView[]): { by: Option[]; tag: Option[] } {
  const people = new Map(annotations.map((note) => [makerOf(note), note.creator.name]))
  const tags = new Set(annotations.flatMap((note) => note.tags))
  return {
    by: [...people].sort(([, a], [, b]) => a.localeCompare(b)),
    tag: [...tags].sort().map((tag) => [tag, tag]),
  }
}
