import type { Channel } from '../../shared/live/contract.ts'
import { opening } from '../../shared/text/opening.ts'
import type { DraftLine, DraftView } from '../../shared/threads/drafts.ts'
import { Memory } from '../platform/data/memory.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DraftRecord, Drafts } from './drafts.model.ts'
import { toDraft } from './drafts.presenter.ts'
import { placeOf } from './places.ts'

/** How much of a draft the list of them shows, in characters. */
const mostShown = 200

/** Whether somebody has begun anything on a channel's pages; what it is changes with every word. */
const begun = new Memory<boolean>(20_000)
const keyOf = (account: string, channel: Channel) => `${account} ${channel}`

/** To be called once a draft is saved, or brought back. */
export function draftSaved({ account, channels }: Pick<DraftRecord, 'account' | 'channels'>): void {
  for (const channel of channels) begun.forget(keyOf(account, channel))
}

/** What an account has begun in the threads that these channels' pages show, by place. */
export async function draftsOn(account: string, channels: Channel[]): Promise<Record<string, DraftView>> {
  const read = () =>
    Drafts.find({ account, channels: { $in: channels }, discarded: null }).lean<DraftRecord[]>()
  let found: DraftRecord[] | null = null
  const keys = channels.map((channel) => keyOf(account, channel))
  const known = await begun.among(keys, async (unknown) => {
    const drafts = await read()
    found = drafts
    const has = new Set(drafts.flatMap((draft) => draft.channels.map((channel) => keyOf(account, channel))))
    return new Map(unknown.map((key) => [key, has.has(key)]))
  })
  if (!keys.some((key) => known.get(key))) return {}
  const drafts = found ?? (await read())
  return Object.fromEntries(drafts.map((draft) => [draft.key, toDraft(draft)]))
}

/** Everything that an account has begun and not posted, the newest first; what it discarded within a day as well. */
export async function draftsOf(account: string): Promise<DraftLine[]> {
  const found = await Drafts.find({ account }).sort({ updated: -1 }).lean<DraftRecord[]>()
  return Promise.all(found.map(toLine))
}

async function toLine({ _id, thread, parent, source, updated, discarded }: DraftRecord): Promise<DraftLine> {
  const place = await placeOf(thread).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
  const words = source.trim()
  return {
    id: _id.toHexString(),
    href: place && (parent ? `/comments/${parent}/reply` : `${place.path}#thoughts`),
    under: place?.title ?? 'Something that is no longer here',
    isReply: parent !== null,
    words: place && words.length > mostShown ? opening(words, mostShown) : words,
    updated: updated.toISOString(),
    discarded: discarded !== null,
  }
}
