import type { Channel } from '../../shared/live/contract.ts'
import { channelOfSession } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { annotationsOn } from '../annotations/annotations.reader.ts'
import { contradictionsOn } from '../contradictions/contradictions.reader.ts'
import { documentsWithExcerpts } from '../library/documents.reader.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { messagesOf } from '../live-sessions/messages.reader.ts'
import { notesOf } from '../live-sessions/notes.reader.ts'
import { sessionLines, sessionWithPeople } from '../live-sessions/sessions.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { placeOf } from '../threads/places.ts'
import { foldedThreadsOn } from '../threads/threads.reader.ts'
import { type Loader, still, tablesOf, watching } from './loading.ts'

export const sessions: Loader = async () =>
  still({ kind: 'sessions', sessions: await sessionLines() }, 'Reading together')

/** `?on=digest:<id>` or `document:<id>`. */
export const newSession: Loader = async ({ query, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'annotate')
  const on = query.get('on') ?? ''
  const [kind, id = ''] = on.split(':')
  if ((kind !== 'digest' && kind !== 'document') || !/^[0-9a-f]{24}$/.test(id)) throw new Problem('not-found')
  const { title, path } = await placeOf({ kind, id }, actor)
  return still({ kind: 'new-session', on, subject: { title, path } }, `Read “${title}” together`)
}

/** The most documents that are on a session's page at once. */
const documentsAtOnce = 30
/** The most messages; earlier ones stand in the summary. */
const messagesAtOnce = 200

/**
 * The room: the texts with their highlights, and everybody who reads them. What ended is a summary. `?part=` is the
 * part of many documents, `?excerpt=` leads to the one that a text is in.
 */
export const session: Loader = async ({ params, query, actor }) => {
  const id = params.id ?? ''
  const own = channelOfSession(id)
  const { session: known, documents: all } = await sessionWithPeople(id)
  if (known.state === 'ended') return { redirect: `/sessions/${id}/summary` }
  const sought = query.get('excerpt')
  if (sought !== null) return { redirect: `/sessions/${id}${await partWith(sought, all)}` }
  const parts = Math.max(1, Math.ceil(all.length / documentsAtOnce))
  const part = Math.min(parts, Math.max(1, Number.parseInt(query.get('part') ?? '1', 10) || 1))
  const documents = all.slice((part - 1) * documentsAtOnce, part * documentsAtOnce)
  const channelsOfTexts = documents.map((document): Channel => `document:${document}`)
  const depths = Object.fromEntries([own, ...channelsOfTexts].map((each) => [each, 'whole'])) as Record<
    Channel,
    Depth
  >
  const channels = await watching(depths)
  const [fresh, shelf, marks, relations, subject, messages, notes] = await Promise.all([
    sessionWithPeople(id),
    documentsWithExcerpts(documents, actor),
    Promise.all(channelsOfTexts.map((channel) => annotationsOn(channel, actor))),
    Promise.all(channelsOfTexts.map((channel) => contradictionsOn(channel, actor))),
    placeOf(known.on, actor),
    messagesOf(id, actor, messagesAtOnce),
    notesOf(id),
  ])
  const annotations = marks.flat()
  const places = annotations.map((annotation) => ({
    ref: { kind: 'annotation' as const, id: annotation.id },
    channel: `document:${annotation.document}` as Channel,
  }))
  const { seqs, comments, threads } = await foldedThreadsOn(places, query, actor)
  for (const [channel, seq] of seqs) {
    const held = channels[channel]
    if (held) channels[channel] = { ...held, seq: Math.min(seq, held.seq) }
  }
  const { title, path } = subject
  return {
    page: {
      kind: 'session',
      session: id,
      subject: { title, path },
      documents,
      part,
      parts,
      notes: notes.text,
    },
    title: fresh.session.title,
    channels,
    tables: tablesOf({
      session: [fresh.session],
      seat: fresh.seats,
      round: fresh.rounds,
      message: messages,
      document: shelf.documents,
      excerpt: shelf.excerpts,
      annotation: annotations,
      contradiction: relations.flat(),
      comment: comments,
    }),
    threads,
  }
}

/**
 * Where in a session a text is read: its part; the beginning where it isn't read. What the address has behind its `#`,
 * which no server sees, browsers take along.
 */
async function partWith(excerpt: string, documents: readonly string[]): Promise<string> {
  const document = await documentOfExcerpt(excerpt)
  const at = document === null ? -1 : documents.indexOf(document)
  return at < 0 ? '' : `?part=${Math.floor(at / documentsAtOnce) + 1}`
}

async function documentOfExcerpt(excerpt: string): Promise<string | null> {
  try {
    return (await excerptWording(excerpt, null, null)).document.toHexString()
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  }
}
