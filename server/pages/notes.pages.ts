import { annotationsOn } from '../annotations/annotations.reader.ts'
import { contradictionsOn } from '../contradictions/contradictions.reader.ts'
import { documentBySlug, documentTitles } from '../library/documents.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { vocabulary } from '../tags/vocabulary.ts'
import { commentsOn } from '../threads/threads.reader.ts'
import { type Loader, still, tablesOf } from './loading.ts'

/** `/tags`: what notes can be tagged with, for everybody. */
export const tags: Loader = async () => still({ kind: 'tags', tags: await vocabulary() }, 'Tags')

/** `/terms`: what our exports say in words of their own. */
export const terms: Loader = async () => still({ kind: 'terms' }, 'Terms of our exports')

/** `/documents/import`: documents that were exported, and notes from elsewhere (`?document=` says onto which). */
export const importDocument: Loader = async ({ query, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'import')
  const documents = await documentTitles()
  const chosen = query.get('document') ?? ''
  return still({ kind: 'import-document', documents, chosen }, 'Import a document')
}

/** `/documents/:slug/print`: what everybody may read of it, for paper; of one's own what only oneself sees as well. */
export const printable: Loader = async ({ params, actor }) => {
  const { document, excerpts } = await documentBySlug(params.slug ?? '', actor)
  const channel = `document:${document.id}` as const
  const [annotations, contradictions, comments] = await Promise.all([
    annotationsOn(channel, actor),
    contradictionsOn(channel, actor),
    commentsOn(channel, actor),
  ])
  return {
    page: { kind: 'printable', document: document.id },
    title: `For printing: ${document.title}`,
    channels: {},
    tables: tablesOf({
      document: [document],
      excerpt: excerpts,
      annotation: annotations,
      contradiction: contradictions,
      comment: comments.filter(({ html }) => html !== null),
    }),
  }
}
