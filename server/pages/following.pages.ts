import { type Channel, channelOfPerson } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { notificationsOf, settingsOf } from '../notifications/notifications.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, tablesOf, watching } from './loading.ts'

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
