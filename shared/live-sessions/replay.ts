import type { SessionStep, Spotlight } from './views.ts'

/** A mark as it was in one wording of its text, in code points. */
export type PlacedMark = { annotation: string; start: number; end: number }

/** A wording that a text had while the session went on, with where its marks lie in it. */
export type ReplayWording = { revision: number; text: string; marks: PlacedMark[] }

/** What there was after so many steps of a session. Things are named by id. */
export type ReplayState = {
  /** How many steps were taken. */
  step: number
  people: { id: string | null; name: string }[]
  task: string | null
  /** The timer that was started last, in seconds, and when; it may have run out. */
  timer: { seconds: number; from: string } | null
  /** Who led; null for nobody. */
  leader: string | null
  spotlight: Spotlight | null
  /** The blind round that was on. */
  round: { id: string; number: number } | null
  revealed: string[]
  /** What everybody saw then. */
  marks: string[]
  /** What was made in the round that was on: then, each saw their own alone. */
  blind: string[]
  /** What was taken back then, and the blind round it was made in where that was still on. */
  withdrawn: { annotation: string; round: string | null }[]
  contradictions: string[]
  messages: string[]
  /** Texts that had been edited, with the revision they had then. */
  revisions: Readonly<Record<string, number>>
}

const beginning: ReplayState = {
  step: 0,
  people: [],
  task: null,
  timer: null,
  leader: null,
  spotlight: null,
  round: null,
  revealed: [],
  marks: [],
  blind: [],
  withdrawn: [],
  contradictions: [],
  messages: [],
  revisions: {},
}

/** What there was after the first `n` steps; fewer than none is none, more than all is all. */
export function stateAt(steps: readonly SessionStep[], n: number): ReplayState {
  return steps.slice(0, Math.max(0, n)).reduce(next, beginning)
}

/** One step further. The state given stays as it is. */
export function next(state: ReplayState, { at, by, what }: SessionStep): ReplayState {
  return { ...state, step: state.step + 1, ...changeOf(state, at, by, what) }
}

const named = ({ id, name }: { id: string | null; name: string }) => ({ id, name })
const withOne = (ids: readonly string[], id: string) => (ids.includes(id) ? [...ids] : [...ids, id])
const without = (ids: readonly string[], id: string) => ids.filter((each) => each !== id)

function changeOf(
  state: ReplayState,
  at: string,
  by: SessionStep['by'],
  what: SessionStep['what'],
): Partial<ReplayState> {
  switch (what.kind) {
    case 'began':
      // Who announced it waited for the others, some of whom took a seat before.
      return by ? { people: [by, ...state.people.filter(({ id }) => id !== by.id)].map(named) } : {}
    case 'joined':
      return !by || state.people.some(({ id }) => id === by.id)
        ? {}
        : { people: [...state.people, named(by)] }
    case 'ended':
      return { task: null, timer: null, leader: null, spotlight: null }
    case 'hand-raised':
    case 'muted':
    case 'unmuted':
    case 'made-cohost':
    case 'made-member':
      return {}
    case 'timer-ran':
      return { timer: null }
    case 'task':
      return { task: what.words }
    case 'timer':
      return { timer: what.seconds === null ? null : { seconds: what.seconds, from: at } }
    case 'leading':
      return { leader: what.on ? (by?.name ?? null) : null }
    case 'spotlight':
      return { spotlight: what.passage }
    case 'round-began':
      return { round: { id: what.round, number: what.number }, blind: [] }
    case 'round-revealed':
      return {
        round: null,
        revealed: withOne(state.revealed, what.round),
        marks: [...new Set([...state.marks, ...state.blind])],
        blind: [],
      }
    case 'round-dropped':
      return { round: null, blind: [] }
    case 'marked':
      // In a blind round nobody else saw it yet.
      return state.round
        ? { blind: withOne(state.blind, what.annotation) }
        : { marks: withOne(state.marks, what.annotation) }
    case 'published':
      return { marks: withOne(state.marks, what.annotation) }
    case 'withdrawn':
      return {
        marks: without(state.marks, what.annotation),
        blind: without(state.blind, what.annotation),
        withdrawn: [
          ...state.withdrawn,
          {
            annotation: what.annotation,
            round: state.blind.includes(what.annotation) ? (state.round?.id ?? null) : null,
          },
        ],
      }
    case 'restored':
      return restored(state, what.annotation)
    case 'proposed':
      return { contradictions: withOne(state.contradictions, what.contradiction) }
    case 'said':
      return { messages: withOne(state.messages, what.message) }
    case 'text-edited':
      return { revisions: { ...state.revisions, [what.excerpt]: what.revision } }
  }
}

/** What comes back is where it was; where its round has ended meanwhile it is its author's own, until published. */
function restored(state: ReplayState, annotation: string): Partial<ReplayState> {
  const was = state.withdrawn.findLast((each) => each.annotation === annotation)
  const withdrawn = state.withdrawn.filter((each) => each.annotation !== annotation)
  if (!was?.round) return { withdrawn, marks: withOne(state.marks, annotation) }
  return was.round === state.round?.id
    ? { withdrawn, blind: withOne(state.blind, annotation) }
    : { withdrawn }
}
