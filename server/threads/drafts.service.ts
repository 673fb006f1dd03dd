import type { Actor } from '../../shared/accounts/actor.ts'
import { toNfc } from '../../shared/text/code-points.ts'
import type { SaveDraft } from '../../shared/threads/drafts.schema.ts'
import { type DraftAnswer, draftKey } from '../../shared/threads/drafts.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DraftRecord, Drafts } from './drafts.model.ts'
import { toDraft } from './drafts.presenter.ts'
import { draftSaved } from './drafts.reader.ts'
import { placeOf } from './places.ts'

/** The most drafts of one account, and of other words kept with one of them. */
const mostDrafts = 200
const mostOthers = 5

/** How often a saving is tried over when another one came between. */
const tries = 5

/**
 * Keeps what is being written. The newest words win; those of another tab or device that these were not written over
 * are kept beside them.
 */
export async function saveDraft(actor: Actor, body: SaveDraft): Promise<DraftAnswer> {
  const account = actor.id
  if (account === null) throw new Problem('log-in-needed')
  const thread = { kind: body.threadKind, id: body.threadId }
  const { channels } = await placeOf(thread)
  const parent = body.parent ?? null
  const key = draftKey(thread, parent)
  const source = toNfc(body.source).slice(0, 10_000)
  for (let left = tries; left > 0; left--) {
    const before = await Drafts.findOne({ account, key }).lean<DraftRecord>()
    if (source.trim() === '') return answer(before && (await takeAway(before, body)))
    if (!before && (await Drafts.countDocuments({ account })) >= mostDrafts) throw new Problem('too-many')
    const draft: DraftRecord = {
      _id: before?._id ?? newId(),
      account,
      key,
      thread,
      parent,
      parentWording: body.parentWording ?? null,
      channels,
      source,
      version: (before?.version ?? 0) + 1,
      by: body.tab,
      updated: new Date(),
      others: before ? othersOf(before, body, source) : [],
      discarded: null,
    }
    if (await put(before, draft)) {
      draftSaved(draft)
      return answer(draft)
    }
  }
  throw new Problem('unavailable')
}

const answer = (draft: DraftRecord | null): DraftAnswer => ({
  location: '/drafts',
  draft: draft && toDraft(draft),
})

/** Saves a draft over the one that was read; false when that has changed since. */
async function put(before: DraftRecord | null, draft: DraftRecord): Promise<boolean> {
  if (before) {
    const { _id, version } = before
    return (await Drafts.replaceOne({ _id, version }, draft)).matchedCount === 1
  }
  try {
    await Drafts.collection.insertOne(draft)
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === 11_000) return false
    throw error
  }
}

/** The other words that are kept beside `source`: none that are in it, or that the same tab has gone on from. */
function othersOf(before: DraftRecord, { tab, based }: SaveDraft, source: string): DraftRecord['others'] {
  const isKnown = before.by === tab || before.version === based || before.discarded !== null
  const others = isKnown ? before.others : [...before.others, { by: before.by, source: before.source }]
  const apart = others.filter((other) => other.by !== tab && !source.includes(other.source.trim()))
  return apart.slice(-mostOthers)
}

/** Takes words away that were seen; other words of the same place take their place, so that they are not lost. */
async function takeAway(
  draft: DraftRecord,
  { based, tab, before = '' }: { based: number; tab?: string; before?: string | undefined },
  session?: Transaction['session'],
): Promise<DraftRecord | null> {
  if (draft.discarded !== null) return null
  const isSeen = draft.version === based || draft.by === tab || before.includes(draft.source.trim())
  if (!isSeen) return draft
  const { _id, version } = draft
  const [other, ...rest] = draft.others.filter(({ source }) => !before.includes(source.trim())).reverse()
  const options = session ? { session } : {}
  if (!other) {
    await Drafts.deleteOne({ _id, version }, options)
    return null
  }
  const next = { source: other.source, by: other.by, others: rest.reverse(), version: version + 1 }
  await Drafts.updateOne({ _id, version }, { $set: next }, options)
  return { ...draft, ...next }
}

/** What was posted is no draft any more, if it is what was kept. */
export async function forgetPosted(
  tx: Transaction,
  account: string,
  place: { thread: DraftRecord['thread']; parent: string | null; draft: number; source: string },
): Promise<void> {
  const key = draftKey(place.thread, place.parent)
  const draft = await Drafts.findOne({ account, key }).session(tx.session).lean<DraftRecord>()
  if (draft) await takeAway(draft, { based: place.draft, before: place.source }, tx.session)
}

/** Takes a draft from the list; for a day it can be brought back. */
export async function discardDraft(actor: Actor, id: string, isGone: boolean): Promise<{ location: string }> {
  if (actor.id === null) throw new Problem('log-in-needed')
  const discarded = isGone ? new Date() : null
  const found = await Drafts.findOneAndUpdate(
    { _id: toId(id), account: actor.id },
    { $set: { discarded }, $inc: { version: 1 } },
  ).lean<DraftRecord>()
  if (found) draftSaved(found)
  else throw new Problem(isGone ? 'not-found' : 'too-late')
  return { location: '/drafts' }
}
