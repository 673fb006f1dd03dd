import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { DecisionTold } from '../../shared/notifications/views.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { shownTo } from '../moderation/standing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { opening } from '../pages/opening.ts'
import { type Entity, handlingOf } from '../platform/data/entities.ts'
import { toId } from '../platform/data/ids.ts'
import { pageTitle, placeOf } from '../threads/places.ts'
import type { NotificationRecord, SubjectKind } from './notifications.model.ts'
import { isAboutOthers } from './notifications.rules.ts'
import { toldDecision } from './outcomes.ts'

/** What may be said of a notification's subject to its person, now. */
export type Said = {
  by: string | null
  group: string
  under: string
  /** The title of the page it stands on: where `under` is somebody's words, these are not. */
  page: string
  href: string
  opening: string
  decided: DecisionTold | null
  gone: boolean
}

/** A notification with what may be said of it. */
export type NotificationShown = NotificationRecord & { said: Said }

/** As much of a subject as is told of, whatever its kind. */
type Subject = Entity &
  Moderated & { creator: { id: string | null; name: string; guest?: string }; created: Date } & {
    thread?: ThreadRef
    html?: string | null
    claim?: string
    title?: string
    slug?: string
  }

const nothing: Said = {
  by: null,
  group: 'gone',
  under: '',
  page: '',
  href: '/notifications',
  opening: '',
  decided: null,
  gone: true,
}
const aboutOneself: Said = {
  ...nothing,
  group: 'account',
  under: 'Your account',
  page: 'Your account',
  href: '/account',
  gone: false,
}

/** Notifications with what may be said of each: looked up anew each time, so that nothing is told that has gone since. */
export async function withSubjects(records: NotificationRecord[]): Promise<NotificationShown[]> {
  const subjects = await load(records)
  return Promise.all(
    records.map(async (record) => ({
      ...record,
      said: await say(record, subjects.get(keyOf(record)) ?? null),
    })),
  )
}

const keyOf = ({ kind, subject }: Pick<NotificationRecord, 'kind' | 'subject'>) => `${kind} ${subject}`

async function load(records: NotificationRecord[]): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>()
  for (const [kind, ofKind] of Map.groupBy(records, ({ kind }) => kind)) {
    if (kind === 'account') continue
    const ids = [...new Set(ofKind.map(({ subject }) => subject))].map(toId)
    for (const entity of await handlingOf(kind).load(ids))
      found.set(`${kind} ${entity._id.toHexString()}`, entity as Subject)
  }
  return found
}

async function say(record: NotificationRecord, subject: Subject | null): Promise<Said> {
  const { kind, reason } = record
  if (kind === 'account') return aboutOneself
  if (!subject) return nothing
  if (kind !== 'document') {
    const shown = shownTo(subject, { moderator: false, own: !isAboutOthers(reason) }, new Date())
    if (!shown.words) return nothing
  }
  const place = await placeFor(record, kind, subject).catch(() => null)
  if (!place) return nothing
  const decided = toldDecision(record, subject)
  return {
    by: isAboutOthers(reason) ? subject.creator.name : null,
    group: `${place.path} ${place.title}`,
    under: place.title,
    page: place.page,
    href: decided?.why?.href ?? place.href,
    opening: kind === 'document' ? '' : opening(subject.html ?? '') || (subject.claim ?? ''),
    decided,
    gone: false,
  }
}

type Place = { path: string; title: string; page: string; href: string }

/** Where a subject is read, for this person; a message in its session, everything else in a thread. */
async function placeFor(
  { person }: NotificationRecord,
  kind: ModeratedKind | 'document',
  subject: Subject,
): Promise<Place> {
  if (kind === 'message') {
    const { href, under } = await thingsOf(kind).place(subject as Subject & Thing)
    return { path: href.replace(/#.*/, ''), title: under, page: under, href }
  }
  const reader = { id: person, name: null, role: 'member' as const }
  const place = await placeOf(threadOf(kind, subject), reader)
  const { path, title } = place
  return { path, title, page: await pageTitle(place), href: hrefOf(kind, subject, path) }
}

const threadOf = (kind: ModeratedKind | 'document', { _id, thread }: Subject): ThreadRef =>
  kind === 'comment' && thread ? thread : { kind: kind as ThreadRef['kind'], id: _id.toHexString() }

/** A comment's own address leads to wherever it is then. */
function hrefOf(kind: Exclude<SubjectKind, 'account' | 'message'>, { _id }: Subject, path: string): string {
  const id = _id.toHexString()
  if (kind === 'comment') return `/comments/${id}`
  return kind === 'document' ? path : `${path.replace(/#.*/, '')}#${kind}-${id}`
}
