import { proposeSchema } from '../../shared/contradictions/contradictions.schema.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import {
  confirmContradiction,
  propose,
  renewContradiction,
  restoreContradiction,
  withdrawContradiction,
} from './contradictions.service.ts'

export function mountContradictions(write: MountWrite): void {
  write({
    path: '/contradictions',
    form: 'propose',
    right: 'propose',
    limit: 'write',
    schema: proposeSchema,
    act: ({ actor, body }) => propose(actor, body),
  })
  write({
    path: '/contradictions/:id/withdraw',
    form: 'withdraw-contradiction',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => withdrawContradiction(actor, params.id, body),
  })
  write({
    path: '/contradictions/:id/restore',
    form: 'restore-contradiction',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => restoreContradiction(actor, params.id, body),
  })
  write({
    path: '/contradictions/:id/confirm',
    form: 'confirm-contradiction',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => confirmContradiction(actor, params.id, body, true),
  })
  write({
    path: '/contradictions/:id/unconfirm',
    form: 'unconfirm-contradiction',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => confirmContradiction(actor, params.id, body, false),
  })
  write({
    path: '/contradictions/:id/renew',
    form: 'renew-contradiction',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => renewContradiction(actor, params.id, body),
  })
}
