import { guest } from '../../shared/accounts/actor.ts'
import type { PublicLine } from '../../shared/people/views.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { type AnnotationRecord, Annotations } from '../annotations/annotations.model.ts'
import { publicOnly } from '../moderation/standing.ts'
import { opening } from '../pages/opening.ts'
import { type Id, toId } from '../platform/data/ids.ts'
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
  const newest = { created: -1, _id: -1 } as const
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
  const found: Found[] = [...thoughts.map(ofThought), ...notes.map(ofNote)].sort(newestFirst)
  const shown = found.slice(0, most)
  const last = shown.at(-1)
  const lines = await Promise.all(shown.map(({ line, created }) => line(created.toISOString())))
  return {
    lines: lines.filter((line) => line !== null),
    next: last && found.length > most ? `${last.created.getTime()}-${last._id.toHexString()}` : null,
  }
}

const cursor = /^(\d{1,15})-([0-9a-f]{24})$/
/** What an address asks for, where that can be a `next` of ours. */
export const cursorIn = (asked: string | null): string | null => (cursor.test(asked ?? '') ? asked : null)

/** Ids are made in the order of time; two things of one moment are told apart by them. */
const newestFirst = (a: Found, b: Found): number =>
  b.created.getTime() - a.created.getTime() || (a._id.toHexString() < b._id.toHexString() ? 1 : -1)

function olderThan(before: string | null) {
  const [, time, id] = cursor.exec(before ?? '') ?? []
  if (!time || !id) return {}
  const created = new Date(Number(time))
  return { $or: [{ created: { $lt: created } }, { created, _id: { $lt: toId(id) } }] }
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
