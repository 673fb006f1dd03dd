import type { TextRange } from '../../shared/annotations/selectors.ts'
import { agreement, alpha } from '../../shared/live-sessions/agreement.ts'
import type { AgreedPassage, RoundResult } from '../../shared/live-sessions/views.ts'
import { codePointLength, codePointSlice } from '../../shared/text/code-points.ts'
import type { AnnotationRecord } from '../annotations/annotations.model.ts'
import { publicMarksOfRound } from '../annotations/annotations.reader.ts'
import { textsOf } from '../library/excerpts.reader.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { RoundRecord, WasRead } from './rounds.model.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import type { SessionRecord } from './sessions.model.ts'
import { documentsOf } from './subject.reader.ts'

/** The most passages that a result lists; the most agreed on come first. */
const mostPassages = 500

/** What is read in a session as it stands now: what a round that is revealed now was about. */
export async function readNow(session: Transaction['session'], of: SessionRecord): Promise<WasRead> {
  const documents = await documentsOf(of)
  const texts = await textsOf(documents, session)
  return { documents, letters: texts.reduce((sum, { text }) => sum + codePointLength(text), 0) }
}

/**
 * What a round comes to: of all the texts that were read in it, laid end to end, who marked which characters. Who said
 * to be done and marked nothing took part as well. Only what everybody may see is counted, and of that what is still
 * on the words that were marked. How much there was to read is as it was at the reveal: nobody looked at what was
 * added since.
 */
export async function resultOf(
  session: Transaction['session'],
  of: SessionRecord,
  round: RoundRecord,
  read: WasRead,
): Promise<RoundResult> {
  const [texts, found] = await Promise.all([
    textsOf(read.documents, session),
    publicMarksOfRound(round._id, session),
  ])
  const marks = found.filter(
    ({ anchor, retired }) => !retired && (anchor.state === 'exact' || anchor.state === 'moved'),
  )
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
    alpha: alpha(read.letters, laid),
    passages: passages.slice(0, mostPassages),
  }
}

const rangesOf = (marks: readonly AnnotationRecord[], person: string, excerpt: string) =>
  marks
    .filter((mark) => mark.creator.id === person && mark.excerpt.toHexString() === excerpt)
    .map(({ anchor: { start, end } }) => ({ start, end }))
