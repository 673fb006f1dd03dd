import { guest } from '../../shared/accounts/actor.ts'
import { newestFirst } from '../../shared/pages/newest-first.ts'
import type { PublicLine } from '../../shared/people/views.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { type AnnotationRecord, Annotations } from '../annotations/annotations.model.ts'
import { publicOnly } from '../moderation/standing.ts'
import { opening } from '../pages/opening.ts'
import type { Id } from '../platform/data/ids.ts'
import { newest, olderThan, partOf } from '../platform/data/newest-first.ts'
import { Problem } from '../platform/http/problem.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { placeOf } from '../threads/places.ts'

/** How many lines a page of them has. */
const most = 20

type Found = { _id: Id; created: Date; line: (created: string) => Promise<PublicLine | null> }

/** What of an account everybody reads. Highlights without a note say nothing of their own. */
export const thoughtsBy = (accountId: string) => ({ 'creator.id': accountId, ...publicOnly })
export const notesBy = (accountId: string) => ({ ...thoughtsBy(accountId), source: { $ne: null } })

/**
 * The thoughts and notes of an account that everybody reads, where everybody finds them, the newest first. `before` is
 * the `next` of the page before; null is the beginning.
 */
export async function publicBy(
  accountId: string,
  before: string | null,
): Promise<{ lines: PublicLine[]; next: string | null }> {
  const older = olderThan(before)
  const [thoughts, notes] = await Promise.all([
    Comments.find({ ...thoughtsBy(accountId), ...older })
      .sort(newest)
      .limit(most + 1)
      .lean<CommentRecord[]>(),
    Annotations.find({ ...notesBy(accountId), ...older })
      .sort(newest)
      .limit(most + 1)
      .lean<AnnotationRecord[]>(),
  ])
  const dated = (found: Found) => ({ id: found._id.toHexString(), created: found.created })
  const found = [...thoughts.map(ofThought), ...notes.map(ofNote)]
  found.sort((one, other) => newestFirst(dated(one), dated(other)))
  const { part, next } = partOf(found, most)
  const lines = await Promise.all(part.map(({ line, created }) => line(created.toISOString())))
  return { lines: lines.filter((line) => line !== null), next }
}

const ofThought = ({ _id, created, thread, html }: CommentRecord): Found => ({
  _id,
  created,
  line: (at) => {
    const id = _id.toHexString()
    const href = () => `/comments/${id}`
    return toLine({ id, kind: 'comment', created: at, opening: opening(html) }, thread, href)
  },
})

const ofNote = ({ _id, created, document, html }: AnnotationRecord): Found => ({
  _id,
  created,
  line: (at) => {
    const id = _id.toHexString()
    const href = (path: string) => `${path}#annotation-${id}`
    const thread = { kind: 'document' as const, id: document.toHexString() }
    return toLine({ id, kind: 'annotation', created: at, opening: opening(html ?? '') }, thread, href)
  },
})

/** Null where what it stands under is not there for everybody: then nobody finds it there either. */
async function toLine(
  words: Pick<PublicLine, 'id' | 'kind' | 'created' | 'opening'>,
  under: ThreadRef,
  hrefOn: (path: string) => string,
): Promise<PublicLine | null> {
  try {
    const { path, title } = await placeOf(under, guest)
    return { ...words, href: hrefOn(path), under: title }
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  }
}
