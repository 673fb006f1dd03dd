import type { PageState } from '../../shared/live/state.ts'
import type { SaveDraft } from '../../shared/threads/drafts.schema.ts'
import type { DraftAnswer } from '../../shared/threads/drafts.ts'
import { readLocal, writeLocal } from './draft.ts'

/** Words as the server keeps them; version 0 where it keeps none. */
type Kept = { version: number; source: string }
const none: Kept = { version: 0, source: '' }

/** How long after a change it is saved, in milliseconds. */
const rest = 2_000

/** This tab, so that the server tells its earlier words from those of others. */
const tab = crypto.randomUUID()

/** What the server keeps, by place, as far as this page knows: newer than the state that the page came with. */
const known = new Map<string, Kept>()

export type Place = Pick<SaveDraft, 'threadKind' | 'threadId' | 'parent'> & { key: string }

type Keeping = {
  field: HTMLTextAreaElement
  place: Place
  /** Where this browser keeps the same words. */
  local: string
  state: PageState
  parentWording: () => number | null
  /** True while the words are being posted: what is saved meanwhile could come after that, and stay as a draft. */
  isPosting: () => boolean
  /** Told of other words for the same place, whenever there are some. */
  offer: (others: string[]) => void
}

/**
 * Keeps on the server what is written in a field, so that it goes on on another device. Begins with the newest words
 * there are and offers what else was written for the place. Answers how to save at once and how to stop.
 */
export function keepDraft({ field, place, local, state, parentWording, isPosting, offer }: Keeping) {
  const syncedAt = `${local} synced`
  const fromPage = state.drafts[place.key]
  let kept = known.get(place.key) ?? fromPage ?? none
  let timer: ReturnType<typeof setTimeout> | null = null
  let isUnderWay = false
  let again = false
  let isStopped = false
  /** What last stood in the field, before it was emptied. */
  let before = ''

  function fill(words: string): void {
    field.value = words
    writeLocal(local, words)
  }
  function remember(next: Kept): void {
    kept = next
    known.set(place.key, next)
    writeLocal(syncedAt, next.version > 0 ? JSON.stringify(next) : '')
  }

  function begin(): void {
    const mine = readLocal(local)
    const synced = readSynced(syncedAt)
    const others = [...(fromPage?.others ?? [])]
    const came = field.defaultValue
    // What was typed before this was loaded stays under the fingers, and goes on from what the page came with.
    const isTyped = field.value !== came && (came !== '' || field.value !== mine)
    const isUntouched = field.value === '' || field.value === kept.source || field.value === mine
    if (isTyped) {
      writeLocal(local, field.value)
      changed()
    } else if (!isUntouched) return
    else if (kept.version > 0 && synced?.version !== kept.version) {
      // Another device was here since: its words are the newest.
      const isApart = mine !== null && mine !== synced?.source && !kept.source.includes(mine.trim())
      if (isApart) others.push(mine)
      fill(kept.source)
      remember(kept)
    } else if (mine === null) {
      if (field.value === '') fill(kept.source)
    } else {
      field.value = mine
      if (synced && kept.version < synced.version) void isStillThere(mine)
      else changed()
    }
    if (others.length > 0) offer(others)
  }

  /** The page knows of no draft though there was one: it was posted or discarded elsewhere, or the page is old. */
  async function isStillThere(mine: string): Promise<void> {
    const fresh = await fetch(location.pathname + location.search, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
    })
    const { drafts } = (await fresh.json()) as PageState
    const there = drafts?.[place.key]
    const synced = readSynced(syncedAt)
    if (there) remember(there)
    else remember(none)
    if (!there && field.value === mine && mine === synced?.source) fill('')
    else changed()
  }

  async function save(isLeaving = false): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (isPosting() && !isLeaving && !isStopped) return later()
    const source = field.value
    if (source === kept.source || (source.trim() === '' && kept.version === 0)) return
    if (isUnderWay && !isLeaving) {
      again = true
      return
    }
    isUnderWay = true
    const { threadKind, threadId, parent } = place
    const body: SaveDraft = {
      ...{ threadKind, threadId, parent, parentWording: parentWording() },
      ...{ source, based: kept.version, tab, ...(source.trim() === '' && { before }) },
    }
    const saved = await fetch('/drafts', {
      method: 'POST',
      keepalive: isLeaving,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-counterpoint-token': state.viewer.token ?? '',
      },
      body: JSON.stringify(body),
    }).catch(() => null)
    isUnderWay = false
    // Not saved, it stays in this browser and goes with the next change.
    if (saved?.ok) take(source, ((await saved.json()) as DraftAnswer).draft)
    if (again) changed()
    again = false
  }

  /** What the server keeps once `source` was saved. */
  function take(source: string, draft: DraftAnswer['draft']): void {
    const isEmptied = source.trim() === ''
    remember(draft ? { version: draft.version, source: isEmptied ? draft.source : source } : none)
    // Another tab's words took the place of those that were posted.
    if (isEmptied && draft && field.value === source) fill(draft.source)
    if (draft && draft.others.length > 0) offer(draft.others)
  }

  function changed(): void {
    if (field.value.trim() === '') return void save()
    before = field.value
    later()
  }
  function later(): void {
    timer ??= setTimeout(() => void save(), rest)
  }
  const leave = () => void save(true)

  begin()
  field.addEventListener('input', changed)
  addEventListener('pagehide', leave)
  addEventListener('online', changed)
  return function stop(): void {
    field.removeEventListener('input', changed)
    removeEventListener('pagehide', leave)
    removeEventListener('online', changed)
    isStopped = true
    // What is under way ends first: passed by, it would bring back what was posted.
    void save(!isUnderWay)
  }
}

function readSynced(key: string): Kept | null {
  const kept = readLocal(key)
  return kept === null ? null : (JSON.parse(kept) as Kept)
}
