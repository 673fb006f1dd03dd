import type { ImportComment, ImportPreview, ImportProblem, SetAside } from './preview.ts'
import type { LinkTarget } from './urls.ts'

/** A post as it stands in what was pasted or uploaded, brought to plain text. */
export type PostSource = {
  format: ImportPreview['format']
  /** Null where the title is the first line of the text. */
  title: string | null
  text: string
  /** Where the text's links lead; positions in `text`, in code points. */
  targets: LinkTarget[]
  /** Null where the comments are a part of the text. */
  thread: { comments: ImportComment[]; ignored: SetAside[]; problems: ImportProblem[] } | null
}

/** The posts in a raw text: one for a paste or a page, perhaps many for a WordPress export. */
export function readSource(raw: string): PostSource[] {
  return [{ format: 'text', title: null, text: raw, targets: [], thread: null }]
}
