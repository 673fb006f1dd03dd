import type { ComponentType } from 'preact'
import { NewSession } from './NewSession.tsx'
import { Session } from './Session.tsx'
import { Sessions } from './Sessions.tsx'

/** The pages of live sessions: a chunk of their own. */
export const together = {
  sessions: Sessions,
  'new-session': NewSession,
  session: Session,
} satisfies Record<string, ComponentType>
