import type { Actor } from '../../shared/accounts/actor.ts'
import type { ContradictionEnd } from '../../shared/contradictions/views.ts'
import type { FieldProblem } from '../../shared/errors.ts'
import type { ImportDocument } from '../../shared/exporting/document-export.schema.ts'
import { toMarkup } from '../../shared/exporting/to-markup.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { importAnnotations } from '../annotations/annotations.import.ts'
import { importContradiction } from '../contradictions/contradictions.import.ts'
import { importClosed } from '../curation/threads.import.ts'
import { authorityBySlug } from '../library/authorities.ts'
import type { ExcerptRecord } from '../library/excerpts.model.ts'
import { isSlugHere, pathOfDocument } from '../library/passages.reader.ts'
import { restoreDocument } from '../library/restore-document.ts'
import { findReport } from '../library/shelve-report.ts'
import { commit } from '../platform/data/commit.ts'
import { type Id, newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { type CommentToRestore, restoreComment } from '../threads/comments.restore.ts'
import { cleanHtml } from '../threads/to-html.ts'
import { type OriginRecord, Origins } from './origins.model.ts'
import { type Here, readEnds } from './read-ends.ts'
import { type ReadExport, readExport } from './read-export.ts'
import { byWhom, marksOf, toRestore, wordsOf } from './to-restore.ts'

type Session = Transaction['session'] | null

/**
 * Makes the document of an export anew, with the wordings of its excerpts, its annotations, contradictions and
 * threads: all or nothing. `base` is our own origin. A file that was imported before, or that is of a document here,
 * changes nothing and leads there. A contradiction with a document that isn't here waits until that one is imported.
 * @throws {Problem} `invalid`, with everything in the file that can't be read or kept.
 */
export async function importDocument(
  actor: Actor,
  body: ImportDocument,
  base: string,
): Promise<WriteAnswer & { notice?: string }> {
  const { read, problems } = readExport(body.export)
  const here = await placeOf(read, base, null)
  if (here !== null) return { events: [], location: here, notice: 'This document is here already.' }
  refuse([...problems, ...(await unfit(read)), ...(await hereAlready(read))])
  // The document has no id yet: whoever imports the same file meanwhile waits in the same queue.
  const channel = `document:${read.slug}` as const
  const { operation } = body
  let waiting = 0
  const answer = await commit({ actor, operation, body, channel }, async (tx) => {
    const already = await placeOf(read, base, tx.session)
    if (already !== null) return { location: already }
    const made = await make(tx, actor, read)
    waiting = made.waiting
    return { location: `/documents/${made.slug}` }
  })
  return { ...answer, notice: sayWhatCame(body.export, waiting) }
}

function sayWhatCame({ annotations, comments, contradictions }: ImportDocument['export'], waiting: number) {
  const linked = contradictions.filter(({ motivation }) => motivation === 'linking').length - waiting
  const came = [
    count(annotations.length, 'mark or note', 'marks and notes'),
    count(linked, 'contradiction'),
    count(comments.length, 'thought'),
  ]
  const said = `Here with ${came.join(', ')}.`
  return waiting === 0 ? said : `${said} ${sayWaiting(waiting)}`
}

const sayWaiting = (waiting: number) =>
  `Left out for now: ${count(waiting, 'contradiction')} with documents that are not here. Import those, and they come with them.`

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new Problem('invalid', { fields: problems })
}

/** Where the file's document is read here; null where it isn't here. */
async function placeOf(
  { given, base, slug }: ReadExport,
  own: string,
  session: Session,
): Promise<string | null> {
  const origin = await Origins.findOne({ address: given.id }).session(session).lean<OriginRecord>()
  if (origin) return pathOfDocument(origin.thing.toHexString(), session)
  return base === own && (await isSlugHere(slug, session)) ? `/documents/${slug}` : null
}

/** What our library can't keep as the file has it. */
async function unfit({ given }: ReadExport): Promise<FieldProblem[]> {
  const { kind, authority, published } = given
  if (authority === null) return []
  if (!authorityBySlug(authority)) {
    const message = `We know no authority “${authority}”.`
    return [{ field: 'export[authority]', code: 'authority-unknown', message }]
  }
  if (kind !== 'inspection-report' || published === null) return []
  const report = await findReport(authority, published, null)
  const message = `This report is here already, from elsewhere: /documents/${report?.slug}`
  return report ? [{ field: 'export[id]', code: 'report-here', message }] : []
}

