import type { RequestHandler, Router } from 'express'
import { changesSince } from '../data/changes.ts'
import { actorOf } from '../http/session.ts'
import { readChannels } from './channels.ts'

/** `GET /api/changes?since[document:ID]=12`: what was missed on each channel, for a screen without a socket. */
export function mountChanges(router: Router, limit: RequestHandler): void {
  router.get('/api/changes', limit, async (request, response) => {
    const actor = actorOf(request)
    const channels = readChannels(request.query.since, actor)
    response.set('Cache-Control', 'no-store')
    response.json(await changesSince(channels, actor))
  })
}
