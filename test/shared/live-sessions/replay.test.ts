import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { next, type ReplayState, stateAt } from '../../../shared/live-sessions/replay.ts'
import type { SessionStep } from '../../../shared/live-sessions/views.ts'

const at = '2026-05-03T14:00:00.000Z'
const ada = { id: 'ada', name: 'Ada' }
const step = (what: SessionStep['what'], by: SessionStep['by'] = ada): SessionStep => ({ at, by, what })

const thing = fc.constantFrom('one', 'two', 'three')
const what: fc.Arbitrary<SessionStep['what']> = fc.oneof(
  fc.record({ kind: fc.constantFrom('marked' as const, 'published' as const), annotation: thing }),
  fc.record({ kind: fc.constantFrom('withdrawn' as const, 'restored' as const), annotation: thing }),
  fc.record({
    kind: fc.constantFrom('round-began' as const, 'round-revealed' as const, 'round-dropped' as const),
    round: fc.constantFrom('r1', 'r2'),
    number: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ kind: fc.constant('said' as const), message: thing }),
  fc.record({ kind: fc.constant('proposed' as const), contradiction: thing }),
  fc.record({ kind: fc.constant('task' as const), words: fc.option(fc.string()) }),
  fc.record({ kind: fc.constant('timer' as const), seconds: fc.option(fc.nat(600)) }),
  fc.record({ kind: fc.constant('leading' as const), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('text-edited' as const),
    excerpt: thing,
    revision: fc.integer({ min: 2, max: 9 }),
  }),
  fc.record({
    kind: fc.constantFrom('began' as const, 'joined' as const, 'ended' as const, 'timer-ran' as const),
  }),
)
const log = fc.array(
  fc.record({ at: fc.constant(at), by: fc.constantFrom(ada, { id: 'ben', name: 'Ben' }, null), what }),
  { maxLength: 60 },
)

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object')
    for (const each of Object.values(Object.freeze(value))) frozen(each)
  return value
}

describe('a session gone through again', () => {
  it('is the same at each step, however one came there', () => {
    fc.assert(
      fc.property(log, fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 80 }), (steps, ways) => {
        frozen(steps)
        const walked: ReplayState[] = [frozen(stateAt(steps, 0))]
        for (const [index, each] of steps.entries())
          walked.push(frozen(next(walked[index] as ReplayState, each)))
        let n = 0
        for (const way of ways) {
          n = Math.min(steps.length, Math.max(0, n + way))
          expect(stateAt(steps, n)).toEqual(walked[n])
        }
        expect(stateAt(steps, steps.length + 5)).toEqual(walked.at(-1))
      }),
      { numRuns: 300 },
    )
  })

  it('never shows a mark twice, nor one to all that is seen by its maker alone', () => {
    fc.assert(
      fc.property(log, (steps) => {
        for (let n = 0; n <= steps.length; n++) {
          const { marks, blind, round } = stateAt(steps, n)
          expect(new Set(marks).size).toBe(marks.length)
          expect(new Set(blind).size).toBe(blind.length)
          if (!round) expect(blind).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows what was marked in a blind round from its reveal on, and never what was dropped', () => {
    const began = (number: number) => step({ kind: 'round-began', round: `r${number}`, number })
    const marked = (annotation: string) => step({ kind: 'marked', annotation })
    const steps = [
      marked('open'),
      began(1),
      marked('first'),
      step({ kind: 'round-revealed', round: 'r1', number: 1 }),
      began(2),
      marked('second'),
      step({ kind: 'round-dropped', round: 'r2', number: 2 }),
      step({ kind: 'published', annotation: 'second' }),
    ]
    const seen = steps.map((_, at) => stateAt(steps, at + 1).marks)
    expect(seen[2]).toEqual(['open'])
    expect(stateAt(steps, 3).blind).toEqual(['first'])
    expect(seen[3]).toEqual(['open', 'first'])
    expect(seen[6]).toEqual(['open', 'first'])
    expect(seen[7]).toEqual(['open', 'first', 'second'])
  })

  it('brings back what was withdrawn to where it was', () => {
    const steps = [
      step({ kind: 'round-began', round: 'r1', number: 1 }),
      step({ kind: 'marked', annotation: 'one' }),
      step({ kind: 'withdrawn', annotation: 'one' }),
      step({ kind: 'restored', annotation: 'one' }),
      step({ kind: 'round-revealed', round: 'r1', number: 1 }),
      step({ kind: 'withdrawn', annotation: 'one' }),
      step({ kind: 'round-began', round: 'r2', number: 2 }),
      step({ kind: 'restored', annotation: 'one' }),
    ]
    expect(stateAt(steps, 3).blind).toEqual([])
    expect(stateAt(steps, 4).blind).toEqual(['one'])
    expect(stateAt(steps, 6).marks).toEqual([])
    // It had been revealed: a later round doesn't hide it.
    expect(stateAt(steps, 8)).toMatchObject({ marks: ['one'], blind: [] })
  })

  it('goes through hundreds of steps at once', () => {
    const steps = Array.from({ length: 2_000 }, (_, n) => step({ kind: 'marked', annotation: `mark ${n}` }))
    const from = performance.now()
    expect(stateAt(steps, steps.length).marks).toHaveLength(2_000)
    expect(performance.now() - from).toBeLessThan(1_000)
  })
})
