import { channelOfPerson } from '../../shared/live/contract.ts'
import { Accounts } from '../accounts/accounts.model.ts'
import { Mails } from '../mail/mails.model.ts'
import { Follows } from '../notifications/follows.model.ts'
import { NotificationSettings, Notifications } from '../notifications/notifications.model.ts'
import { flagsBy } from '../people/flags-by.reader.ts'
import { Changes, Heads } from '../platform/data/write-path.model.ts'
import { ReadingMarks } from '../reading-marks/marks.model.ts'
import { Drafts } from '../threads/drafts.model.ts'
import { Reactions } from '../threads/reactions.model.ts'
import { registerExport, registerForget } from './kept-about.ts'

/** What people do beside writing for others to read. */
export function registerBesideWriting(): void {
  registerExport('Drafts', async (id) => {
    const drafts = await Drafts.find({ account: id }).sort({ updated: 1 }).lean()
    return drafts.map(({ source, updated, others }) => ({
      updated: updated.toISOString(),
      words: source,
      otherWordings: others.map((other) => other.source),
    }))
  })
  registerExport('How far you have read', async (id) => {
    const marks = await ReadingMarks.find({ account: id }).sort({ updated: 1 }).lean()
    return marks.map(({ thread, upTo, updated }) => ({
      kind: thread.kind,
      of: thread.id,
      upTo: `/comments/${upTo}`,
      updated: updated.toISOString(),
    }))
  })
  registerExport('Reactions', async (id) => {
    const reactions = await Reactions.find({ person: id, 'kinds.0': { $exists: true } }).lean()
    return reactions.map(({ comment, kinds }) => ({ address: `/comments/${comment}`, kinds }))
  })
  registerExport('Reports you made', async (id) => {
    const flags = await flagsBy(id)
    return flags.map(({ created, kind, rule, detail, outcome }) => ({ created, kind, rule, detail, outcome }))
  })
  registerExport('What you follow', async (id) => {
    const follows = await Follows.find({ person: id, follows: true }).sort({ since: 1 }).lean()
    return follows.map(({ kind, of, since }) => ({ kind, of, since: since.toISOString() }))
  })
  registerExport('What you were told of', async (id) => {
    const told = await Notifications.find({ person: id }).sort({ created: 1 }).lean()
    return told.map(({ reason, kind, subject, created, read }) => ({
      reason,
      kind,
      subject,
      created: created.toISOString(),
      read: read?.toISOString() ?? null,
    }))
  })
  registerExport('How you want to be told', async (id) => {
    const settings = await NotificationSettings.find({ _id: id }).lean()
    return settings.map(({ off, followOwn, mail }) => ({ off, followOwn, mail }))
  })
  registerForget(async (id, session) => {
    const account = await Accounts.findById(id, { email: 1 }).session(session).lean()
    if (account) await Mails.deleteMany({ to: account.email }).session(session)
    await Drafts.deleteMany({ account: id }).session(session)
    await ReadingMarks.deleteMany({ account: id }).session(session)
    await Follows.deleteMany({ person: id }).session(session)
    await Notifications.deleteMany({ person: id }).session(session)
    await NotificationSettings.deleteMany({ _id: id }).session(session)
    // Nobody reads this channel any more.
    await Changes.deleteMany({ channel: channelOfPerson(id) }).session(session)
    await Heads.deleteMany({ _id: channelOfPerson(id) }).session(session)
  })
}
