import type { FollowKind } from '../../shared/notifications/views.ts'
import { isPublic } from '../moderation/standing.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { followersOf } from './follows.reader.ts'
import { causeOf, type Happened } from './happened.ts'
import { wishesOf } from './notifications.reader.ts'
import { type Concerned, decisionsToTell, whoIsMeant, whoIsTold } from './notifications.rules.ts'
import type { Telling } from './notify.ts'

/** Mentions of accounts in a comment, where it has any. */
const mentionsOf = (comment: CommentRecord): string[] =>
  ((comment as { mentions?: { id: string }[] }).mentions ?? []).map(({ id }) => id)

/** Everything that somebody follows and that a comment is news of. */
const followedBy = ({ thread, channels }: CommentRecord): { kind: FollowKind; of: string }[] => [
  { kind: 'thread', of: thread.id },
  ...channels.map((channel) => {
    const [kind = '', of = ''] = channel.split(':')
    return { kind: kind as FollowKind, of }
  }),
]

/** What people are to be told of public comments; of those that were told before only who was mentioned since. */
export async function aboutComments({ comments, told }: Happened): Promise<Telling[]> {
  const news = comments.filter((comment) => isPublic(comment) && !comment.imported)
  if (news.length === 0) return []
  const followers = await followersOf(news.flatMap(followedBy))
  const answers = await authorsOf(news.flatMap(({ parent }) => parent ?? []))
  const concerned = news.map((comment): [CommentRecord, Concerned] => {
    const before = told.has(causeOf('comment', comment))
    return [
      comment,
      {
        author: comment.creator.id,
        answers: before || !comment.parent ? null : (answers.get(comment.parent.toHexString()) ?? null),
        mentioned: mentionsOf(comment),
        followers: before
          ? []
          : followedBy(comment).flatMap(({ kind, of }) => followers.get(`${kind} ${of}`) ?? []),
      },
    ]
  })
  const { off } = await wishesOf([...new Set(concerned.flatMap(([, who]) => whoIsMeant(who)))])
  return concerned.flatMap(([comment, who]) =>
    [...whoIsTold(who, off)].map(([person, reason]) => ({
      person,
      reason,
      cause: causeOf('comment', comment),
      kind: 'comment' as const,
      subject: comment._id.toHexString(),
    })),
  )
}

async function authorsOf(ids: CommentRecord['_id'][]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const found = await Comments.find({ _id: { $in: ids } }, { creator: 1 }).lean<CommentRecord[]>()
  return new Map(found.map(({ _id, creator }) => [_id.toHexString(), creator.id]))
}

/** New documents, for those who follow their authority. */
export async function aboutDocuments({ newDocuments, told }: Happened): Promise<Telling[]> {
  const news = newDocuments.filter((document) => !told.has(causeOf('document', document)))
  const followers = await followersOf(
    news.flatMap(({ authority }) => (authority ? [{ kind: 'authority' as const, of: authority }] : [])),
  )
  const { off } = await wishesOf([...new Set([...followers.values()].flat())])
  return news.flatMap((document) => {
    const { authority, creator } = document
    const who = {
      author: creator.id,
      answers: null,
      mentioned: [],
      followers: followers.get(`authority ${authority}`) ?? [],
    }
    return [...whoIsTold(who, off)].map(([person, reason]) => ({
      person,
      reason,
      cause: causeOf('document', document),
      kind: 'document' as const,
      subject: document._id.toHexString(),
    }))
  })
}

/** What moderators decided about people's own things, and how they answered appeals. */
export function aboutDecisions({ judged }: Happened): Telling[] {
  return judged.flatMap(({ kind, thing }) => {
    const owner = thing.creator.id
    if (owner === null || thing.erased !== null) return []
    const subject = thing._id.toHexString()
    return decisionsToTell(kind, subject, owner, thing.moderation).map(({ cause, reason }) => ({
      person: owner,
      reason,
      cause,
      kind,
      subject,
    }))
  })
}
