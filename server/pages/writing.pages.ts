import { nextPath } from '../../shared/accounts/accounts.schema.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../shared/accounts/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { quotation } from '../../shared/threads/quotation.ts'
import { invitationIsGood } from '../accounts/invitations.service.ts'
import { annotationHistory } from '../annotations/annotation-history.reader.ts'
import { annotationById } from '../annotations/annotations.reader.ts'
import { allAuthorities } from '../library/authorities.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { excerptWithRevisions } from '../library/excerpts.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { commentWithPlace } from '../threads/threads.reader.ts'
import { type Loader, still, tablesOf, watching } from './loading.ts'
import { opening } from './opening.ts'

/** Pages with a form ask for the right to send it, so that nobody writes what can't be posted. */
function need(actor: Actor, right: ViewerRight): void {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, right)
}

export const postExcerpt: Loader = async ({ actor }) => {
  need(actor, 'post')
  const authorities = allAuthorities().map(({ name }) => name)
  return still({ kind: 'post-excerpt', authorities }, 'Post an excerpt')
}

export const editExcerpt: Loader = async ({ params, actor }) => {
  need(actor, 'post')
  const { excerpt, document, revisions } = await excerptWithRevisions(params.id ?? '', actor)
  if (!excerpt.may.includes('edit')) throw new Problem('not-allowed')
  const page = { kind: 'edit-excerpt' as const, excerpt: excerpt.id, revisions }
  return {
    page,
    title: 'Edit an excerpt',
    channels: {},
    tables: tablesOf({ excerpt: [excerpt], document: [document] }),
  }
}

export const annotate: Loader = async ({ params, actor }) => {
  need(actor, 'annotate')
  const { excerpt, document } = await excerptWithRevisions(params.id ?? '', actor)
  const page = { kind: 'annotate' as const, document: document.id, excerpt: excerpt.id }
  return {
    page,
    title: 'Mark a passage',
    channels: {},
    tables: tablesOf({ excerpt: [excerpt], document: [document] }),
  }
}

export const editAnnotation: Loader = async ({ params, actor }) => {
  need(actor, 'annotate')
  const annotation = await annotationById(params.id ?? '', actor)
  if (!annotation.may.includes('edit')) throw new Problem('not-allowed')
  const { excerpt, document } = await excerptWithRevisions(annotation.target.excerpt, actor)
  const page = { kind: 'edit-annotation' as const, annotation: annotation.id }
  const tables = tablesOf({ annotation: [annotation], excerpt: [excerpt], document: [document] })
  return { page, title: 'Edit a note', channels: {}, tables }
}

/** `/annotations/:id/history`: what it was put on, for whoever may read it. */
export const ofAnnotation: Loader = async ({ params, actor }) => {
  const { view, history } = await annotationHistory(params.id ?? '', actor)
  const { excerpt, document } = await excerptWithRevisions(view.target.excerpt, actor)
  const tables = tablesOf({ annotation: [view], excerpt: [excerpt], document: [document] })
  const page = { kind: 'annotation-history' as const, history }
  return { page, title: 'What a note is on', channels: {}, tables }
}

export const proposeContradiction: Loader = async ({ params, query, actor }) => {
  need(actor, 'propose')
  const { document: found } = await documentBySlug(params.slug ?? '', actor)
  const channel: Channel = `document:${found.id}`
  const channels = await watching({ [channel]: 'summary' })
  const { document, excerpts } = await documentBySlug(found.slug, actor)
  return {
    page: { kind: 'propose-contradiction', document: document.id, session: query.get('session') ?? '' },
    title: 'Propose a contradiction',
    channels,
    tables: tablesOf({ document: [document], excerpt: excerpts }),
  }
}

export const reply: Loader = async ({ params, query, actor }) => {
  const id = params.id ?? ''
  const { place } = await commentWithPlace(id, actor)
  const channels = await watching({ [place.channels[0]]: 'whole' } as Record<Channel, Depth>)
  const { comment } = await commentWithPlace(id, actor)
  const quote =
    query.has('quote') && comment.html ? quotation(comment.creator.name, opening(comment.html)) : ''
  const page = { kind: 'reply' as const, comment: comment.id, quote }
  return {
    page,
    title: comment.creator.name ? `Reply to ${comment.creator.name}` : 'Reply',
    channels,
    tables: tablesOf({ comment: [comment] }),
  }
}

export const editComment: Loader = async ({ params, actor }) => {
  if (actor.guest === undefined) need(actor, 'comment')
  const { comment } = await commentWithPlace(params.id ?? '', actor)
  if (!comment.may.includes('edit')) throw new Problem('not-allowed')
  const page = { kind: 'edit-comment' as const, comment: comment.id }
  return { page, title: 'Edit your comment', channels: {}, tables: tablesOf({ comment: [comment] }) }
}

export const importPage: Loader = async ({ actor }) => {
  need(actor, 'import')
  return still({ kind: 'import', preview: null, raw: '', already: null }, 'Import a post')
}

export const logIn: Loader = async ({ query, actor }) => {
  const next = nextPath.parse(query.get('next') ?? '/')
  return actor.id === null ? still({ kind: 'log-in', next }, 'Log in') : { redirect: next }
}

export const register: Loader = async ({ query, actor }) => {
  const next = nextPath.parse(query.get('next') ?? '/')
  if (actor.id !== null) return { redirect: next }
  const invitation = query.get('invitation')
  const firstAdmin = invitation && (await invitationIsGood(invitation)) ? invitation : null
  return still({ kind: 'register', next, firstAdmin }, 'Make an account')
}
