import { count } from '../../shared/text/plural.ts'
import { Accounts } from '../accounts/accounts.model.ts'
import { linkTo } from '../mail/link-to.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { isDatabaseAway } from '../platform/data/away.ts'
import { inTransaction } from '../platform/data/retrying.ts'
import { startSession } from '../platform/data/transaction.ts'
import { tokenFor } from './mail-token.ts'
import {
  type NotificationRecord,
  NotificationSettings,
  Notifications,
  type SettingsRecord,
} from './notifications.model.ts'
import { withSubjects } from './subjects.ts'

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000
/** The most things that one mail names. */
const mostNamed = 20

/** Mails everybody who wants that what came within the last day and is still unread: once a day, and nothing if nothing. */
export async function mailUnread(now: Date, origin: string): Promise<void> {
  const due = await NotificationSettings.find({
    mail: true,
    $or: [{ mailed: null }, { mailed: { $lt: new Date(now.getTime() - day) } }],
  }).lean<SettingsRecord[]>()
  for (const settings of due) await mailOne(settings, now, origin)
}

/** That it was mailed is saved with the mail, so that several processes send one between them. */
async function mailOne({ _id: person, mailed }: SettingsRecord, now: Date, origin: string): Promise<void> {
  const account = await Accounts.findById(person, { name: 1, email: 1, banned: 1 }).lean()
  const since = mailed ?? new Date(now.getTime() - day)
  const unread = await Notifications.find({ person, read: null, created: { $gt: since } })
    .sort({ created: -1 })
    .lean<NotificationRecord[]>()
  const said = (await withSubjects(unread)).map((shown) => shown.said).filter(({ gone }) => !gone)
  const titles = [...Map.groupBy(said, ({ page }) => page)].map(([page, each]) => `${each.length} × ${page}`)
  const session = await startSession()
  try {
    await inTransaction(session, async () => {
      const claimed = await NotificationSettings.updateOne(
        { _id: person, mailed },
        { $set: { mailed: now } },
        { session },
      )
      if (claimed.modifiedCount === 0 || !account || account.banned || said.length === 0) return
      const subject = `${count(said.length, 'new notification')} on Counterpoint`
      const text = wordsOf(account.name, titles, linkTo('/notifications', origin), stopLink(person, origin))
      const isQueued = await queueMail({ to: account.email, subject, text, about: person }, session)
      // An address that was sent many within the hour gets this one in the next.
      if (!isQueued) await NotificationSettings.updateOne({ _id: person }, { $set: { mailed } }, { session })
    })
  } finally {
    await session.endSession()
  }
}

const stopLink = (person: string, origin: string) => linkTo(`/notifications/mail/${tokenFor(person)}`, origin)

/** Titles of pages alone: what people wrote may be gone by the time that it is read. */
const wordsOf = (name: string, titles: string[], list: string, stop: string) => `Hello ${name},

this is new for you:

${titles
  .slice(0, mostNamed)
  .map((title) => `- ${title}`)
  .join('\n')}${titles.length > mostNamed ? '\n- and more' : ''}

${list}

To have no more of these mails, open this and press the button:
${stop}

Counterpoint`

/** Looks every hour who is due. Returns how to stop. */
export function startDailyMail(origin: string, onFault: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = mailUnread(new Date(), origin).catch((error: unknown) => {
      if (!isDatabaseAway(error)) onFault(error)
    })
  }, hour).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
