import { Mails } from '../../server/mail/mails.model.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Visitor } from './visitor.ts'

export type Signature = { guestName: string; guestEmail: string; guestSite?: string; guestAnswers?: string }

/** Posts as somebody without an account; answers the comment's id. */
export async function postAs(
  visitor: Visitor,
  document: string,
  signature: Signature,
  source: string,
  parent?: string,
): Promise<string> {
  const thread = { threadKind: 'document', threadId: document }
  const { events }: WriteAnswer = await visitor.write('/comments', {
    ...thread,
    parent,
    source,
    ...signature,
  })
  const posted = events.find(({ type, view }) => type === 'comment.changed' && view !== null)
  if (!posted) throw new Error('The guest was not shown what they wrote')
  // What a screen does then: the session has a token now.
  await visitor.page('/')
  return posted.id
}

/** The newest mail to somebody: its subject, its words, and the path of the guest's own link in it. */
export async function lastMail(to: string): Promise<{ subject: string; text: string; link: string }> {
  const mail = await Mails.findOne({ to }).sort({ created: -1 }).lean()
  if (!mail) throw new Error(`No mail to ${to}`)
  const [, link = ''] = /https?:\/\/[^/\s]+(\/\S+\/[\w-]{43})\b/.exec(mail.text) ?? []
  return { subject: mail.subject, text: mail.text, link }
}

/** Opens a mailed link as a person does: the page, then its button. */
export async function openMailedLink(visitor: Visitor, link: string): Promise<void> {
  await visitor.page(link)
  await visitor.write(link, {})
  await visitor.page('/')
}
