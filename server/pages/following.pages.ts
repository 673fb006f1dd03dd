import { redactableKinds } from '../../shared/curation/views.ts'
import { type Channel, channelOfPerson } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { threadKinds } from '../../shared/threads/views.ts'
import { redactable } from '../curation/redact.reader.ts'
import { commentTools as toolsOfComment, threadTools as toolsOfThread } from '../curation/tools.reader.ts'
import { personOf } from '../notifications/mail-token.ts'
import { notificationsOf, settingsOf } from '../notifications/notifications.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { commentWithPlace } from '../threads/threads.reader.ts'
import { type Loader, still, tablesOf, watching } from './loading.ts'

/** The most notifications that are listed. */
const mostListed = 200

/** What one is told, newest first. Its own channel is held as a whole, so that new ones come in live. */
export const notifications: Loader = async ({ query, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  const channels = await watching({ [channelOfPerson(actor.id)]: 'whole' } as Record<Channel, Depth>)
  const [listed, settings] = await Promise.all([notificationsOf(actor.id, mostListed), settingsOf(actor.id)])
  const undo = query.get('undo')
  return {
    page: { kind: 'notifications', settings, undo: undo && !Number.isNaN(Date.parse(undo)) ? undo : null },
    title: 'Notifications',
    channels,
    tables: tablesOf({ notification: listed }),
  }
}

/** What can be done to a whole thread. */
export const threadTools: Loader = async ({ params, query, actor }) => {
  const kind = threadKinds.find((each) => each === params.kind)
  if (!kind) throw new Problem('not-found')
  const after = query.get('after')
  const from = after !== null && /^[0-9a-f]{24}$/.test(after) ? after : null
  const tools = await toolsOfThread({ kind, id: params.id ?? '' }, actor, from)
  return still({ kind: 'thread-tools', tools }, `The thread on “${tools.under.title}”`)
}

/** What a moderator can do with a comment and all below it. */
export const commentTools: Loader = async ({ params, actor }) => {
  const tools = await toolsOfComment(params.id ?? '', actor)
  const { comment } = await commentWithPlace(tools.comment, actor)
  return {
    page: { kind: 'comment-tools', tools },
    title: `A thought on “${tools.under.title}”`,
    channels: {},
    tables: tablesOf({ comment: [comment] }),
  }
}

/** Something whose words an admin may redact, with all of them. */
export const redact: Loader = async ({ params, actor }) => {
  const kind = redactableKinds.find((each) => each === params.kind)
  if (!kind) throw new Problem('not-found')
  return still({ kind: 'redact', redact: await redactable(kind, params.id ?? '', actor) }, 'Redact words')
}

/** Where the link in a mail of notifications leads that ends them. */
export const stopMail: Loader = async ({ params }) => {
  const token = params.token ?? ''
  if (personOf(token) === null) throw new Problem('not-found')
  return still({ kind: 'stop-mail', token }, 'No more mails')
}
