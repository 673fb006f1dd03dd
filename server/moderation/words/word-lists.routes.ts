import { addWordSchema, stepWordSchema } from '../../../shared/moderation/word-lists.schema.ts'
import type { MountWrite } from '../../platform/http/routes.ts'
import { addWord, removeWord, restoreWord } from './word-lists.service.ts'

export function mountWordLists(write: MountWrite): void {
  const admins = { right: 'govern', limit: 'write' } as const
  write({
    ...admins,
    path: '/moderation/word-lists',
    form: 'add-word',
    schema: addWordSchema,
    act: ({ actor, body }) => addWord(actor, body),
  })
  write({
    ...admins,
    path: '/moderation/word-lists/:id/remove',
    form: 'remove-word',
    schema: stepWordSchema,
    act: ({ actor, body, params }) => removeWord(actor, params.id, body),
  })
  write({
    ...admins,
    path: '/moderation/word-lists/:id/restore',
    form: 'restore-word',
    schema: stepWordSchema,
    act: ({ actor, body, params }) => restoreWord(actor, params.id, body),
  })
}
