import type { ComponentType } from 'preact'
import { CommentTools } from './CommentTools.tsx'
import { Health } from './Health.tsx'
import { Moderation } from './Moderation.tsx'
import { People } from './People.tsx'
import { PersonFile } from './PersonFile.tsx'
import { Redact } from './Redact.tsx'
import { Review } from './Review.tsx'
import { ThreadTools } from './ThreadTools.tsx'

/** The pages of moderators and admins: a chunk of their own. */
export const governing = {
  people: People,
  'person-file': PersonFile,
  health: Health,
  moderation: Moderation,
  'thread-tools': ThreadTools,
  'comment-tools': CommentTools,
  redact: Redact,
  review: Review,
} satisfies Record<string, ComponentType>
