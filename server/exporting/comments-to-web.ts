import {
  agent,
  houseContext,
  rights,
  type WebAnnotation,
  type WebBody,
  webAnnotationContext,
} from '../../shared/exporting/web-annotation.ts'
import type { CommentView, ThreadRef } from '../../shared/threads/views.ts'
import { type FormerWordingOfComment, formerWordingsOf } from '../threads/former-wordings.reader.ts'

/** The address of what a thread hangs under; `path` is that of the page it is on. */
export function carrierOf({ kind, id }: ThreadRef, path: string, base: string): string {
  const page = base + path.replace(/#.*/, '')
  if (kind === 'annotation') return `${page}/annotations/${id}`
  return kind === 'contradiction' ? `${base}/contradictions/${id}` : page
}

/** Comments as annotations that reply to another comment, or to what their thread hangs under. */
export async function commentsToWeb(
  comments: readonly CommentView[],
  base: string,
  pathOf: (thread: ThreadRef) => string,
): Promise<WebAnnotation[]> {
  const here = new Map(comments.map((comment) => [comment.id, comment]))
  const beyond = comments.flatMap(({ parent }) => (parent === null || here.has(parent) ? [] : parent))
  const revised = comments.flatMap(({ id, revised }) => (revised ? id : []))
  const former = await formerWordingsOf([...revised, ...new Set(beyond)])
  return comments.map((view) =>
    toReplying(view, base, carrierOf(view.thread, pathOf(view.thread), base), former),
  )
}

/** One of them. */
export const commentToWeb = async (
  comment: CommentView,
  { path }: { path: string },
  base: string,
): Promise<WebAnnotation> => (await commentsToWeb([comment], base, () => path))[0] as WebAnnotation

function toReplying(
  view: CommentView,
  base: string,
  carrier: string,
  former: ReadonlyMap<string, FormerWordingOfComment[]>,
): WebAnnotation {
  const { parent, html } = view
  const target = parent === null ? carrier : `${base}/comments/${parent}`
  const place = { id: `${base}/comments/${view.id}`, type: 'Annotation' as const }
  // Of what has no words any more only the place is told.
  if (html === null) {
    const creator = { type: 'Person' as const, name: '' }
    const { created } = view
    return {
      '@context': webAnnotationContext,
      ...place,
      motivation: 'replying',
      creator,
      created,
      rights,
      target,
    }
  }
  const before = former.get(view.id) ?? []
  const answered = answeredWording(view, former.get(parent ?? '') ?? [])
  const { featured, creator } = view
  const ofHouse = {
    ...(before.length > 0 && {
      formerWordings: before.map(({ html, until }) => ({ body: [bodyOf(html)], until })),
    }),
    ...(answered !== null && { answersWording: answered }),
    ...(featured !== null && { featured: true as const }),
    ...(creator.postAuthor && { byPostAuthor: true as const }),
  }
  return {
    '@context': Object.keys(ofHouse).length > 0 ? houseContext(base) : webAnnotationContext,
    ...place,
    motivation: 'replying',
    creator: agent(base, creator),
    created: view.created,
    ...(view.modified !== null && { modified: view.modified }),
    rights,
    body: [bodyOf(html)],
    target,
    ...ofHouse,
  }
}

const bodyOf = (value: string): WebBody => ({
  type: 'TextualBody',
  purpose: 'commenting',
  value,
  format: 'text/html',
  language: 'en',
})

/** Which of the parent's wordings it answers, from 1 among those that are told; null for the present one. */
function answeredWording({ answersWording }: CommentView, former: readonly FormerWordingOfComment[]) {
  if (answersWording === null) return null
  const at = former.findIndex(({ wording }) => wording >= answersWording)
  return at === -1 ? null : at + 1
}
