import type { OwnCommentLine } from '../../shared/guests/views.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { toComment } from '../threads/comments.presenter.ts'
import { placeOf } from '../threads/places.ts'
import type { GuestRecord } from './guests.model.ts'

const own = { moderator: false, own: true }

/** So many comments are shown on one page; the export has all. */
const most = 500

/** A guest's comments as they see them, the newest first, with where each stands. */
export async function ownComments(guest: string) {
  const found = await Comments.find({ 'creator.guest': guest, erased: null })
    .sort({ created: -1 })
    .limit(most)
    .lean<CommentRecord[]>()
  const views = found.flatMap((comment) => toComment(comment, own) ?? [])
  const lines = views.map(async ({ id, thread }): Promise<OwnCommentLine> => {
    const { path, title } = await placeOf(thread)
    return { id, href: `${path}#comment-${id}`, under: title }
  })
  return { views, lines: await Promise.all(lines) }
}

export const countOwn = (guest: string): Promise<number> =>
  Comments.countDocuments({ 'creator.guest': guest, erased: null })

/** Everything we keep about a guest, for them to take away. */
export async function exportGuest(guest: GuestRecord) {
  const comments = await Comments.find({ 'creator.guest': guest._id.toHexString() })
    .sort({ created: 1 })
    .lean<CommentRecord[]>()
  const written = comments.map(
    async ({ source, pending, created, modified, withdrawn, moderation, thread, creator }) => ({
      on: (await placeOf(thread)).title,
      signed: creator.name,
      words: source,
      newWordsThatAwaitModeration: pending?.source ?? null,
      created,
      modified,
      withdrawn,
      state: moderation.state,
      decision: moderation.verdict && {
        rule: moderation.verdict.rule,
        message: moderation.verdict.message,
        at: moderation.verdict.at,
      },
    }),
  )
  const { name, email, site, answers, verified, created, banned } = guest
  return {
    name,
    email,
    site,
    mailsAboutAnswers: answers,
    addressProved: verified,
    banned: banned ? { until: banned.until, reason: banned.reason } : null,
    created,
    comments: await Promise.all(written),
  }
}
