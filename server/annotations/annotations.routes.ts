import {
  annotateSchema,
  editAnnotationSchema,
  publishSchema,
  putBackSchema,
  reattachSchema,
} from '../../shared/annotations/annotations.schema.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { annotate } from './annotations.service.ts'
import { editAnnotation, publishAnnotation } from './editing.service.ts'
import { putBack, reattach } from './reattach.service.ts'
import {
  restoreAnnotation,
  retireAnnotation,
  unretireAnnotation,
  withdrawAnnotation,
} from './steps.service.ts'

export function mountAnnotations(write: MountWrite): void {
  write({
    path: '/annotations',
    form: 'annotate',
    right: 'annotate',
    limit: 'write',
    schema: annotateSchema,
    act: ({ actor, body }) => annotate(actor, body),
  })
  write({
    path: '/annotations/:id',
    form: 'edit-annotation',
    right: 'annotate',
    limit: 'write',
    schema: editAnnotationSchema,
    act: ({ actor, body, params }) => editAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/publish',
    form: 'publish-annotation',
    right: 'annotate',
    limit: 'write',
    schema: publishSchema,
    act: ({ actor, body, params }) => publishAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/retire',
    form: 'retire',
    right: 'annotate',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => retireAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/unretire',
    form: 'unretire',
    right: 'annotate',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => unretireAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/withdraw',
    form: 'withdraw-annotation',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => withdrawAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/restore',
    form: 'restore-annotation',
    right: 'logged-in',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => restoreAnnotation(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/reattach',
    form: 'reattach',
    right: 'annotate',
    limit: 'write',
    schema: reattachSchema,
    act: ({ actor, body, params }) => reattach(actor, params.id, body),
  })
  write({
    path: '/annotations/:id/put-back',
    form: 'put-back',
    right: 'annotate',
    limit: 'write',
    schema: putBackSchema,
    act: ({ actor, body, params }) => putBack(actor, params.id, body),
  })
}
