import { registerAnnotations } from './annotations/annotations.entity.ts'
import { registerContradictions } from './contradictions/contradictions.entity.ts'
import { registerThreads } from './curation/threads.entity.ts'
import { registerLibrary } from './library/library.entity.ts'
import { registerMessages } from './live-sessions/messages.entity.ts'
import { registerNotes } from './live-sessions/notes.entity.ts'
import { registerSessions } from './live-sessions/sessions.entity.ts'
import { registerCases } from './moderation/cases.entity.ts'
import { registerFlags } from './moderation/flags/settle.ts'
import { registerNotifications } from './notifications/notifications.entity.ts'
import { registerBesideWriting } from './privacy/beside-writing.ts'
import { registerOwnSections } from './privacy/sections.ts'
import { registerSessionsKept } from './privacy/sessions-kept.ts'
import { registerComments } from './threads/comments.entity.ts'
import { registerReactions } from './threads/reactions.entity.ts'

/** Tells the write path, the live path and moderation how each feature's things are handled. */
export function registerFeatures(): void {
  for (const register of [
    registerLibrary,
    registerComments,
    registerReactions,
    registerAnnotations,
    registerContradictions,
    registerSessions,
    registerNotes,
    registerMessages,
    registerCases,
    registerFlags,
    registerNotifications,
    registerOwnSections,
    registerBesideWriting,
    registerSessionsKept,
    registerThreads,
  ])
    register()
}
