import { Accounts } from '../accounts/accounts.model.ts'
import { inBatches } from '../moderation/in-batches.ts'
import { toId } from '../platform/data/ids.ts'
import { saveComment } from './comments.changes.ts'
import { type CommentRecord, CommentRevisions, Comments } from './comments.model.ts'

type Worded = Pick<CommentRecord, 'html' | 'mentions'>

/** Where comments keep whom their words name. */
const places = ['mentions.id', 'pending.mentions.id'] as const

/**
 * Comments that name somebody who left keep the words as they were typed, and lead nowhere with them. May be done again at
 * any time. Answers how many comments it were.
 */
export async function unlinkMentions(account: string): Promise<number> {
  let found = 0
  for (const place of places) {
    found += await inBatches('comment', { [place]: account }, async (tx, thing) => {
      const comment = thing as CommentRecord
      const { pending } = comment
      const set = {
        ...without(account, comment),
        ...(pending && { pending: { ...pending, ...without(account, pending) } }),
      }
      await saveComment(tx, comment, set, 'comment.mention-unlinked')
    })
  }
  const former = await CommentRevisions.find({ html: new RegExp(hrefOf(account)) }).lean()
  for (const { _id, html } of former)
    await CommentRevisions.updateOne({ _id }, { $set: { html: unlinked(account, html) } })
  return found
}

/** The same for those who left before their mentions were unlinked. */
export async function unlinkDeparted(): Promise<number> {
  const named = new Set<string>()
  for (const place of places) for (const id of await Comments.distinct(place)) named.add(id as string)
  const known = await Accounts.find({ _id: { $in: [...named].map(toId) } }, { _id: 1 }).lean()
  for (const { _id } of known) named.delete(_id.toHexString())
  let found = 0
  for (const id of named) found += await unlinkMentions(id)
  return found
}

function without(account: string, { html, mentions = [] }: Worded): Worded {
  return { html: unlinked(account, html), mentions: mentions.filter(({ id }) => id !== account) }
}

const hrefOf = (account: string) => `<a class="mention" href="/people/${account}">`

/** No link is in a link, and a mention's has nothing but its name in it. */
const unlinked = (account: string, html: string) =>
  html.replace(new RegExp(`${hrefOf(account)}([^<]*)</a>`, 'g'), '$1')
