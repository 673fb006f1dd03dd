import type { MailLine, MailView } from '../../shared/mail/views.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { type MailRecord, Mails } from './mails.model.ts'

/** The newest mails, without what they say. For admins only: the page asks for the right. */
export async function newestMails(most: number): Promise<MailLine[]> {
  const found = await Mails.find({}, { text: 0, html: 0 })
    .sort({ created: -1 })
    .limit(most)
    .lean<MailRecord[]>()
  return found.map(toLine)
}

/** @throws {Problem} `not-found` */
export async function mailById(id: string): Promise<MailView> {
  const found = await foundById<MailRecord>(Mails, null, id)
  return { ...toLine(found), text: found.text }
}

/** @throws {Problem} `not-found` */
export async function deleteMail(id: string): Promise<void> {
  const { deletedCount } = await Mails.deleteOne({ _id: toId(id) })
  if (deletedCount === 0) throw new Problem('not-found')
}

const toLine = ({ _id, to, subject, state, tries, error, created, sent }: MailRecord): MailLine => ({
  id: _id.toHexString(),
  to,
  subject,
  state,
  tries,
  error,
  created: created.toISOString(),
  sent: sent?.toISOString() ?? null,
})
