import { importDocumentSchema } from '../../shared/exporting/document-export.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { baseOf } from './base.ts'
import { importDocument } from './document-import.ts'

/** `POST /documents/import`: what `export.jsonld` gave, as the body or pasted into its field `export`. */
export function mountDocumentImport(write: MountWrite, publicUrl: string | null): void {
  write({
    path: '/documents/import',
    form: 'import-document',
    right: 'import',
    limit: 'publish',
    schema: importDocumentSchema,
    act: ({ actor, body, request }) => importDocument(actor, body, baseOf(request, publicUrl)),
  })
}
