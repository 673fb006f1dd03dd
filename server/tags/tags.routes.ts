import type { Request, RequestHandler, Response, Router } from 'express'
import { addTagSchema, changeTagSchema } from '../../shared/tags/tags.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { toStyles } from './styles.ts'
import { addTag, changeTag } from './tags.service.ts'
import { vocabulary } from './vocabulary.ts'

export function mountTags(write: MountWrite): void {
  write({
    path: '/tags',
    form: 'add-tag',
    right: 'moderate',
    limit: 'write',
    schema: addTagSchema,
    act: ({ actor, body }) => addTag(actor, body),
  })
  write({
    path: '/tags/:name',
    form: 'change-tag',
    right: 'moderate',
    limit: 'write',
    schema: changeTagSchema,
    act: ({ actor, body, request }) => changeTag(actor, String(request.params.name), body),
  })
}

/**
 * `GET /api/tags`: the tags that are offered, for who types one. `GET /tags.css`: how all of them look, wherever they
 * stand, so that a new colour is on every page at once.
 */
export function mountVocabulary(router: Router, limit: RequestHandler): void {
  router.get('/api/tags', limit, async (_request: Request, response: Response) => {
    const tags = (await vocabulary()).filter(({ offered }) => offered)
    response.json({ tags: tags.map(({ name, meaning, mark }) => ({ name, meaning, mark })) })
  })
  router.get('/tags.css', limit, async (_request: Request, response: Response) => {
    response
      .set('Cache-Control', 'no-cache')
      .type('css')
      .send(toStyles(await vocabulary()))
  })
}
