import { registerEntity } from '../platform/data/entities.ts'
import { type FollowRecord, Follows } from './follows.model.ts'
import { toFollow } from './follows.reader.ts'
import { type NotificationRecord, Notifications } from './notifications.model.ts'
import { toNotification } from './notifications.presenter.ts'
import { type NotificationShown, withSubjects } from './subjects.ts'

/** Tells the write and live paths how follows and notifications are loaded, shown and owned. */
export function registerNotifications(): void {
  registerEntity<'follow', FollowRecord>('follow', {
    load: (ids) => Follows.find({ _id: { $in: ids } }).lean<FollowRecord[]>(),
    present: (follow, { own }) => (own ? toFollow(follow) : null),
    owner: ({ person }) => person,
  })
  registerEntity<'notification', NotificationShown>('notification', {
    load: async (ids) =>
      withSubjects(await Notifications.find({ _id: { $in: ids } }).lean<NotificationRecord[]>()),
    present: toNotification,
    owner: ({ person }) => person,
  })
}
