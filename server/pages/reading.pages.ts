import { annotationsOn } from '../annotations/annotations.reader.ts'
import { contradictionsOn } from '../contradictions/contradictions.reader.ts'
import { authoritiesWithCounts, authorityPage } from '../library/authorities.reader.ts'
import {
  digestBySlug,
  digestIdsHolding,
  digestsHolding,
  digestsNewestFirst,
} from '../library/digests.reader.ts'
import { documentBySlug, documentsOfAuthority, documentsWithExcerpts } from '../library/documents.reader.ts'
import { sessionsOn } from '../live-sessions/sessions.reader.ts'
import { latestComments, threadsOn } from '../threads/threads.reader.ts'
import { at, channelOf, type Depths, type Loader, still, tablesOf, watching } from './loading.ts'
import { opening } from './opening.ts'

export const home: Loader = async () => {
  const [digests, latest] = await Promise.all([digestsNewestFirst(50), latestComments(8)])
  const thoughts = latest.map(({ comment, place }) => ({
    comment: comment.id,
    href: `${place.path}#comment-${comment.id}`,
    under: place.title,
    creator: comment.creator.name,
    created: comment.created,
    opening: opening(comment.html ?? ''),
  }))
  return still(
    { kind: 'home', digests, latest: thoughts },
    'Counterpoint: reading inspection reports together',
  )
}

export const digest: Loader = async ({ params, query, actor }) => {
  const found = await digestBySlug(params.slug ?? '')
  const own = channelOf('digest', found.id)
  const documents = [...new Set(found.entries.map(({ document }) => document))]
  const depths: Depths = {}
  depths[own] = 'whole'
  for (const id of documents) depths[channelOf('document', id)] = 'summary'
  const talk = await threadsOn(own, { kind: 'digest', id: found.id }, query, actor)
  const channels = await watching(depths)
  const [fresh, shelf, sessions] = await Promise.all([
    digestBySlug(found.slug),
    documentsWithExcerpts(documents, actor),
    sessionsOn(own),
  ])
  const tables = tablesOf({
    digest: [fresh],
    document: shelf.documents,
    excerpt: shelf.excerpts,
    comment: talk.comments,
    session: sessions,
  })
  return {
    page: { kind: 'digest', digest: found.id },
    title: found.title,
    channels: at(channels, own, talk.seq),
    tables,
    threads: talk.threads,
  }
}

export const document: Loader = async ({ params, query, actor }) => {
  const { document: found } = await documentBySlug(params.slug ?? '', actor)
  const own = channelOf('document', found.id)
  const [talk, holding] = await Promise.all([
    threadsOn(own, { kind: 'document', id: found.id }, query, actor),
    digestIdsHolding(found.id),
  ])
  // Who reads a digest together reads its documents.
  const within = holding.map((id) => channelOf('digest', id))
  const depths: Depths = {}
  for (const channel of within) depths[channel] = 'summary'
  depths[own] = 'whole'
  const channels = await watching(depths)
  const [fresh, annotations, contradictions, digests, sessions] = await Promise.all([
    documentBySlug(found.slug, actor),
    annotationsOn(own, actor),
    contradictionsOn(own, actor),
    digestsHolding(found.id),
    sessionsOn(own, within),
  ])
  const tables = tablesOf({
    document: [fresh.document],
    excerpt: fresh.excerpts,
    comment: talk.comments,
    annotation: annotations,
    contradiction: contradictions,
    session: sessions,
  })
  return {
    page: { kind: 'document', document: found.id, digests },
    title: found.title,
    channels: at(channels, own, talk.seq),
    tables,
    threads: talk.threads,
  }
}

export const authorities: Loader = async () =>
  still({ kind: 'authorities', regions: await authoritiesWithCounts() }, 'Authorities')

export const authority: Loader = async ({ params, actor }) => {
  const page = authorityPage(params.slug ?? '')
  const ids = await documentsOfAuthority(page.slug)
  const depths: Depths = {}
  for (const id of ids) depths[channelOf('document', id)] = 'summary'
  const channels = await watching(depths)
  const { documents, excerpts } = await documentsWithExcerpts(ids, actor)
  return {
    page: { kind: 'authority', authority: page, documents: ids },
    title: page.name,
    channels,
    tables: tablesOf({ document: documents, excerpt: excerpts }),
  }
}
