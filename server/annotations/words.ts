import type { Actor } from '../../shared/accounts/actor.ts'
import type { Annotate } from '../../shared/annotations/annotations.schema.ts'
import { Problem } from '../platform/http/problem.ts'
import { toHtml } from '../threads/to-html.ts'

/** A note as it is kept: little markup, and what it renders to. */
export const noteOf = (note: string | undefined) =>
  note === undefined ? { source: null, html: null } : { source: note, html: toHtml(note) }

/** All the words of an annotation, as the pipeline looks at them. */
export const wordsOf = ({ note, tags }: { note?: string | null | undefined; tags: readonly string[] }) =>
  [note ?? '', ...tags].join('\n')

/** What is meant as a question or an assessment says something, and what is meant as a tag has one. */
export function says({ motivation, note, tags }: Pick<Annotate, 'motivation' | 'note' | 'tags'>): void {
  const missing =
    motivation === 'tagging' && tags.length === 0
      ? { field: 'tags', message: 'Please choose a tag, or say what you think instead.' }
      : (motivation === 'questioning' || motivation === 'assessing') && note === undefined
        ? { field: 'note', message: 'Please write it down: a few words will do.' }
        : null
  if (missing) throw new Problem('invalid', { fields: [{ ...missing, code: 'missing' }] })
}

/** What the pipeline is asked about. */
export const submitted = (actor: Actor, words: string) => ({
  actor,
  kind: 'annotation' as const,
  words,
  thread: null,
})
