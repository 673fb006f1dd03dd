import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ContradictionView } from '../../shared/contradictions/views.ts'
import type { MessageView, SessionStep } from '../../shared/live-sessions/views.ts'
import { publicMarksOfSession } from '../annotations/annotations.reader.ts'
import { publicContradictionsOfSession } from '../contradictions/contradictions.reader.ts'
import { toId } from '../platform/data/ids.ts'
import { publicMessagesOf } from './messages.reader.ts'
import { sessionWithPeople } from './sessions.reader.ts'
import { type StepRecord, Steps } from './steps.model.ts'

/**
 * What remains of a session: what everybody may see of it now, by the rules that hold everywhere. What is removed,
 * withdrawn, held or private is not in it, for nobody, and neither are the steps that tell of it: that there was
 * something would be told by them. So it reads the same to moderators, authors and guests.
 */
export type Story = Awaited<ReturnType<typeof sessionWithPeople>> & {
  steps: SessionStep[]
  marks: AnnotationView[]
  /** The blind round that a mark was made in, by the mark's id. */
  roundOf: ReadonlyMap<string, string>
  contradictions: ContradictionView[]
  messages: MessageView[]
}

/** @throws {Problem} `not-found` */
export async function storyOf(id: string): Promise<Story> {
  const people = await sessionWithPeople(id)
  const session = toId(id)
  const [{ marks, rounds }, contradictions, messages, steps] = await Promise.all([
    publicMarksOfSession(session),
    publicContradictionsOfSession(session),
    publicMessagesOf(session),
    Steps.find({ session }).sort({ session: 1, at: 1, _id: 1 }).lean<StepRecord[]>(),
  ])
  const seen = new Set([...marks, ...contradictions, ...messages].map((each) => each.id))
  return {
    ...people,
    marks,
    roundOf: rounds,
    contradictions,
    messages,
    steps: steps.filter(({ what }) => tellsOfNothingHidden(what, seen)).map(toStep),
  }
}

function tellsOfNothingHidden(what: SessionStep['what'], seen: ReadonlySet<string>): boolean {
  if ('annotation' in what) return seen.has(what.annotation)
  if ('contradiction' in what) return seen.has(what.contradiction)
  if ('message' in what) return seen.has(what.message)
  return true
}

const toStep = ({ at, by, what }: StepRecord): SessionStep => ({
  at: at.toISOString(),
  by: by && { id: by.id, name: by.name },
  what,
})
