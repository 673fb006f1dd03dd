import { count } from '../text/plural.ts'
import type { NotificationReason, NotificationView } from './views.ts'

/** Notifications about one thing, newest first. */
export type NotificationGroup = { key: string; under: string; unread: number; all: NotificationView[] }

/** Newest first, those about the same thing together at the place of the newest of them. */
export function inGroups(notifications: readonly NotificationView[]): NotificationGroup[] {
  const newestFirst = [...notifications].sort(byAge)
  return [...Map.groupBy(newestFirst, ({ group }) => group)].map(([key, all]) => ({
    key,
    under: all[0]?.under ?? '',
    unread: all.filter(({ read }) => !read).length,
    all,
  }))
}

function byAge(a: NotificationView, b: NotificationView): number {
  if (a.created !== b.created) return a.created < b.created ? 1 : -1
  return a.id < b.id ? 1 : -1
}

const nouns: Record<NotificationReason, [one: string, many: string]> = {
  reply: ['reply', 'replies'],
  mention: ['mention of you', 'mentions of you'],
  followed: ['new thought', 'new thoughts'],
  decision: ['decision', 'decisions'],
  warning: ['word from the moderators', 'words from the moderators'],
  appeal: ['answer to your appeal', 'answers to your appeals'],
}

/** What is in a group, such as “3 replies and 1 mention of you”. */
export function sayGroup(all: readonly NotificationView[]): string {
  const parts = [...Map.groupBy(all, ({ reason }) => reason)].map(([reason, each]) =>
    count(each.length, ...nouns[reason]),
  )
  return new Intl.ListFormat('en-GB').format(parts)
}
