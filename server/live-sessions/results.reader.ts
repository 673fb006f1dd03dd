import type { TextRange } from '../../shared/annotations/selectors.ts'
import { agreement, alpha } from '../../shared/live-sessions/agreement.ts'
import type { AgreedPassage, RoundResult } from '../../shared/live-sessions/views.ts'
import { codePointLength, codePointSlice } from '../../shared/text/code-points.ts'
import type { AnnotationRecord } from '../annotations/annotations.model.ts'
import { publicMarksOfRound } from '../annotations/annotations.reader.ts'
import { textsOf } from '../library/excerpts.reader.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { RoundRecord } from './rounds.model.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import type { SessionRecord } from './sessions.model.ts'
import { documentsOf } from './subject.reader.ts'

/** The most passages that a result lists; the most agreed on come first. */
const mostPassages = 500

/**
 * What a round comes to: of all the texts read in the session, laid end to end, who marked which characters. Who said
 * to be done and marked nothing took part as well. Only what everybody may see is counted.
 */
export async function resultOf(
  session: Transaction['session'],
  of: SessionRecord,
  round: RoundRecord,
): Promise<RoundResult> {
  const [texts, found] = await Promise.all([
    textsOf(await documentsOf(of), session),
    publicMarksOfRound(round._id, session),
  ])
  const marks = found.filter(({ anchor }) => anchor.state === 'exact' || anchor.state === 'moved')
  const takingPart = new Set([...marks.map(({ creator }) => creator.id ?? ''), ...round.done])
  const seats = await Seats.find({ session: of._id })
    .sort({ joined: 1 })
    .session(session)
    .lean<SeatRecord[]>()
  const people = seats.map(({ person }) => person).filter(({ id }) => takingPart.has(id))
  let offset = 0
  const laid = people.map(({ id }) => ({ person: id, ranges: [] as TextRange[] }))
  const passages: AgreedPassage[] = []
  for (const { excerpt, revision, text } of texts) {
    const here = people.map(({ id }) => ({ person: id, ranges: rangesOf(marks, id, excerpt) }))
    for (const { start, end, by } of agreement(here)) {
      const named = people.filter(({ id }) => by.includes(id))
      passages.push({ excerpt, revision, start, end, exact: codePointSlice(text, start, end), by: named })
    }
    for (const [at, { ranges }] of here.entries()) {
      laid[at]?.ranges.push(...ranges.map(({ start, end }) => ({ start: start + offset, end: end + offset })))
    }
    offset += codePointLength(text)
  }
  passages.sort((a, b) => b.by.length - a.by.length)
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    marks: marks.length,
    alpha: alpha(offset, laid),
    passages: passages.slice(0, mostPassages),
  }
}

const rangesOf = (marks: readonly AnnotationRecord[], person: string, excerpt: string) =>
  marks
    .filter((mark) => mark.creator.id === person && mark.excerpt.toHexString() === excerpt)
    .map(({ anchor: { start, end } }) => ({ start, end }))
