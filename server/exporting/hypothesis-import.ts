import type { Actor } from '../../shared/accounts/actor.ts'
import type { HypothesisAnnotation, ImportHypothesis } from '../../shared/exporting/hypothesis.schema.ts'
import { fromMarkdown } from '../../shared/exporting/hypothesis-markup.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { type ImportedMark, importAnnotations } from '../annotations/annotations.import.ts'
import { documentBySlug } from '../library/documents.reader.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { commit } from '../platform/data/commit.ts'
import { type Id, newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { toHtml } from '../threads/to-html.ts'
import { importReplies } from './hypothesis-replies.ts'
import { type Brought, sayBrought, type Unsure } from './hypothesis-said.ts'
import { type OriginRecord, Origins } from './origins.model.ts'
import { type PlacedQuote, placeQuotes } from './place-quotes.ts'

type Answer = WriteAnswer & { notice: string; unsure: Unsure[] }

type Found = Extract<PlacedQuote, { state: 'exact' | 'changed' }>

/**
 * Takes what Hypothesis exported onto a document: annotations where their quotations stand, notes on the page as a
 * whole as thoughts on the document, replies as comments under them, their authors by name. What doesn't stand here to
 * the letter is answered rather than made, unless `alsoChanged` asks for what is similar; it then quotes the words it
 * was made on. What isn't for everybody to read there is left out. Nothing is taken twice; what was replied since the
 * last time is.
 */
export async function importHypothesis(actor: Actor, slug: string, body: ImportHypothesis): Promise<Answer> {
  const { document, excerpts } = await documentBySlug(slug, actor)
  const open = body.annotations.filter(isForAll)
  const replies = open.filter(({ references }) => references.length > 0)
  const tops = open.filter(({ references }) => references.length === 0)
  const pageNotes = tops.filter(({ target }) => target.every(({ selector }) => selector.length === 0))
  const placed = placeQuotes(
    tops.filter((each) => !pageNotes.includes(each)),
    excerpts,
  )
  const wanted = placed.filter(
    (each): each is Found => each.state === 'exact' || (each.state === 'changed' && body.alsoChanged),
  )
  const channel = `document:${document.id}` as const
  const location = `/documents/${document.slug}`
  const { operation } = body
  const write = { actor, operation, body: { ...body, slug }, channel }
  const brought: Brought = {
    made: 0,
    replies: 0,
    lostReplies: 0,
    closed: body.annotations.length - open.length,
  }
  const answer = await commit(write, async (tx) => {
    const known = await knownOf(tx, body.annotations)
    const fresh = wanted.filter(({ given }) => !known.has(given.id))
    const marks = await Promise.all(fresh.map((each) => toMark(tx, each)))
    const ids = await importAnnotations(tx, toId(document.id), marks)
    const threads = new Map<string, Id>(fresh.map(({ given }, index) => [given.id, ids[index] as Id]))
    for (const [id, thing] of threads) keep(tx, 'annotation', id, thing)
    const said = await importReplies(tx, {
      document: toId(document.id),
      channel,
      pageNotes: pageNotes.filter(({ id }) => !known.has(id)),
      replies: replies.filter(({ id }) => !known.has(id)),
      threads,
      known,
      toComment,
    })
    for (const [id, comment] of said.made) keep(tx, 'comment', id, comment._id)
    brought.made = fresh.length + said.pageNotes
    brought.replies = said.made.size - said.pageNotes
    brought.lostReplies = said.lost
    return { location }
  })
  const unsure = placed.flatMap((each): Unsure[] => {
    const { given, quoted } = each
    if (each.state === 'orphan') return [{ id: given.id, state: 'orphan', quoted, here: null }]
    if (each.state === 'exact' || body.alsoChanged) return []
    return [{ id: given.id, state: 'changed', quoted, here: each.selectors.quote.exact }]
  })
  return { ...answer, unsure, notice: sayBrought(brought, unsure) }
}

/** What everybody may read there. A file that doesn't say who may was made by somebody who wanted all of it here. */
const isForAll = ({ permissions, hidden }: HypothesisAnnotation): boolean =>
  hidden !== true && (permissions?.read ?? ['group:__world__']).includes('group:__world__')

const addressOf = (id: string) => `https://hypothes.is/a/${id}`

const keep = (tx: Transaction, kind: OriginRecord['kind'], id: string, thing: Id) =>
  tx.insert(Origins, { _id: newId(), address: addressOf(id), kind, thing })

/** What was taken over before, by its ids there. */
async function knownOf(tx: Transaction, given: HypothesisAnnotation[]): Promise<Map<string, OriginRecord>> {
  const mentioned = given.flatMap(({ id, references }) => [id, ...references])
  const byAddress = new Map(mentioned.map((id) => [addressOf(id), id]))
  const found = await Origins.find({ address: { $in: [...byAddress.keys()] } })
    .session(tx.session)
    .lean<OriginRecord[]>()
  return new Map(found.map((origin) => [byAddress.get(origin.address) as string, origin]))
}

async function toMark(
  tx: Transaction,
  { given, quoted, state, excerpt, selectors }: Found,
): Promise<ImportedMark> {
  const { text, revision } = await excerptWording(excerpt.id, null, tx.session)
  const original = state === 'changed' ? `> ${quoted.replace(/\s+/g, ' ')}\n\n` : ''
  const source = (original + fromMarkdown(given.text)).trim()
  return {
    ...selectors,
    excerpt: toId(excerpt.id),
    seen: { text: excerpt.text, revision: excerpt.revision },
    today: { text, revision },
    ...byWhom(given),
    note: source === '' ? null : { source, html: toHtml(source) },
    tags: [...new Set(given.tags.map(toTag))].filter((tag) => tag.length > 1).slice(0, 8),
    motivation: null,
    elsewhere: { via: addressOf(given.id) },
  }
}

const byWhom = ({ user, user_info, created, updated }: HypothesisAnnotation) => ({
  name: user_info?.display_name || user.replace(/^acct:|@.*$/g, ''),
  created: new Date(created),
  // Hypothesis says so of all, also a moment after it was made.
  modified: updated && Date.parse(updated) - Date.parse(created) > 1_000 ? new Date(updated) : null,
})

/** A reply or a note on the page as words of a thread; comments have no tags, so they are told at its end. */
function toComment(
  given: HypothesisAnnotation,
): Pick<CommentRecord, 'source' | 'html'> & ReturnType<typeof byWhom> {
  const tags = given.tags.length > 0 ? `Tags: ${given.tags.join(', ')}` : ''
  const source = [fromMarkdown(given.text), tags].filter(Boolean).join('\n\n')
  return { source, html: toHtml(source), ...byWhom(given) }
}

/** A tag as our vocabulary writes them. */
const toTag = (tag: string) =>
  tag
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
