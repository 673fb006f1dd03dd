import { importDocumentSchema } from '../../shared/exporting/document-export.schema.ts'
import { importHypothesisSchema } from '../../shared/exporting/hypothesis.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { baseOf } from './base.ts'
import { importDocument } from './document-import.ts'
import { importHypothesis } from './hypothesis-import.ts'

/**
 * `POST /documents/import`: what `export.jsonld` gave. `POST /documents/:slug/annotations/import`: what Hypothesis
 * exported. Each as the body, or pasted into the field `export`.
 */
export function mountDocumentImport(write: MountWrite, publicUrl: string | null): void {
  write({
    path: '/documents/import',
    form: 'import-document',
    right: 'import',
    limit: 'publish',
    schema: importDocumentSchema,
    act: ({ actor, body, request }) => importDocument(actor, body, baseOf(request, publicUrl)),
  })
  write({
    path: '/documents/:slug/annotations/import',
    form: 'import-annotations',
    right: 'import',
    limit: 'publish',
    schema: importHypothesisSchema,
    act: ({ actor, body, request }) => importHypothesis(actor, String(request.params.slug), body),
  })
}
