import { Accounts, fold } from '../accounts/accounts.model.ts'
import { Digests } from '../library/digests.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { Comments } from '../threads/comments.model.ts'
import type { ThreadPlace } from '../threads/places.ts'

/**
 * A guest signs with no name that belongs to somebody here: an account's, a digest's author's, or that of a post's
 * author who came with an import.
 * @throws {Problem} `already-taken` on `guestName`
 */
export async function checkGuestName(name: string, { channels }: ThreadPlace): Promise<void> {
  const likeIt = { $regex: `^${escaped(fold(name))}$`, $options: 'i' }
  const taken =
    (await Accounts.exists({ nameKey: fold(name) })) ??
    (await Digests.exists({ 'creator.name': likeIt })) ??
    (await Comments.exists({ channels, 'creator.postAuthor': true, 'creator.name': likeIt }))
  if (taken === null) return
  const message = 'Somebody here goes by this name. Please sign with another, or log in if it is yours.'
  throw new Problem('already-taken', { fields: [{ field: 'guestName', code: 'already-taken', message }] })
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
