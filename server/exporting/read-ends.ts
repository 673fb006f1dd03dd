import type { ContradictionEnd } from '../../shared/contradictions/views.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { fieldOf, toEndDocument } from '../contradictions/ends.ts'
import type { ExcerptRecord } from '../library/excerpts.model.ts'
import { documentById, excerptWording } from '../library/passages.reader.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type OriginRecord, Origins } from './origins.model.ts'
import { type ReadEnd, roleOf } from './read-export.ts'

/** What was made of the file so far: its document, and its excerpts by the addresses they had. */
export type Here = { document: DocumentView; held: Map<string, ExcerptRecord> }

/** The ends as they are kept; null where one lies in a document that isn't here, or reads otherwise here. */
export async function readEnds(
  tx: Transaction,
  ends: readonly ReadEnd[],
  here: Here,
): Promise<ContradictionEnd[] | null> {
  const found: ContradictionEnd[] = []
  for (const end of ends) {
    const read = await readEnd(tx, end, here)
    if (!read) return null
    found.push(read)
  }
  return found
}

async function readEnd(
  tx: Transaction,
  end: ReadEnd,
  { document, held }: Here,
): Promise<ContradictionEnd | null> {
  if (end.kind === 'field') return fieldOf(document, end.area)
  if (end.kind === 'passage') {
    const { excerpt, seen, quote, position } = end.passage
    const id = held.get(excerpt.id)?._id.toHexString() ?? ''
    const role = end.role ?? null
    const shown = toEndDocument(document)
    return { kind: 'passage', document: shown, excerpt: id, revision: seen.revision, quote, position, role }
  }
  const address = end.kind === 'field-elsewhere' ? end.document : end.excerpt
  const origin = await Origins.findOne({ address }).session(tx.session).lean<OriginRecord>()
  if (!origin) return null
  const id = origin.thing.toHexString()
  if (end.kind === 'field-elsewhere') return fieldOf(await documentById(id), end.area)
  return passageElsewhere(tx, id, end)
}

async function passageElsewhere(
  tx: Transaction,
  excerpt: string,
  { revision, target }: Extract<ReadEnd, { kind: 'passage-elsewhere' }>,
): Promise<ContradictionEnd | null> {
  const [quote, position] = target.selector
  try {
    const seen = await excerptWording(excerpt, revision, tx.session)
    if (codePointSlice(seen.text, position.start, position.end) !== quote.exact) return null
    const document = toEndDocument(await documentById(seen.document.toHexString()))
    return { kind: 'passage', document, excerpt, revision, quote, position, role: roleOf(target) ?? null }
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  }
}
