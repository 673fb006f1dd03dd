import { resetIsGood } from '../accounts/password-resets.service.ts'
import { isInForce } from '../guests/bans.ts'
import { guestOfSession } from '../guests/known.ts'
import { guestOfLink } from '../guests/links.ts'
import { countOwn, ownComments } from '../guests/own-comments.reader.ts'
import { mailById, newestMails } from '../mail/outbox.service.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, still, tablesOf } from './loading.ts'

/** Where a guest asks for a new link. */
export const askForLink: Loader = async () => still({ kind: 'ask-for-link' }, 'A link to your comments')

/** What a mailed link shows: whose it is, and the button that opens it. Looking at it does nothing. */
export const openLink: Loader = async ({ params }) => {
  const token = params.token ?? ''
  const guest = await guestOfLink(token)
  if (!guest)
    throw new Problem('not-found', { message: 'This link has ended. You can ask for a new one at /guest.' })
  const comments = await countOwn(guest._id.toHexString())
  return still({ kind: 'open-link', token, name: guest.name, comments }, 'Your comments as a guest')
}

/** Where somebody who forgot their password asks for a link. */
export const forgotten: Loader = async () => still({ kind: 'forgotten' }, 'A new password')

/** What that link shows. Looking at it does nothing. */
export const newPassword: Loader = async ({ params }) => {
  const token = params.token ?? ''
  if (await resetIsGood(token)) return still({ kind: 'new-password', token }, 'Choose a new password')
  throw new Problem('not-found', {
    message: 'This link was used already, or has ended. You can ask for a new one at /forgotten.',
  })
}

/** A guest's own comments; for an account that wrote as a guest in this browser, to be claimed. */
export const myComments: Loader = async ({ actor, keptGuest }) => {
  const guest = await guestOfSession(keptGuest)
  if (!guest) return { redirect: actor.id === null ? '/guest' : '/account' }
  const id = guest._id.toHexString()
  const { lines, views } = await ownComments(id)
  const { name, email, answers, verified } = guest
  const isBanned = guest.banned !== undefined && isInForce(guest.banned, new Date())
  const banned = isBanned
    ? { until: guest.banned?.until?.toISOString() ?? null, reason: guest.banned?.reason ?? '' }
    : null
  const signed = { id, name, email, answers, proved: verified !== null, banned }
  const page = { kind: 'my-comments' as const, guest: signed, comments: lines }
  return { page, title: 'Your comments', channels: {}, tables: tablesOf({ comment: views }) }
}

/** The mails that were sent, or are kept where there is no mail server. */
export const outbox: Loader = async ({ params, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'govern')
  const open = params.id === undefined ? null : await mailById(params.id)
  return still({ kind: 'outbox', mails: await newestMails(200), open }, open?.subject ?? 'Outbox')
}
