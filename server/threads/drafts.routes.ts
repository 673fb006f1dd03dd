import { z } from 'zod'
import { saveDraftSchema } from '../../shared/threads/drafts.schema.ts'
import { operation } from '../../shared/write.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { discardDraft, saveDraft } from './drafts.service.ts'

const step = z.object({ operation })

/** Drafts are their writer's alone and no live change: they are saved as they are, the newest over the last. */
export function mountDrafts(write: MountWrite): void {
  write({
    path: '/drafts',
    form: 'draft',
    right: 'logged-in',
    limit: 'write',
    schema: saveDraftSchema,
    act: ({ actor, body }) => saveDraft(actor, body),
  })
  write({
    path: '/drafts/:id/discard',
    form: 'discard-draft',
    right: 'logged-in',
    limit: 'write',
    schema: step,
    act: ({ actor, params }) => discardDraft(actor, params.id, true),
  })
  write({
    path: '/drafts/:id/restore',
    form: 'restore-draft',
    right: 'logged-in',
    limit: 'write',
    schema: step,
    act: ({ actor, params }) => discardDraft(actor, params.id, false),
  })
}
