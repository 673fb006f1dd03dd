import { describe } from '../../shared/annotations/selectors.ts'
import { hasLostWords } from '../../shared/annotations/views.ts'
import type { ContradictionEnd, PassageEnd, PlacedEnd, QuotedEnd } from '../../shared/contradictions/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { anchorsNow } from '../annotations/anchors.ts'
import { excerptWording } from '../library/passages.reader.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { saveContradiction } from './contradictions.changes.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'

type Wording = { text: string; revision: number }

/** The ends of a new contradiction, each placed in what its excerpt says today. */
export async function placeEnds(tx: Transaction, ends: readonly ContradictionEnd[]): Promise<PlacedEnd[]> {
  await tx.addNow()
  const placed: PlacedEnd[] = []
  for (const end of ends) {
    if (end.kind === 'field') placed.push(end)
    else
      placed.push(
        ...(await placedIn(tx, await excerptWording(end.excerpt, null, tx.session), [end])).values(),
      )
  }
  return placed
}

/**
 * Takes the ends in an excerpt along when its wording changes, in the same transaction, as the anchors of annotations:
 * a contradiction whose words became others says so, and what stands there now, and undoing the edit takes that back.
 */
export async function endsFollow(tx: Transaction, excerpt: string, today: Wording): Promise<void> {
  await tx.addNow()
  const found = await Contradictions.find({ 'ends.excerpt': excerpt })
    .session(tx.session)
    .lean<ContradictionRecord[]>()
  const isHere = (end: PlacedEnd) => end.kind === 'passage' && end.excerpt === excerpt
  const here = found.flatMap(({ ends }) => ends.filter(isHere)) as PassageEnd[]
  const placed = await placedIn(tx, today, here)
  for (const contradiction of found) {
    const ends = contradiction.ends.map((end) => placed.get(end as PassageEnd) ?? end)
    await saveContradiction(tx, contradiction, { ends }, 'contradiction.moved')
  }
}

/** The ends with the words that stand there now instead of those that they quoted. */
export async function endsOfToday(tx: Transaction, ends: readonly PlacedEnd[]): Promise<PlacedEnd[]> {
  const renewed: PlacedEnd[] = []
  for (const end of ends) {
    if (end.kind === 'field' || !hasLostWords(end)) {
      renewed.push(end)
      continue
    }
    const { text, revision } = await excerptWording(end.excerpt, null, tx.session)
    const { start, end: last } = end.anchor
    const anchor = { revision, start, end: last, state: 'exact' as const }
    renewed.push({ ...end, revision, ...describe(text, start, last), anchor, words: null })
  }
  return renewed
}

async function placedIn<End extends QuotedEnd>(
  tx: Transaction,
  today: Wording,
  quoted: readonly End[],
): Promise<Map<End, PassageEnd>> {
  const placed = new Map<End, PassageEnd>()
  const [first] = quoted
  if (!first) return placed
  for (const [end, anchor] of await anchorsNow(tx, first.excerpt, today, quoted)) {
    const words = anchor.state === 'changed' ? codePointSlice(today.text, anchor.start, anchor.end) : null
    placed.set(end, { ...end, anchor, words })
  }
  return placed
}
