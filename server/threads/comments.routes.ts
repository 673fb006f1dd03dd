import { editCommentSchema, postCommentSchema, reactSchema } from '../../shared/threads/comments.schema.ts'
import { stepSchema } from '../../shared/write.schema.ts'
import { postAsGuest } from '../guests/arriving.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { editComment, postComment, restoreComment, withdrawComment } from './comments.service.ts'
import { react } from './reactions.service.ts'

export function mountComments(write: MountWrite): void {
  write({
    path: '/comments',
    form: 'reply',
    right: 'comment',
    guests: 'all',
    limit: 'write',
    guestLimit: 'guest',
    schema: postCommentSchema,
    act: ({ actor, body, request }) =>
      actor.id === null ? postAsGuest(request, actor, body) : postComment(actor, body),
  })
  write({
    path: '/comments/:id',
    form: 'edit-comment',
    right: 'comment',
    guests: 'known',
    limit: 'write',
    schema: editCommentSchema,
    act: ({ actor, body, params }) => editComment(actor, params.id, body),
  })
  write({
    path: '/comments/:id/withdraw',
    form: 'withdraw-comment',
    right: 'logged-in',
    guests: 'known',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => withdrawComment(actor, params.id, body),
  })
  write({
    path: '/comments/:id/restore',
    form: 'restore-comment',
    right: 'logged-in',
    guests: 'known',
    limit: 'write',
    schema: stepSchema,
    act: ({ actor, body, params }) => restoreComment(actor, params.id, body),
  })
  write({
    path: '/comments/:id/react',
    form: 'react',
    right: 'react',
    limit: 'write',
    schema: reactSchema,
    act: ({ actor, body, params }) => react(actor, params.id, body),
  })
}
