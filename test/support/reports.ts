import { randomUUID } from 'node:crypto'
import { postExcerpt } from '../../server/library/documents.service.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { PostExcerpt } from '../../shared/library/library.schema.ts'
import type { DocumentView, ExcerptView } from '../../shared/library/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'

export const derbyReport: Omit<PostExcerpt, 'operation'> = {
  authority: 'Derby City',
  published: '2016-03-04',
  section: 'local-authority',
  judgements: { overall: 'good' },
  text: 'An up-to-date list is kept of the ninety-one children taught at home.',
}

/** Posts an excerpt as `actor`; `changes` are what differs from a made-up report on Derby. */
export async function postFrom(actor: Actor, changes: Partial<PostExcerpt> = {}) {
  const answer = await postExcerpt(actor, { operation: randomUUID(), ...derbyReport, ...changes })
  return { answer, ...shownBy(answer) }
}

/** The document and the excerpt that an answer shows, where it does. */
export function shownBy({ events }: WriteAnswer) {
  const find = (type: string) => events.find((event) => event.type === type)?.view
  return {
    document: find('document.changed') as DocumentView,
    excerpt: find('excerpt.changed') as ExcerptView,
  }
}
