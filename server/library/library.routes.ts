import { editExcerptSchema, postExcerptSchema } from '../../shared/library/library.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { postExcerpt } from './documents.service.ts'
import { editExcerpt } from './excerpts.service.ts'

export function mountLibrary(write: MountWrite): void {
  write({
    path: '/documents',
    form: 'post-excerpt',
    right: 'post',
    limit: 'publish',
    schema: postExcerptSchema,
    act: ({ actor, body }) => postExcerpt(actor, body),
  })
  write({
    path: '/excerpts/:id',
    form: 'edit-excerpt',
    right: 'post',
    limit: 'write',
    schema: editExcerptSchema,
    act: ({ actor, body, params }) => editExcerpt(actor, params.id, body),
  })
}
