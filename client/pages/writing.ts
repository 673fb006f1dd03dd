import type { ComponentType } from 'preact'
import { Forgotten, NewPassword } from '../accounts/Forgotten.tsx'
import { AskForLink } from '../guests/AskForLink.tsx'
import { MyComments } from '../guests/MyComments.tsx'
import { OpenLink } from '../guests/OpenLink.tsx'
import { Account } from './Account.tsx'
import { Annotate } from './Annotate.tsx'
import { AnnotationHistory } from './AnnotationHistory.tsx'
import { Drafts } from './Drafts.tsx'
import { EditAnnotation } from './EditAnnotation.tsx'
import { EditComment } from './EditComment.tsx'
import { EditExcerpt } from './EditExcerpt.tsx'
import { History } from './History.tsx'
import { Import } from './Import.tsx'
import { LogIn } from './LogIn.tsx'
import { Notifications } from './Notifications.tsx'
import { Person } from './Person.tsx'
import { PostExcerpt } from './PostExcerpt.tsx'
import { ProposeContradiction } from './ProposeContradiction.tsx'
import { Register } from './Register.tsx'
import { Reply } from './Reply.tsx'
import { StopMail } from './StopMail.tsx'

/** The pages that are forms: a chunk that reading does without. */
export const writing = {
  'post-excerpt': PostExcerpt,
  'edit-excerpt': EditExcerpt,
  'propose-contradiction': ProposeContradiction,
  annotate: Annotate,
  'edit-annotation': EditAnnotation,
  'annotation-history': AnnotationHistory,
  'edit-comment': EditComment,
  reply: Reply,
  history: History,
  drafts: Drafts,
  import: Import,
  notifications: Notifications,
  'stop-mail': StopMail,
  forgotten: Forgotten,
  'new-password': NewPassword,
  'ask-for-link': AskForLink,
  'open-link': OpenLink,
  'my-comments': MyComments,
  'log-in': LogIn,
  register: Register,
  person: Person,
  account: Account,
} satisfies Record<string, ComponentType>
