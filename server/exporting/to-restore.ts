import { chosenOf } from '../../shared/annotations/views.ts'
import { toMarkup } from '../../shared/exporting/to-markup.ts'
import type { ExcerptRecord } from '../library/excerpts.model.ts'
import { cleanHtml } from '../threads/to-html.ts'
import type { Here } from './read-ends.ts'
import type { ReadExport } from './read-export.ts'

/** The document with its wordings, as the library takes it. */
export function toRestore({ given, slug }: ReadExport) {
  const { kind, label, authority, published, judgements, reinspection, sourceUrl } = given
  const excerpts = given.excerpts.map((excerpt) => ({
    ...excerpt,
    revisions: excerpt.revisions.map(({ text, creator, created }) => ({
      text,
      name: creator,
      created: new Date(created),
    })),
  }))
  return { slug, kind, title: label, authority, published, judgements, reinspection, sourceUrl, excerpts }
}

type Made = { creator: { name: string }; created: string; modified?: string | undefined }

/** `otherwise`: moments at which it changed in another way than by its words. */
export const byWhom = ({ creator, created, modified }: Made, otherwise: readonly string[] = []) => ({
  name: creator.name,
  created: new Date(created),
  modified: modified === undefined || otherwise.includes(modified) ? null : new Date(modified),
})

/** A note or a comment; null for none. */
export function wordsOf(body: readonly { purpose: string; value: string }[]) {
  const note = body.find(({ purpose }) => purpose === 'commenting')
  return note ? { source: toMarkup(note.value), html: cleanHtml(note.value) } : null
}

const tagsOf = (body: readonly { purpose: string; value: string }[]) =>
  body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value)

/** The annotations, with what they were before; `held` are the excerpts that were made just now. */
export const marksOf = ({ annotations }: ReadExport, held: Here['held']) =>
  annotations.map(({ given, passage: { excerpt, seen, quote, position }, former }) => {
    const { retired, edited, canonical } = given
    const today = held.get(excerpt.id) as ExcerptRecord
    const tags = tagsOf(given.body)
    return {
      ...byWhom(given, [...(retired ? [retired] : []), ...former.map(({ until }) => until)]),
      ...(edited !== undefined && { modified: new Date(edited) }),
      elsewhere: { ...(canonical !== undefined && { canonical }), via: given.id },
      excerpt: today._id,
      seen,
      today,
      quote,
      position,
      note: wordsOf(given.body),
      tags,
      motivation: chosenOf(given.motivation),
      retired: retired === undefined ? null : new Date(retired),
      former: former.map((was) => ({
        target: { revision: was.seen.revision, quote: was.quote, position: was.position },
        until: new Date(was.until),
      })),
      wordings: given.formerWordings.map((was) => ({
        source: null,
        html: null,
        ...wordsOf(was.body),
        tags: tagsOf(was.body),
        motivation: chosenOf(was.motivation),
        until: new Date(was.until),
      })),
    }
  })
