import { guest } from '../../shared/accounts/actor.ts'
import {
  agent,
  type HouseContext,
  houseContext,
  sourceOf,
  toWebAssessment,
  toWebLinking,
  type WebAgent,
  type WebAnnotation,
} from '../../shared/exporting/web-annotation.ts'
import type { Day, DocumentKind, ExcerptView, Judgement } from '../../shared/library/views.ts'
import type { CommentView, ThreadView } from '../../shared/threads/views.ts'
import { annotationsOn } from '../annotations/annotations.reader.ts'
import { contradictionsOn } from '../contradictions/contradictions.reader.ts'
import { threadsOn } from '../curation/threads.reader.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { excerptWithRevisions } from '../library/excerpts.reader.ts'
import { commentsOn } from '../threads/threads.reader.ts'
import { carrierOf, commentsToWeb } from './comments-to-web.ts'
import { toWeb } from './to-web.ts'

/** An excerpt with every wording it has had, the first one first. */
export type ExportedExcerpt = Pick<ExcerptView, 'kind' | 'section' | 'paragraph' | 'page' | 'editorNotes'> & {
  id: string
  revisions: { id: string; revision: number; text: string; creator: WebAgent; created: string }[]
}

/**
 * Everything that everybody may see of a document. Annotations, contradictions and comments are W3C annotations
 * (comments `replying` to what they answer); the rest is told in the words of this house.
 */
export type DocumentExport = {
  '@context': HouseContext
  id: string
  type: 'Document'
  kind: DocumentKind
  label: string
  authority: string | null
  published: Day | null
  judgements: Judgement[]
  reinspection: string | null
  sourceUrl: string | null
  excerpts: ExportedExcerpt[]
  annotations: WebAnnotation[]
  contradictions: WebAnnotation[]
  comments: WebAnnotation[]
  closedThreads?: ClosedThread[]
}

/** That nobody can answer any more under something; `reason` may be empty. */
type ClosedThread = { target: string; since: string; reason: string }

/** @throws {Problem} `not-found` */
export async function exportDocument(slug: string, base: string): Promise<DocumentExport> {
  const { document, excerpts } = await documentBySlug(slug, guest)
  const channel = `document:${document.id}` as const
  const [annotations, contradictions, comments, states, revised] = await Promise.all([
    annotationsOn(channel, guest),
    contradictionsOn(channel, guest),
    commentsOn(channel, guest),
    threadsOn([channel]),
    Promise.all(excerpts.map(({ id }) => excerptWithRevisions(id, guest))),
  ])
  const path = `/documents/${document.slug}`
  const threads = new Set([document, ...annotations, ...contradictions].map(({ id }) => id))
  const closed = closedThreads(states, threads, path, base)
  return {
    '@context': houseContext(base),
    id: base + path,
    type: 'Document',
    kind: document.kind,
    label: document.title,
    authority: document.authority?.slug ?? null,
    published: document.published,
    judgements: document.judgements,
    reinspection: document.reinspection,
    sourceUrl: document.sourceUrl,
    excerpts: revised.map(({ excerpt, revisions }) => ({
      id: `${base}/excerpts/${excerpt.id}`,
      kind: excerpt.kind,
      section: excerpt.section,
      paragraph: excerpt.paragraph,
      page: excerpt.page,
      editorNotes: excerpt.editorNotes,
      revisions: revisions
        .map(({ revision, text, editor, created }) => ({
          id: sourceOf(base, excerpt.id, revision),
          revision,
          text,
          creator: agent(base, { id: null, name: editor }),
          created,
        }))
        .reverse(),
    })),
    annotations: await toWeb(annotations, base),
    contradictions: contradictions.flatMap((view) => [toWebLinking(view, base), toWebAssessment(view, base)]),
    comments: await commentsToWeb(worthTelling(comments, threads), base, () => path),
    ...(closed.length > 0 && { closedThreads: closed }),
  }
}

/** Those in threads of what is exported that have words, and for the sake of what answers them those that had. */
function worthTelling(comments: CommentView[], threads: Set<string>): CommentView[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const kept = new Set<CommentView>()
  for (const comment of comments.filter(({ html, thread }) => html !== null && threads.has(thread.id)))
    for (let each: CommentView | undefined = comment; each; each = byId.get(each.parent ?? '')) kept.add(each)
  return comments.filter((comment) => kept.has(comment))
}

/** The threads of what is exported that nobody can answer in any more. */
const closedThreads = (
  views: ThreadView[],
  threads: Set<string>,
  path: string,
  base: string,
): ClosedThread[] =>
  views.flatMap(({ id, kind, locked }) =>
    locked && threads.has(id) ? [{ target: carrierOf({ kind, id }, path, base), ...locked }] : [],
  )
