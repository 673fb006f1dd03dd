import type { ComponentType } from 'preact'
import { NewSession } from './NewSession.tsx'
import { Session } from './Session.tsx'
import { SessionReplay } from './SessionReplay.tsx'
import { SessionSummary } from './SessionSummary.tsx'
import { Sessions } from './Sessions.tsx'

/** The pages of live sessions: a chunk of their own. */
export const together = {
  sessions: Sessions,
  'new-session': NewSession,
  session: Session,
  'session-summary': SessionSummary,
  'session-replay': SessionReplay,
} satisfies Record<string, ComponentType>
