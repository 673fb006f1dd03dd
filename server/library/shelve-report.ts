import type { Creator } from '../../shared/accounts/views.ts'
import type { Day, Judgement } from '../../shared/library/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { sayDate } from '../../shared/text/dates.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { type ExcerptRecord, Excerpts } from './excerpts.model.ts'
import { inReadingOrder } from './reading-order.ts'
import { freeSlug } from './slugs.ts'

/** A passage of a report, before it has a place. */
export type Passage = Pick<ExcerptRecord, 'kind' | 'section' | 'text' | 'paragraph' | 'page' | 'editorNotes'>

/** What somebody brings of an inspection report: what is known about it, and passages from it. */
export type Report = {
  authority: { slug: string; name: string }
  published: Day
  judgements: Judgement[]
  reinspection: string | null
  sourceUrl: string | null
  passages: Passage[]
}

type Session = Transaction['session'] | null

/** The inspection report that an authority got on a day, where we have it. */
export const findReport = (authority: string, published: Day, session: Session) =>
  Documents.findOne({ kind: 'inspection-report', authority, published })
    .session(session)
    .lean<DocumentRecord>()

/**
 * Puts a report and its passages on the shelf. A report that is here already is joined: what is known of it stays, what
 * was not known is filled in, and a passage that it holds word for word is not put there twice. Returns the document
 * and the excerpts of `report.passages`, in their order, be they new or found.
 */
export async function shelveReport(
  tx: Transaction,
  creator: Creator,
  report: Report,
): Promise<{ document: DocumentRecord; excerpts: ExcerptRecord[] }> {
  const here = await findReport(report.authority.slug, report.published, tx.session)
  const document = here ?? (await newDocument(tx, creator, report))
  const held = here
    ? await Excerpts.find({ document: here._id }).session(tx.session).lean<ExcerptRecord[]>()
    : []
  const excerpts: ExcerptRecord[] = []
  const fresh: ExcerptRecord[] = []
  for (const passage of report.passages) {
    const same = [...held, ...fresh].find(
      (one) => one.section === passage.section && one.text === passage.text,
    )
    const excerpt = same ?? newExcerpt(tx, creator, document, passage)
    if (!same) fresh.push(excerpt)
    excerpts.push(excerpt)
  }
  const completed: DocumentRecord = { ...document, ...filledIn(document, report) }
  completed.excerpts = inReadingOrder(document.excerpts, [...held, ...fresh])
  await save(tx, here, completed, fresh)
  return { document: completed, excerpts }
}

async function newDocument(tx: Transaction, creator: Creator, report: Report): Promise<DocumentRecord> {
  const { authority, published } = report
  const isTaken = async (slug: string) => (await Documents.exists({ slug }).session(tx.session)) !== null
  return {
    _id: newId(),
    slug: await freeSlug(`${authority.slug}-${published}`, isTaken),
    kind: 'inspection-report',
    title: `${authority.name}: inspection of children’s services, published ${sayDate(published)}`,
    authority: authority.slug,
    published,
    judgements: [],
    reinspection: null,
    sourceUrl: null,
    excerpts: [],
    creator,
    created: tx.now,
    version: 0,
  }
}

const newExcerpt = (
  tx: Transaction,
  creator: Creator,
  document: DocumentRecord,
  { kind, section, text, paragraph, page, editorNotes }: Passage,
): ExcerptRecord => ({
  _id: newId(),
  document: document._id,
  kind,
  section,
  text,
  revision: 1,
  worded: { by: creator, at: tx.now },
  paragraph,
  page,
  editorNotes,
  creator,
  created: tx.now,
  version: 1,
})

/** What the document knows, with the blanks filled from the report. */
function filledIn(document: DocumentRecord, report: Report) {
  const known = new Set(document.judgements.map(({ area }) => area))
  return {
    judgements: [...document.judgements, ...report.judgements.filter(({ area }) => !known.has(area))],
    reinspection: document.reinspection ?? report.reinspection,
    sourceUrl: document.sourceUrl ?? report.sourceUrl,
  }
}

/** Writes what is new, and nothing where nothing is. The excerpts are told first: the document then names them. */
async function save(
  tx: Transaction,
  here: DocumentRecord | null,
  document: DocumentRecord,
  fresh: ExcerptRecord[],
): Promise<void> {
  const channel: Channel = `document:${document._id.toHexString()}`
  const { judgements, reinspection, sourceUrl, excerpts } = document
  const learned =
    judgements.length !== here?.judgements.length ||
    reinspection !== here.reinspection ||
    sourceUrl !== here.sourceUrl
  if (here && fresh.length === 0 && !learned) return
  document.version += 1
  if (fresh.length > 0) await Excerpts.collection.insertMany(fresh, { session: tx.session })
  if (here) {
    const set = { judgements, reinspection, sourceUrl, excerpts, version: document.version }
    await Documents.collection.updateOne({ _id: document._id }, { $set: set }, { session: tx.session })
  } else await Documents.collection.insertOne(document, { session: tx.session })
  for (const excerpt of fresh) {
    tx.changed('excerpt', excerpt, [channel])
    tx.record('excerpt.posted', 'excerpt', excerpt)
  }
  tx.changed('document', document, [channel])
  tx.record(here ? 'document.joined' : 'document.posted', 'document', document)
}
