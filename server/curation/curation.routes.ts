import {
  featureSchema,
  lockSchema,
  mergeSchema,
  moveSchema,
  redactSchema,
  splitSchema,
  undoMoveSchema,
} from '../../shared/curation/curation.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { feature, lock } from './lock.service.ts'
import { merge, move, split, undoMove } from './moves.service.ts'
import { redact } from './redact.service.ts'

export function mountCuration(write: MountWrite): void {
  write({
    path: '/moderation/redact',
    form: 'redact',
    right: 'govern',
    limit: 'write',
    schema: redactSchema,
    act: ({ actor, body }) => redact(actor, body),
  })
  write({
    path: '/threads/:id/lock',
    form: 'lock',
    right: 'logged-in',
    limit: 'write',
    schema: lockSchema,
    act: ({ actor, body, params }) => lock(actor, params.id, body),
  })
  write({
    path: '/comments/:id/feature',
    form: 'feature',
    right: 'logged-in',
    limit: 'write',
    schema: featureSchema,
    act: ({ actor, body, params }) => feature(actor, params.id, body),
  })
  write({
    path: '/comments/:id/move',
    form: 'move',
    right: 'moderate',
    limit: 'write',
    schema: moveSchema,
    act: ({ actor, body, params }) => move(actor, params.id, body),
  })
  write({
    path: '/comments/:id/split',
    form: 'split',
    right: 'moderate',
    limit: 'write',
    schema: splitSchema,
    act: ({ actor, body, params }) => split(actor, params.id, body),
  })
  write({
    path: '/threads/:id/merge',
    form: 'merge',
    right: 'moderate',
    limit: 'write',
    schema: mergeSchema,
    act: ({ actor, body, params }) => merge(actor, params.id, body),
  })
  write({
    path: '/moves/:id/undo',
    form: 'undo-move',
    right: 'moderate',
    limit: 'write',
    schema: undoMoveSchema,
    act: ({ actor, body, params }) => undoMove(actor, params.id, body),
  })
}
