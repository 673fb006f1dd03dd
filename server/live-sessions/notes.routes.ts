import type { RequestHandler, Router } from 'express'
import { jottingSchema, noteLineSchema } from '../../shared/live-sessions/live-sessions.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { notesOf } from './notes.reader.ts'
import { addLine, jot } from './notes.service.ts'

export function mountNotes(write: MountWrite, router: Router, limit: RequestHandler): void {
  write({
    path: '/sessions/:id/notes',
    form: 'jot',
    right: 'annotate',
    limit: 'jot',
    schema: jottingSchema,
    act: ({ actor, body, params }) => jot(actor, params.id, body),
  })
  write({
    path: '/sessions/:id/notes/line',
    form: 'note-line',
    right: 'annotate',
    limit: 'write',
    schema: noteLineSchema,
    act: ({ actor, body, params }) => addLine(actor, params.id, body),
  })
  router.get('/sessions/:id/notes', limit, async (request, response) => {
    response.set('cache-control', 'no-store').json(await notesOf((request.params as { id: string }).id))
  })
}
