import { guest } from '../../shared/accounts/actor.ts'
import {
  sourceOf,
  toWebAssessment,
  toWebLinking,
  type WebAnnotation,
  webAnnotationContext,
} from '../../shared/exporting/web-annotation.ts'
import type { Day, DocumentKind, ExcerptView, Judgement } from '../../shared/library/views.ts'
import type { CommentView, ThreadKind } from '../../shared/threads/views.ts'
import { annotationsOn } from '../annotations/annotations.reader.ts'
import { contradictionsOn } from '../contradictions/contradictions.reader.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { excerptWithRevisions } from '../library/excerpts.reader.ts'
import { commentsOn } from '../threads/threads.reader.ts'
import { toWeb } from './to-web.ts'

/** An excerpt with every wording it has had, the first one first. */
export type ExportedExcerpt = Pick<ExcerptView, 'kind' | 'section' | 'paragraph' | 'page' | 'editorNotes'> & {
  id: string
  revisions: { id: string; revision: number; text: string; creator: string; created: string }[]
}

/**
 * Everything that everybody may see of a document. Annotations, contradictions and comments are W3C annotations
 * (comments `replying` to what they answer); the rest is told in the words of this house.
 */
export type DocumentExport = {
  '@context': [typeof webAnnotationContext, { '@vocab': string }]
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
}

/** @throws {Problem} `not-found` */
export async function exportDocument(slug: string, base: string): Promise<DocumentExport> {
  const { document, excerpts } = await documentBySlug(slug, guest)
  const channel = `document:${document.id}` as const
  const [annotations, contradictions, comments, revised] = await Promise.all([
    annotationsOn(channel, guest),
    contradictionsOn(channel, guest),
    commentsOn(channel, guest),
    Promise.all(excerpts.map(({ id }) => excerptWithRevisions(id, guest))),
  ])
  const address = `${base}/documents/${document.slug}`
  const threads = new Set([document, ...annotations, ...contradictions].map(({ id }) => id))
  return {
    '@context': [webAnnotationContext, { '@vocab': `${base}/terms#` }],
    id: address,
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
          creator: editor,
          created,
        }))
        .reverse(),
    })),
    annotations: await toWeb(annotations, base),
    contradictions: contradictions.flatMap((view) => [toWebLinking(view, base), toWebAssessment(view, base)]),
    comments: worthTelling(comments, threads).map((view) => toReplying(view, base, address)),
  }
}

const carriers: Record<Exclude<ThreadKind, 'document'>, string> = {
  digest: 'digests',
  annotation: 'annotations',
  contradiction: 'contradictions',
}

/** Those in threads of what is exported that have words, and for the sake of what answers them those that had. */
function worthTelling(comments: CommentView[], threads: Set<string>): CommentView[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const kept = new Set<CommentView>()
  for (const comment of comments.filter(({ html, thread }) => html !== null && threads.has(thread.id)))
    for (let each: CommentView | undefined = comment; each; each = byId.get(each.parent ?? '')) kept.add(each)
  return comments.filter((comment) => kept.has(comment))
}

/** A comment, as an annotation that replies to another comment or to what its thread hangs under. */
function toReplying(view: CommentView, base: string, document: string): WebAnnotation {
  const { thread, parent, html } = view
  // Of what has no words any more only the place is told.
  const creator = html === null ? { id: null, name: '' } : view.creator
  const person = { type: 'Person' as const, name: creator.name }
  const carrier = thread.kind === 'document' ? document : `${base}/${carriers[thread.kind]}/${thread.id}`
  return {
    '@context': webAnnotationContext,
    id: `${base}/comments/${view.id}`,
    type: 'Annotation',
    motivation: 'replying',
    creator: creator.id === null ? person : { id: `${base}/people/${creator.id}`, ...person },
    created: view.created,
    ...(view.modified !== null && html !== null && { modified: view.modified }),
    rights: 'https://creativecommons.org/licenses/by-sa/4.0/',
    ...(html !== null && {
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: html, format: 'text/html', language: 'en' },
      ],
    }),
    target: parent === null ? carrier : `${base}/comments/${parent}`,
  }
}
