import type { ComponentType } from 'preact'
import { Outbox } from '../mail/Outbox.tsx'
import { Case } from './Case.tsx'
import { CommentTools } from './CommentTools.tsx'
import { GuestFile } from './GuestFile.tsx'
import { Guests } from './Guests.tsx'
import { Health } from './Health.tsx'
import { ImportDocument } from './ImportDocument.tsx'
import { Moderation } from './Moderation.tsx'
import { People } from './People.tsx'
import { PersonFile } from './PersonFile.tsx'
import { Redact } from './Redact.tsx'
import { Review } from './Review.tsx'
import { ThreadTools } from './ThreadTools.tsx'
import { WordLists } from './WordLists.tsx'

export { moderateHere } from '../moderation/moderate-here.tsx'

/** The pages of moderators and admins: a chunk of their own. */
export const governing = {
  people: People,
  'person-file': PersonFile,
  'guest-file': GuestFile,
  guests: Guests,
  health: Health,
  moderation: Moderation,
  case: Case,
  'word-lists': WordLists,
  'thread-tools': ThreadTools,
  'comment-tools': CommentTools,
  redact: Redact,
  outbox: Outbox,
  review: Review,
  'import-document': ImportDocument,
} satisfies Record<string, ComponentType>
