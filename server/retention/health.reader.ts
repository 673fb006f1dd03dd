import type { DriftLine, HealthView } from '../../shared/people/views.ts'
import { Accounts } from '../accounts/accounts.model.ts'
import { Digests } from '../library/digests.model.ts'
import { Documents } from '../library/documents.model.ts'
import {
  type NightRecord,
  Nights,
  type RecountRecord,
  Recounts,
  theNight,
  theRecount,
} from './retention.model.ts'

/** What admins are shown of recounts and nights. */
export async function health(): Promise<HealthView> {
  const [last, night] = await Promise.all([
    Recounts.findById(theRecount).lean<RecountRecord>(),
    Nights.findById(theNight).lean<NightRecord>(),
  ])
  const drift = (last?.drift ?? []).map(async (line): Promise<DriftLine> => {
    const { channel, what, told, found } = line
    return { channel, ...(await placeOf(channel)), what, told, found }
  })
  return {
    counted: last?.counted?.toISOString() ?? null,
    channels: last?.channels ?? 0,
    drift: await Promise.all(drift),
    repaired: last?.repaired ? { at: last.repaired.at.toISOString(), number: last.repaired.number } : null,
    night: night && { at: night.begun.toISOString(), done: [...night.done], failed: night.failed },
  }
}

async function placeOf(channel: string): Promise<{ title: string; href: string | null }> {
  const [kind, id] = channel.split(':')
  if (kind === 'moderation') return { title: 'The moderation queue', href: '/moderation' }
  if (kind === 'person') {
    const account = await Accounts.findById(id, { name: 1 }).lean()
    return account
      ? { title: `Notifications of ${account.name}`, href: `/people/${id}` }
      : { title: 'Notifications of a former member', href: null }
  }
  const shelf = kind === 'digest' ? Digests : Documents
  const found = await (shelf as typeof Digests).findById(id, { slug: 1, title: 1 }).lean()
  return found ? { title: found.title, href: `/${kind}s/${found.slug}` } : { title: channel, href: null }
}