/** What came here before with another file: it can't come once more, and nothing is left out unsaid. */
async function hereAlready({ given, comments, contradictions }: ReadExport): Promise<FieldProblem[]> {
  const threadOf = new Map(comments.map((comment) => [comment.given.id, comment.thread]))
  const things = (['excerpts', 'annotations', 'comments'] as const).flatMap((name) =>
    given[name].map(({ id }, index) => ({ id, field: `export[${name}][${index}][id]` })),
  )
  const addresses = [...things.map(({ id }) => id), ...contradictions.map((each) => each.given.id)]
  const found = await Origins.find({ address: { $in: addresses } }, { address: 1 }).lean()
  const known = new Set(found.map(({ address }) => address))
  // Contradictions may have come with their other document, and their threads with them.
  const asked = things.filter(({ id }) => !known.has(threadOf.get(id) ?? ''))
  const message = 'This came here before, with another file.'
  return asked.flatMap(({ id, field }) => (known.has(id) ? [{ field, code: 'here-already', message }] : []))
}

async function make(
  tx: Transaction,
  actor: Actor,
  read: ReadExport,
): Promise<{ slug: string; waiting: number }> {
  const { given } = read
  const keep = (kind: OriginRecord['kind'], address: string, thing: Id) =>
    tx.insert(Origins, { _id: newId(), address, kind, thing })
  const creator = { id: actor.id, name: actor.name ?? '' }
  const { document, excerpts } = await restoreDocument(tx, creator, toRestore(read))
  const held = new Map(given.excerpts.map(({ id }, index) => [id, excerpts[index] as ExcerptRecord]))
  const documentId = toId(document.id)
  keep('document', given.id, documentId)
  for (const [address, { _id }] of held) keep('excerpt', address, _id)

  const marked = await importAnnotations(tx, documentId, marksOf(read, held))
  const here: Threads = new Map([[given.id, threadOn('document', documentId, document)]])
  for (const [index, each] of read.annotations.entries()) {
    const id = marked[index] as Id
    keep('annotation', each.given.id, id)
    here.set(each.given.id, threadOn('annotation', id, document))
  }
  const waiting = await makeContradictions(tx, read, { document, held }, (address, made) => {
    keep('contradiction', address, made._id)
    const thread = { kind: 'contradiction' as const, id: made._id.toHexString() }
    here.set(address, { thread, channels: made.channels })
  })
  for (const [address, { _id }] of await makeComments(tx, read, here)) keep('comment', address, _id)
  for (const { target, since, reason } of given.closedThreads) {
    const place = here.get(target)
    if (place) await importClosed(tx, actor, { ...place, since: new Date(since), reason })
  }
  return { slug: document.slug, waiting }
}

type Threads = Map<string, Pick<CommentToRestore, 'thread' | 'channels'>>

const threadOn = (kind: 'document' | 'annotation', id: Id, document: DocumentView) => ({
  thread: { kind, id: id.toHexString() },
  channels: [`document:${document.id}` as const],
})

/** Makes those whose ends are all here and that didn't come with another document; answers how many have to wait. */
async function makeContradictions(
  tx: Transaction,
  { contradictions }: ReadExport,
  here: Here,
  then: (address: string, made: Awaited<ReturnType<typeof importContradiction>>) => void,
): Promise<number> {
  let waiting = 0
  for (const { given, ends, status } of contradictions) {
    if (await Origins.exists({ address: given.id }).session(tx.session)) continue
    const found: ContradictionEnd[] | null = await readEnds(tx, ends, here)
    if (!found) {
      waiting += 1
      continue
    }
    const [claim, type] = given.body
    const words = { claim: claim.value, type: type.value, status }
    then(given.id, await importContradiction(tx, { ...words, ends: found, ...byWhom(given) }))
  }
  return waiting
}

/** The comments of the threads that were made now, by the addresses they had. */
async function makeComments(tx: Transaction, { comments }: ReadExport, threads: Threads) {
  const made = new Map<string, CommentRecord>()
  for (const { given, parent, thread } of comments) {
    const place = threads.get(thread)
    if (!place) continue
    const above = parent === null ? null : (made.get(parent) ?? null)
    made.set(
      given.id,
      await restoreComment(tx, {
        ...place,
        ...byWhom(given),
        parent: above,
        words: wordsOf(given.body),
        former: given.formerWordings.map(({ body: [{ value }], until }) => ({
          source: toMarkup(value),
          html: cleanHtml(value),
          until: new Date(until),
        })),
        answersWording: given.answersWording,
        featured: given.featured === true,
        postAuthor: given.byPostAuthor === true,
      }),
    )
  }
  return made
}
