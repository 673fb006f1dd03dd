import type { Actor } from '../../shared/accounts/actor.ts'
import type { HypothesisAnnotation, ImportHypothesis } from '../../shared/exporting/hypothesis.schema.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { type ImportedMark, importAnnotations } from '../annotations/annotations.import.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { commit } from '../platform/data/commit.ts'
import { type Id, newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { restoreComment } from '../threads/comments.restore.ts'
import { toHtml } from '../threads/to-html.ts'
import { type OriginRecord, Origins } from './origins.model.ts'
import { type PlacedQuote, placeQuotes } from './place-quotes.ts'

/** What was not made: quotations that read differently here, and those that stand nowhere or nobody knows where. */
export type Unsure = { id: string; state: 'changed' | 'orphan'; quoted: string; here: string | null }
type Answer = WriteAnswer & { notice: string; unsure: Unsure[] }

type Found = Extract<PlacedQuote, { state: 'exact' | 'changed' }>

/**
 * Takes what Hypothesis exported onto a document: annotations where their quotations stand, replies as comments under
 * them, their authors by name. What doesn't stand here to the letter is answered rather than made, unless
 * `alsoChanged` asks for what is similar; it then quotes the words it was made on. Nothing is taken twice.
 */
export async function importHypothesis(actor: Actor, slug: string, body: ImportHypothesis): Promise<Answer> {
  const { document, excerpts } = await documentBySlug(slug, actor)
  const isReply = ({ references }: HypothesisAnnotation) => references.length > 0
  const placed = placeQuotes(
    body.annotations.filter((each) => !isReply(each)),
    excerpts,
  )
  const wanted = placed.filter(
    (each): each is Found => each.state === 'exact' || (each.state === 'changed' && body.alsoChanged),
  )
  const channel = `document:${document.id}` as const
  const location = `/documents/${document.slug}`
  const { operation } = body
  const write = { actor, operation, body: { ...body, slug }, channel }
  let made = 0
  const answer = await commit(write, async (tx) => {
    const known = await knownOf(tx, body.annotations)
    const fresh = wanted.filter(({ given }) => !known.has(given.id))
    const marks = await Promise.all(fresh.map((each) => toMark(tx, each)))
    const ids = await importAnnotations(tx, toId(document.id), marks)
    const threads = new Map(fresh.map(({ given }, index) => [given.id, ids[index] as Id]))
    for (const [id, thing] of threads) keep(tx, 'annotation', id, thing)
    await makeReplies(tx, body.annotations.filter(isReply), threads, channel)
    made = fresh.length
    return { location }
  })
  const unsure = placed.flatMap((each): Unsure[] => {
    const { given, quoted } = each
    if (each.state === 'orphan') return [{ id: given.id, state: 'orphan', quoted, here: null }]
    if (each.state === 'exact' || body.alsoChanged) return []
    return [{ id: given.id, state: 'changed', quoted, here: each.selectors.quote.exact }]
  })
  return { ...answer, unsure, notice: say(made, unsure) }
}

function say(made: number, unsure: Unsure[]): string {
  const changed = unsure.filter(({ state }) => state === 'changed').length
  const lost = unsure.length - changed
  return [
    `${count(made, 'annotation')} taken over.`,
    ...(changed > 0 ? [`${count(changed, 'passage')} read differently here and were left out.`] : []),
    ...(lost > 0
      ? [`${count(lost, 'annotation')} left out: the words do not stand here, or in several places.`]
      : []),
  ].join(' ')
}

const addressOf = (id: string) => `https://hypothes.is/a/${id}`

const keep = (tx: Transaction, kind: OriginRecord['kind'], id: string, thing: Id) =>
  tx.insert(Origins, { _id: newId(), address: addressOf(id), kind, thing })

/** The ids of those that were taken over before. */
async function knownOf(tx: Transaction, given: HypothesisAnnotation[]): Promise<Set<string>> {
  const byAddress = new Map(given.map(({ id }) => [addressOf(id), id]))
  const found = await Origins.find({ address: { $in: [...byAddress.keys()] } })
    .session(tx.session)
    .lean<OriginRecord[]>()
  return new Set(found.flatMap(({ address }) => byAddress.get(address) ?? []))
}

async function toMark(
  tx: Transaction,
  { given, quoted, state, excerpt, selectors }: Found,
): Promise<ImportedMark> {
  const { text, revision } = await excerptWording(excerpt.id, null, tx.session)
  const original = state === 'changed' ? `> ${quoted.replace(/\s+/g, ' ')}\n\n` : ''
  const source = (original + given.text).trim()
  return {
    ...selectors,
    excerpt: toId(excerpt.id),
    seen: { text: excerpt.text, revision: excerpt.revision },
    today: { text, revision },
    ...byWhom(given),
    note: source === '' ? null : { source, html: toHtml(source) },
    tags: [...new Set(given.tags.map(toTag))].filter((tag) => tag.length > 1).slice(0, 8),
    motivation: null,
  }
}

const byWhom = ({ user, user_info, created }: HypothesisAnnotation) => ({
  name: user_info?.display_name || user.replace(/^acct:|@.*$/g, ''),
  created: new Date(created),
  modified: null,
})

/** A tag as our vocabulary writes them. */
const toTag = (tag: string) =>
  tag
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)

/** A reply answers the last one of those it names that is here; the annotation itself begins the thread. */
async function makeReplies(
  tx: Transaction,
  replies: HypothesisAnnotation[],
  threads: Map<string, Id>,
  channel: `document:${string}`,
): Promise<void> {
  const made = new Map<string, CommentRecord>()
  for (const given of replies.toSorted((a, b) => a.references.length - b.references.length)) {
    const root = threads.get(given.references[0] ?? '')
    if (!root || given.text.trim() === '' || made.has(given.id)) continue
    const parent = made.get(given.references.findLast((id) => made.has(id)) ?? '') ?? null
    const comment = await restoreComment(tx, {
      thread: { kind: 'annotation', id: root.toHexString() },
      channels: [channel],
      parent,
      words: { source: given.text, html: toHtml(given.text) },
      ...byWhom(given),
    })
    made.set(given.id, comment)
    keep(tx, 'comment', given.id, comment._id)
  }
}
