import type { Actor } from '../../shared/accounts/actor.ts'
import { type Channel, type EntityKind, noCounts, type Views } from '../../shared/live/contract.ts'
import { type Depth, noTables, type PageState, type Tables } from '../../shared/live/state.ts'
import type { Page } from '../../shared/pages/page.ts'
import { headsOf } from '../platform/data/heads.ts'

/** What a page's address and reader give its loader. */
export type Asked = {
  params: Record<string, string>
  query: URLSearchParams
  actor: Actor
  /** The guest that this browser's session keeps, also while an account is logged in, which may claim it; '' for none. */
  keptGuest: string
}

/** What a loader gives back: the page with everything it shows, or where it is to be found instead. */
export type Loaded =
  | {
      page: Page
      title: string
      channels: PageState['channels']
      tables: Tables
      /** What it holds of the threads on it; none where absent. */
      threads?: PageState['threads']
      /** What the viewer has begun to write there; nothing where absent. */
      drafts?: PageState['drafts']
      status?: number
    }
  | { redirect: string }

export type Loader = (asked: Asked) => Promise<Loaded>

/** Which channels a page watches, and how much of each it holds. */
export type Depths = Record<Channel, Depth>

export const channelOf = (kind: 'digest' | 'document', id: string): Channel => `${kind}:${id}`

/**
 * The channels of a page with their numbers. Read **before** the things themselves: what changes in between is then
 * told again as a live event, which is harmless, and never missed.
 */
export async function watching(depths: Depths): Promise<PageState['channels']> {
  const heads = await headsOf(Object.keys(depths) as Channel[])
  const channels: PageState['channels'] = {}
  for (const [channel, depth] of Object.entries(depths) as [Channel, Depth][]) {
    channels[channel] = { seq: heads[channel]?.seq ?? 0, counts: heads[channel]?.counts ?? noCounts, depth }
  }
  return channels
}

/** The channels with one of them at the number that its threads were read at: their counts must not be counted twice. */
export function at(channels: PageState['channels'], channel: Channel, seq: number): PageState['channels'] {
  const own = channels[channel]
  return own ? { ...channels, [channel]: { ...own, seq } } : channels
}

/** Tables that hold the given things. */
export function tablesOf(things: { [K in EntityKind]?: Views[K][] }): Tables {
  const tables: Record<string, Record<string, unknown>> = noTables()
  for (const [kind, views] of Object.entries(things)) {
    tables[kind] = Object.fromEntries(views.map((view) => [view.id, view]))
  }
  return tables as Tables
}

/** A page that shows nothing live. */
export const still = (page: Page, title: string): Loaded => ({
  page,
  title,
  channels: {},
  tables: noTables(),
})

/** What an address asks for, where that is one of these. */
export const oneOf = <T extends string>(list: readonly T[], asked: string | null): T | null =>
  list.find((each) => each === asked) ?? null
