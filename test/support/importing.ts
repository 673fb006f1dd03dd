import { allAuthorities } from '../../server/library/authorities.ts'
import { type ImportOptions, parseBlogPost, traceBlogPost } from '../../shared/importing/blog-post.ts'

const importOptions: ImportOptions = { authorities: allAuthorities(), today: '2026-11-22' }

/** Parses with the real list of authorities, on a fixed day. */
export const read = (raw: string) => parseBlogPost(raw, importOptions)

/** The same with the trace of what every stretch became. */
export const trace = (raw: string) => traceBlogPost(raw, importOptions)

/** A post with one entry, whose lines these are. */
export const readEntry = (...lines: string[]) => {
  const { entries, ...rest } = read(['A title', '', ...lines].join('\n'))
  const [entry] = entries
  if (entry === undefined || entries.length > 1) throw new Error(`found ${entries.length} entries, not one`)
  return { ...rest, entry }
}
