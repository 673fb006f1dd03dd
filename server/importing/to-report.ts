import type { ImportComment } from '../../shared/importing/preview.ts'
import type { PlacedEntry } from '../../shared/importing/will-be-imported.ts'
import type { Report } from '../library/shelve-report.ts'
import type { ImportedComment } from '../threads/comments.import.ts'

/** An entry of a post as the library takes it in. Only the overall grade stands in a post. */
export function toReport(entry: PlacedEntry): Report {
  const { authority, date, overall, reinspection, sections, sourceUrl } = entry
  return {
    authority: { slug: authority.slug, name: authority.name },
    published: date,
    judgements: overall
      ? [
          {
            area: 'overall',
            printed: overall.printed,
            grade: overall.grade,
            previous: reinspection?.previousGrade ?? null,
          },
        ]
      : [],
    reinspection: reinspection?.note ?? null,
    sourceUrl,
    passages: sections.map(({ section, kind, text, editorNotes }) => ({
      kind,
      section,
      text,
      paragraph: null,
      page: null,
      editorNotes,
    })),
  }
}

export const toImportedComment = ({
  authorName,
  isPostAuthor,
  parent,
  text,
}: ImportComment): ImportedComment => ({
  name: authorName,
  postAuthor: isPostAuthor,
  parent,
  source: text,
})
