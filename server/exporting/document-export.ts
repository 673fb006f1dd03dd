import { guest } from '../../shared/accounts/actor.ts'
import {
  sourceOf,
  toWebAnnotation,
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
  return {
    '@context': [webAnnotationContext, { '@vocab': `${base}/terms#` }],
    id: `${base}/documents/${document.slug}`,
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
    annotations: annotations.map((view) => toWebAnnotation(view, base)),
    contradictions: contradictions.flatMap((view) => [toWebLinking(view, base), toWebAssessment(view, base)]),
    comments: comments.filter(({ html }) => html !== null).map((view) => toReplying(view, base)),
  }
}

const carriers: Record<ThreadKind, string> = {
  digest: 'digests',
  document: 'documents',
  annotation: 'annotations',
  contradiction: 'contradictions',
}

/** A comment, as an annotation that replies to another comment or to what its thread hangs under. */
function toReplying(view: CommentView, base: string): WebAnnotation {
  const { thread, parent, creator } = view
  const person = { type: 'Person' as const, name: creator.name }
  return {
    '@context': webAnnotationContext,
    id: `${base}/comments/${view.id}`,
    type: 'Annotation',
    motivation: 'replying',
    creator: creator.id === null ? person : { id: `${base}/people/${creator.id}`, ...person },
    created: view.created,
    ...(view.modified !== null && { modified: view.modified }),
    rights: 'https://creativecommons.org/licenses/by-sa/4.0/',
    body: [
      {
        type: 'TextualBody',
        purpose: 'commenting',
        value: view.html ?? '',
        format: 'text/html',
        language: 'en',
      },
    ],
    target: parent === null ? `${base}/${carriers[thread.kind]}/${thread.id}` : `${base}/comments/${parent}`,
  }
}
