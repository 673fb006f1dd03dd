import express, { Router } from 'express'
import { mountAccounts } from './accounts/accounts.routes.ts'
import { mountNames } from './accounts/names.routes.ts'
import { mountPasswordResets } from './accounts/password-resets.routes.ts'
import { mountAnnotations } from './annotations/annotations.routes.ts'
import type { Config } from './config.ts'
import { mountContradictions } from './contradictions/contradictions.routes.ts'
import { mountCuration } from './curation/curation.routes.ts'
import { mountWebAnnotations } from './exporting/annotations.routes.ts'
import { mountContainers } from './exporting/containers.routes.ts'
import { mountExports } from './exporting/export.routes.ts'
import { mountDocumentImport } from './exporting/import.routes.ts'
import { mountTerms } from './exporting/terms.routes.ts'
import { mountNamedThings } from './exporting/things.routes.ts'
import { mountGuestBans } from './guests/bans.routes.ts'
import { mountGuests } from './guests/guests.routes.ts'
import { mountImport } from './importing/import.routes.ts'
import { mountPreview, takeLongPosts } from './importing/preview.routes.ts'
import { mountAuthorities } from './library/authorities.routes.ts'
import { mountLibrary } from './library/library.routes.ts'
import { mountNotes } from './live-sessions/notes.routes.ts'
import { mountSessions } from './live-sessions/sessions.routes.ts'
import { mountOutbox } from './mail/outbox.routes.ts'
import { mountFlags } from './moderation/flags/flags.routes.ts'
import { mountImpact, mountModeration } from './moderation/moderation.routes.ts'
import { mountWordLists } from './moderation/words/word-lists.routes.ts'
import { mountNotifications } from './notifications/notifications.routes.ts'
import { mountPages } from './pages/pages.routes.ts'
import type { makeShow } from './pages/show.ts'
import type { makeLimits } from './platform/http/limits.ts'
import { type MountedRoute, mountWrites } from './platform/http/routes.ts'
import { mountChanges } from './platform/live/changes.routes.ts'
import { mountExport, mountOwnAccount } from './privacy/privacy.routes.ts'
import { mountReadingMarks } from './reading-marks/marks.routes.ts'
import { mountHealth } from './retention/health.routes.ts'
import { mountSanctions } from './sanctions/sanctions.routes.ts'
import { mountTags, mountVocabulary } from './tags/tags.routes.ts'
import { mountComments } from './threads/comments.routes.ts'
import { mountDrafts } from './threads/drafts.routes.ts'
import { mountParts } from './threads/parts.routes.ts'

/** Every feature's routes, in the order in which they are tried; and all writes, with the right that each asks for. */
export function featureRoutes(
  { publicUrl, sessionSecret }: Config,
  limits: ReturnType<typeof makeLimits>,
  show: ReturnType<typeof makeShow>,
): { router: Router; writes: readonly MountedRoute[] } {
  const router = Router()
  const writes: MountedRoute[] = []
  const write = mountWrites(router, limits, writes)
  takeLongPosts(router)
  router.use(
    express.json({ limit: '256kb', type: ['application/json', 'application/ld+json'] }),
    express.urlencoded({ extended: true, limit: '256kb', parameterLimit: 500 }),
  )
  mountAccounts(write)
  mountSanctions(write)
  mountHealth(write)
  mountOwnAccount(write)
  mountExport(router, limits.read)
  mountLibrary(write)
  mountPreview(router, limits.publish, writes, show)
  mountImport(write)
  mountPasswordResets(write)
  mountGuests(write, router, limits.read)
  mountGuestBans(write)
  mountOutbox(write)
  mountComments(write)
  mountDrafts(write)
  mountReadingMarks(write, router, limits.read)
  mountAnnotations(write)
  mountTags(write)
  mountContradictions(write)
  mountSessions(write)
  mountNotes(write, router, limits.read)
  mountModeration(write)
  mountWordLists(write)
  mountFlags(write, sessionSecret)
  mountImpact(router, limits.read)
  mountNotifications(write)
  mountCuration(write)
  mountAuthorities(router, limits.read)
  mountNames(router, limits.read)
  mountContainers(router, limits, publicUrl, writes)
  mountWebAnnotations(router, limits, publicUrl, writes)
  mountNamedThings(router, limits.read, publicUrl)
  mountTerms(router, limits.read, publicUrl)
  mountVocabulary(router, limits.read)
  mountExports(router, limits.read, publicUrl)
  mountDocumentImport(write, publicUrl)
  mountChanges(router, limits.read)
  mountParts(router, limits.read)
  mountPages(router, show, limits.read)
  return { router, writes }
}
