import {
  agent,
  type HouseContext,
  houseContext,
  sourceOf,
  toWebAssessment,
  toWebLinking,
  type WebAgent,
  type WebAnnotation,
  type WebTarget,
} from '../../shared/exporting/web-annotation.ts'
import type { RoundView, SeatRole, SessionState } from '../../shared/live-sessions/views.ts'
import { storyOf } from '../live-sessions/story.reader.ts'
import { csvOf, type Row, toRows } from './to-csv.ts'
import { toWeb } from './to-web.ts'

/** A passage that people marked in a blind round, with who they are. */
type ExportedPassage = { id: string; target: WebTarget; markedBy: WebAgent[] }

/** A round and what it came to. `alpha` is Krippendorff's; null where it says nothing, or nothing was revealed. */
export type ExportedRound = {
  id: string
  type: 'Round'
  number: number
  task: string | null
  stage: RoundView['state']
  began: string
  ended: string | null
  participants: WebAgent[]
  marks: number
  alpha: number | null
  passages: ExportedPassage[]
}

/**
 * What everybody may see of what was made in a live session: its marks and contradictions as W3C annotations, in a
 * collection of one page; who took part and the rounds' results in the words of this house (docs/sessions-export.md).
 */
export type SessionExport = {
  '@context': HouseContext
  id: string
  type: 'AnnotationCollection'
  label: string
  total: number
  first: { id: string; type: 'AnnotationPage'; startIndex: 0; items: WebAnnotation[] }
  session: {
    id: string
    type: 'Session'
    stage: SessionState
    began: string | null
    ended: string | null
    participants: { agent: WebAgent; role: SeatRole; joined: string }[]
    rounds: ExportedRound[]
  }
}

/** @throws {Problem} `not-found` */
export async function exportSession(id: string, base: string): Promise<SessionExport> {
  const { session, seats, rounds, marks, contradictions } = await storyOf(id)
  const address = `${base}/sessions/${id}`
  const items = [
    ...(await toWeb(marks, base)),
    ...contradictions.flatMap((view) => [toWebLinking(view, base), toWebAssessment(view, base)]),
  ]
  const agentOf = (person: { id: string; name: string }): WebAgent => agent(base, person)
  return {
    '@context': houseContext(base),
    id: `${address}/export.jsonld`,
    type: 'AnnotationCollection',
    label: session.title,
    total: items.length,
    first: { id: `${address}/export.jsonld#items`, type: 'AnnotationPage', startIndex: 0, items },
    session: {
      id: address,
      type: 'Session',
      stage: session.state,
      began: session.began,
      ended: session.ended,
      participants: seats.map(({ person, role, joined }) => ({ agent: agentOf(person), role, joined })),
      rounds: rounds.map(({ id, number, task, state, began, ended, result }) => ({
        id: `${address}/summary#round-${id}`,
        type: 'Round',
        number,
        task,
        stage: state,
        began,
        ended,
        participants: (result?.people ?? []).map(agentOf),
        marks: result?.marks ?? 0,
        alpha: result?.alpha ?? null,
        passages: (result?.passages ?? []).map(({ excerpt, revision, start, end, exact, by }, at) => ({
          id: `${address}/summary#round-${id}-${at + 1}`,
          target: {
            type: 'SpecificResource',
            source: sourceOf(base, excerpt, revision),
            selector: [
              { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
              { type: 'TextPositionSelector', start, end },
            ],
          },
          markedBy: by.map(agentOf),
        })),
      })),
    },
  }
}

/** The same as a table: a line for each mark and each end of a contradiction, then the rounds and their passages. */
export const sessionCsv = ({ first, session }: SessionExport): string =>
  csvOf([...first.items.flatMap(toRows), ...session.rounds.flatMap(rowsOfRound)])

function rowsOfRound({
  id,
  number,
  task,
  ended,
  participants,
  marks,
  alpha,
  passages,
  stage,
}: ExportedRound): Row[] {
  const round: Row = {
    kind: 'round',
    address: id,
    by: namesOf(participants),
    created: ended ?? '',
    modified: '',
    quoted: '',
    source: '',
    start: '',
    end: '',
    words: [
      task ?? '',
      stage === 'revealed' ? `marks ${marks}, alpha ${alpha === null ? 'none' : alpha.toFixed(3)}` : stage,
    ]
      .filter(Boolean)
      .join('\n\n'),
    tags: `round-${number}`,
    answers: '',
  }
  return [
    round,
    ...passages.map(({ id, target, markedBy }): Row => {
      const quote = target.selector?.find((each) => each.type === 'TextQuoteSelector')
      const position = target.selector?.find((each) => each.type === 'TextPositionSelector')
      return {
        ...round,
        kind: 'agreement',
        address: id,
        by: namesOf(markedBy),
        quoted: quote?.exact ?? '',
        source: target.source,
        start: String(position?.start ?? ''),
        end: String(position?.end ?? ''),
        words: `${markedBy.length} of ${participants.length}`,
        answers: round.address,
      }
    }),
  ]
}

const namesOf = (agents: readonly WebAgent[]) => agents.map(({ name }) => name).join('; ')
