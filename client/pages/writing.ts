import type { ComponentType } from 'preact'
import { Annotate } from './Annotate.tsx'
import { EditAnnotation } from './EditAnnotation.tsx'
import { EditComment } from './EditComment.tsx'
import { EditExcerpt } from './EditExcerpt.tsx'
import { Import } from './Import.tsx'
import { LogIn } from './LogIn.tsx'
import { PostExcerpt } from './PostExcerpt.tsx'
import { ProposeContradiction } from './ProposeContradiction.tsx'
import { Register } from './Register.tsx'
import { Reply } from './Reply.tsx'

/** The pages that are forms: a chunk that reading does without. */
export const writing = {
  'post-excerpt': PostExcerpt,
  'edit-excerpt': EditExcerpt,
  'propose-contradiction': ProposeContradiction,
  annotate: Annotate,
  'edit-annotation': EditAnnotation,
  'edit-comment': EditComment,
  reply: Reply,
  import: Import,
  'log-in': LogIn,
  register: Register,
} satisfies Record<string, ComponentType>
