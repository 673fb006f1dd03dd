import { createHash } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { FieldProblem } from '../../shared/errors.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { PostComment } from '../../shared/threads/comments.schema.ts'
import { fold } from '../accounts/accounts.model.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { Request } from '../platform/http/express.ts'
import { Problem } from '../platform/http/problem.ts'
import { wantsJson } from '../platform/http/routes.ts'
import { saved } from '../platform/http/session.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { postComment } from '../threads/comments.service.ts'
import { pageTitle, placeOf } from '../threads/places.ts'
import { checkAddress } from './bans.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { forgetGuest, toGuestActor } from './known.ts'
import { newLink } from './links.ts'
import { awaitsModeration } from './mails.ts'
import { checkGuestName } from './names.ts'
import { becomeGuest } from './session.ts'

/**
 * A comment by somebody without an account. Guest, comment and mail are saved together or not at all; afterwards this
 * browser's session is the guest's, so that they see what awaits moderation and may change it.
 * @throws {Problem} `invalid`, `already-taken`, `banned`; what `postComment` throws.
 */
export async function postAsGuest(request: Request, actor: Actor, body: PostComment): Promise<WriteAnswer> {
  const signature = signatureOf(body)
  await checkAddress(fold(signature.email))
  const place = await placeOf({ kind: body.threadKind, id: body.threadId })
  await checkGuestName(signature.name, place)
  const { guest, moved } = await guestFor(request, actor, body.operation, signature)
  let isHeld = false
  const answer = await postComment(toGuestActor(guest), body, async (tx, comment) => {
    await save(tx, guest, moved)
    isHeld = comment.moderation.state === 'held'
    if (isHeld && !guest.verified) await sendLink(tx, guest, comment)
  })
  forgetGuest(guest._id.toHexString())
  await remember(request, guest)
  if (isHeld && !wantsJson(request)) {
    request.session.notice = 'Thank you. Others see your comment once a moderator has read it.'
    await saved(request)
  }
  return answer
}

type Signature = Pick<GuestRecord, 'name' | 'email' | 'site' | 'answers'>

/** @throws {Problem} `invalid` */
function signatureOf(body: PostComment): Signature {
  const { guestName: name, guestEmail: email, guestSite: site = null, guestAnswers: answers = false } = body
  if (body.guestSubject !== undefined) {
    throw new Problem('invalid', {
      message:
        'Something filled in a field that people don’t see. It is empty again: please send this once more.',
    })
  }
  const fields: FieldProblem[] = []
  if (name === undefined) fields.push(missing('guestName', 'Please say by which name to call you.'))
  if (email === undefined)
    fields.push(missing('guestEmail', 'Please give an e-mail address. Nobody else sees it.'))
  if (name === undefined || email === undefined) throw new Problem('invalid', { fields })
  return { name, email, site, answers }
}

const missing = (field: string, message: string): FieldProblem => ({ field, code: 'missing', message })

/**
 * Who it is from: the guest of this browser, where the address is still theirs to say; else somebody new, even where
 * another guest has the same address. Only opening a mailed link makes two of them one.
 */
async function guestFor(
  request: Request,
  actor: Actor,
  operation: string,
  signature: Signature,
): Promise<{ guest: GuestRecord; moved: boolean }> {
  const emailKey = fold(signature.email)
  const begun = beganBy(request, `${operation} ${emailKey}`)
  const here = actor.guest ? await Guests.findById(actor.guest).lean<GuestRecord>() : null
  const isTheirs = here !== null && (here.emailKey === emailKey || here.verified === null)
  const before = isTheirs
    ? here
    : begun && (await Guests.findOne({ begun, verified: null }).lean<GuestRecord>())
  if (before) {
    return { guest: { ...before, ...signature, emailKey }, moved: before.emailKey !== emailKey }
  }
  const guest = {
    _id: newId(),
    ...signature,
    emailKey,
    verified: null,
    known: false,
    generation: 1,
    links: [],
    origin: `${request.protocol}://${request.get('host')}`,
    ...(begun && { begun }),
    created: new Date(),
  }
  return { guest, moved: false }
}

/**
 * A script that lost the answer sends the same write again and is still the same guest: its operation is a secret of
 * that browser. A page's form is not: pages for guests are kept, and all of them carry the same operation.
 */
const beganBy = (request: Request, write: string): string | undefined =>
  wantsJson(request) ? createHash('sha256').update(write).digest('base64url') : undefined

/** Links to an address that they corrected are no longer good. */
async function save({ session }: Transaction, guest: GuestRecord, moved: boolean): Promise<void> {
  const { _id, name, email, emailKey, site, answers, ...begun } = guest
  const signed = { name, email, emailKey, site, answers }
  const update = moved ? { $set: { ...signed, links: [] } } : { $set: signed, $setOnInsert: begun }
  await Guests.updateOne({ _id }, update, { upsert: !moved }).session(session)
}

async function sendLink(tx: Transaction, guest: GuestRecord, comment: CommentRecord): Promise<void> {
  const mail = awaitsModeration(await pageTitle(comment), await newLink(guest, tx.session))
  await queueMail({ to: guest.email, ...mail, about: `guest:${guest._id.toHexString()}` }, tx.session)
}

/** A write that was answered before made no guest now: then the session stays what it is. */
async function remember(request: Request, guest: GuestRecord): Promise<void> {
  if (request.guest?.guest === guest._id.toHexString()) return
  if (await Guests.exists({ _id: guest._id })) await becomeGuest(request, guest)
}
