import { confirmSchema } from '../../shared/importing/import.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { confirmImport } from './importing.service.ts'

/** Saving an import. Showing what would be imported saves nothing: see `preview.routes.ts`. */
export function mountImport(write: MountWrite): void {
  write({
    path: '/import/confirm',
    form: 'confirm-import',
    right: 'import',
    limit: 'publish',
    schema: confirmSchema,
    act: ({ actor, body }) => confirmImport(actor, body),
  })
}
